import { runsOffice } from './binding/runs-office.js';
import { justSay, textReply } from './outcome.js';
import { reportTexts } from './report-texts.js';
import { here } from './situation.js';
import type { BoundSituation } from './situation.js';
import type { Outcome } from './workspace.js';

/** How much of a platform's allowance is used, in words; `null` where no platform has one. */
export type ReadUsage = () => Promise<string | null>;

/** 平台额度: what the office must know before the platforms fall silent. */
export async function decideUsage(situation: BoundSituation, read: ReadUsage): Promise<Outcome> {
  const text = runsOffice(situation.member)
    ? ((await read()) ?? reportTexts.noAllowance)
    : reportTexts.onlyOfficeAllowance;
  return justSay(textReply(here(situation), text));
}
