import { summary } from './decide-confirm.js';
import { openLines } from './naming/list-names.js';
import { mayTeach } from './naming/naming-context.js';
import { namingTexts } from './naming/naming-texts.js';
import { justSay, textReply } from './outcome.js';
import { mayDecideOn } from './pick-receipt.js';
import { momentWords, receiptTexts } from './receipt-texts.js';
import { holdsRole, here } from './situation.js';
import type { BoundSituation } from './situation.js';
import type { Outcome } from './workspace.js';

/** More would fill the screen. */
const MAX_LINES = 12;

/** 待确认: what the speaker may still decide on; the office also sees what has expired. */
export function decidePending(situation: BoundSituation): Outcome {
  const { member, view } = situation;
  const isOffice = holdsRole(member, 'office');
  const open = view.receipts.filter(
    (receipt) =>
      mayDecideOn(member, receipt) &&
      (receipt.status === 'pending' || (isOffice && receipt.status === 'expired')),
  );
  const names = mayTeach(member) ? openLines(situation) : [];
  const proposed = names.length === 0 ? [] : [namingTexts.openHead, ...names];
  if (open.length === 0) {
    const text = [receiptTexts.nothingPending, ...proposed].join('\n');
    return justSay(textReply(here(situation), text));
  }
  const lines = open.slice(-MAX_LINES).map((receipt) => {
    const state =
      receipt.status === 'expired' ? '已过期' : `${momentWords(receipt.expiresAt)}前有效`;
    return `回执${receipt.no}：${summary(situation, receipt)}（${state}）`;
  });
  const rest = open.length - lines.length;
  const more = rest > 0 ? [`另有${rest}份较早的未列出。`] : [];
  return justSay(
    textReply(here(situation), ['待确认回执：', ...lines, ...more, ...proposed].join('\n')),
  );
}
