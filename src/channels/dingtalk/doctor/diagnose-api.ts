import type { Clock } from '../../../kernel/clock.js';
import type { Diagnosis } from '../../../message/diagnosis.js';
import { rowOfCode } from '../codes.js';
import type { DingtalkConfig } from '../dingtalk-config.js';
import type { Answer } from '../open-api/answer.js';
import type { OpenApi } from '../open-api/open-api.js';
import { doctorTexts } from './doctor-texts.js';
import { failed, failedCall, ok, skipped, warning } from './findings.js';

const { checks, found, remedies } = doctorTexts;

/** Nobody and nothing is called so. */
const NOBODY = 'zhanbao-doctor';
/** From here on replies begin to look odd; at an hour signatures fail. */
const SKEW_WARN_MS = 60_000;
const SKEW_FAIL_MS = 50 * 60_000;

interface ApiCheckDeps {
  readonly config: DingtalkConfig;
  readonly clock: Clock;
  readonly api: OpenApi;
  /** A token of its own, so that an old one in the cache hides nothing. */
  readonly fetchToken: () => Promise<Answer>;
}

/** Token, time, and the permissions by name; nothing is sent and nothing changed. */
export async function diagnoseApi(deps: ApiCheckDeps): Promise<readonly Diagnosis[]> {
  const token = await deps.fetchToken();
  const clock = diagnoseClock(token, deps.clock.now());
  if (token.kind !== 'ok') {
    const others = [checks.sending, checks.members, checks.departments];
    return [
      failedCall(checks.token, token, remedies.credentials),
      clock,
      ...others.map((check) => skipped(check, found.noToken, null)),
    ];
  }
  return [
    ok(checks.token, found.token),
    clock,
    await diagnoseSending(deps),
    await diagnoseMembers(deps),
    await diagnoseDepartments(deps),
  ];
}

function diagnoseClock(answer: Answer, now: Date): Diagnosis {
  const date = answer.kind === 'ok' || answer.kind === 'error' ? answer.date : null;
  if (date === null) return skipped(checks.clock, found.noDate, null);
  const skewMs = Math.abs(now.getTime() - date.getTime());
  const words = found.clock(Math.round(skewMs / 1_000));
  if (skewMs >= SKEW_FAIL_MS) return failed(checks.clock, words, remedies.clock);
  return skewMs >= SKEW_WARN_MS
    ? warning(checks.clock, words, remedies.clock)
    : ok(checks.clock, words);
}

/** A message to a group that does not exist: refused for the group means all else was right. */
async function diagnoseSending({ api, config }: ApiCheckDeps): Promise<Diagnosis> {
  const answer = await api.call({
    host: 'api',
    path: '/v1.0/robot/groupMessages/send',
    body: {
      robotCode: config.robotCode,
      openConversationId: NOBODY,
      msgKey: 'sampleText',
      msgParam: JSON.stringify({ content: NOBODY }),
    },
    isCounted: true,
  });
  const isRight =
    answer.kind === 'ok' ||
    (answer.kind === 'error' && rowOfCode(answer.code)?.action === 'binding-broken');
  return isRight
    ? ok(checks.sending, found.sending)
    : failedCall(checks.sending, answer, remedies.sending);
}

async function diagnoseMembers({ api }: ApiCheckDeps): Promise<Diagnosis> {
  const answer = await api.call({
    host: 'oapi',
    path: '/topapi/v2/user/get',
    body: { userid: NOBODY },
    isCounted: false,
  });
  // That nobody is found shows that looking is allowed.
  const isAllowed =
    answer.kind === 'ok' ||
    (answer.kind === 'error' && rowOfCode(answer.code)?.action === 'receiver');
  return isAllowed
    ? ok(checks.members, found.members)
    : failedCall(checks.members, answer, remedies.members);
}

async function diagnoseDepartments({ api }: ApiCheckDeps): Promise<Diagnosis> {
  const answer = await api.call({
    host: 'oapi',
    path: '/topapi/v2/department/get',
    body: { dept_id: 1 },
    isCounted: false,
  });
  if (answer.kind === 'ok') return ok(checks.departments, found.departments);
  const isUnseen = answer.kind === 'error' && rowOfCode(answer.code)?.action === 'receiver';
  return isUnseen
    ? warning(checks.departments, found.rootUnseen, remedies.rootUnseen)
    : failedCall(checks.departments, answer, remedies.departments);
}
