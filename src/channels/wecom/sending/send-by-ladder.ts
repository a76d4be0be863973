import type {
  Outgoing,
  SendProgress,
  SendReporter,
  SendResult,
} from '../../../message/outgoing.js';
import { encodeOutgoing } from '../encode/encode-outgoing.js';
import { hintPart } from '../encode/part.js';
import type { Part } from '../encode/part.js';
import { familyOf } from './way.js';
import type { PartResult, Way } from './way.js';

export interface LadderDeps {
  readonly ownUrl: string | null;
  readonly botName: string;
}

interface Attempt {
  readonly outgoing: Outgoing;
  readonly reporter: SendReporter;
  readonly deps: LadderDeps;
  progress: SendProgress;
}

type Ending = Exclude<PartResult, { kind: 'sent' }>;

/**
 * Tries the ways in their order. What must be waited for and what may have gone out ends the attempt;
 * a refusal leads to the next way, and all of them are in the reason.
 */
export async function sendByLadder(
  outgoing: Outgoing,
  ways: readonly Way[],
  reporter: SendReporter,
  deps: LadderDeps,
): Promise<SendResult> {
  const attempt: Attempt = { outgoing, reporter, deps, progress: outgoing.progress };
  const endings: { readonly way: Way; readonly ending: Ending }[] = [];
  for (const way of begunFirst(ways, outgoing.progress)) {
    const ending = await sendOn(way, attempt);
    if (ending === null) return { kind: 'sent', via: way.via };
    if (ending.kind === 'later' || ending.kind === 'unknown') return labelled(ending, way);
    endings.push({ way, ending });
  }
  return verdict(endings, outgoing);
}

/** Parts that have gone out are not sent a second time as long as their way takes the rest. */
function begunFirst(ways: readonly Way[], { via, partsSent }: SendProgress): readonly Way[] {
  if (via === null || partsSent === 0) return ways;
  const isBegun = (way: Way): boolean => familyOf(way.via) === familyOf(via);
  return [...ways.filter(isBegun), ...ways.filter((way) => !isBegun(way))];
}

/** `null` when everything has gone out. */
async function sendOn(way: Way, attempt: Attempt): Promise<Ending | null> {
  const { outgoing, reporter, deps } = attempt;
  const { via, partsSent } = attempt.progress;
  const goesOn = via !== null && familyOf(via) === familyOf(way.via);
  const from = goesOn ? partsSent : 0;
  const seenBefore = outgoing.isRepeat || (partsSent > 0 && !goesOn);
  const parts = encodeOutgoing(outgoing, {
    ...deps,
    style: way.style,
    repeatedFrom: seenBefore ? from : null,
  });
  for (const [index, part] of parts.entries()) {
    if (index < from) continue;
    const result = await sendOrReplace(way, part, index);
    if (result.kind !== 'sent') return result;
    attempt.progress = { via: way.via, partsSent: index + 1 };
    await reporter.partSent({ ...attempt.progress, platformId: result.platformId });
  }
  return null;
}

/** What the platform does not take in its best form goes out in a simpler one. */
async function sendOrReplace(way: Way, part: Part, index: number): Promise<PartResult> {
  const result = await way.sendPart(part, index);
  const simpler = result.kind === 'refused' && result.act === 'content' ? simplerPart(part) : null;
  return simpler === null ? result : way.sendPart(simpler, index);
}

function simplerPart(part: Part): Part | null {
  if (part.kind === 'card') return hintPart(part);
  // Servers older than markdown_v2 show a table's source, which can still be read.
  return part.kind === 'text' && part.format === 'markdown_v2'
    ? { ...part, format: 'markdown' }
    : null;
}

function labelled(
  ending: Extract<SendResult, { kind: 'later' | 'unknown' }>,
  way: Way,
): SendResult {
  return { ...ending, reason: `${way.label}：${ending.reason}` };
}

function verdict(
  endings: readonly { readonly way: Way; readonly ending: Ending }[],
  { to }: Outgoing,
): SendResult {
  const reason =
    endings.map(({ way, ending }) => `${way.label}：${ending.reason}`).join('；') ||
    '没有可用的发送方式：请在企业微信管理后台配置智能机器人、自建应用或群机器人';
  const waits = endings.flatMap(({ ending }) => ('afterMs' in ending ? [ending.afterMs] : []));
  if (waits.length > 0) return { kind: 'later', afterMs: Math.min(...waits), reason };
  const isBroken = endings.some(
    ({ ending }) => ending.kind === 'refused' && ending.act === 'broken',
  );
  return { kind: 'refused', reason, isBindingBroken: to.kind === 'group' && isBroken };
}
