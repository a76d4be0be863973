import type { Lexicon, LexiconIndicator } from '../../plan/lexicon.js';
import type { IndicatorMention } from '../facts/mention.js';
import type { ReadMessage } from '../read-message.js';

/** How far before and after a name the words that tell twins apart may stand. */
const HINT_REACH = 16;

const MONEY = /金额|额(?!度)|亿|万元|多少钱|钱|规模/u;
const COUNT =
  /[几多][个份笔项件]|多少[个份笔项件]|数量|个数|任务数(?=和|、|与|及|跟)|数(?=[和、与及跟](?:金|总|登记|合同)?额)|份数|笔数|(?:合同|登记|技合)数|[个份笔项件](?=[，。、和及]|$)/u;

function isMoney(indicator: LexiconIndicator): boolean {
  return /[元]$/u.test(indicator.unit);
}

/** Of twins (技合: count and amount) those that the words around ask for; both when the words tell nothing. */
function chooseTwins(mention: IndicatorMention, text: string): readonly LexiconIndicator[] {
  const { candidates, span } = mention;
  if (candidates.length < 2) return candidates;
  const around = text.slice(Math.max(0, span.start - HINT_REACH), span.end + HINT_REACH);
  const money = MONEY.test(around);
  const count = COUNT.test(around);
  if (money === count) return candidates;
  const chosen = candidates.filter((candidate) => isMoney(candidate) === money);
  return chosen.length > 0 ? chosen : candidates;
}

/** 技合登记了多少个, then 金额呢: the amount of what is counted, by a name that begins with the other's. */
function twinOf(
  { names }: LexiconIndicator,
  money: boolean,
  lexicon: Lexicon,
): LexiconIndicator | undefined {
  return lexicon.indicators.find(
    (other) =>
      isMoney(other) === money &&
      other.unit !== '%' &&
      other.names.some((name) =>
        names.some((own) => name !== own && (name.startsWith(own) || own.startsWith(name))),
      ),
  );
}

/** Of what was asked before, what a follow-up narrows it to (个数呢, 金额多少); all when it tells nothing. */
export function narrowTwins(
  indicators: readonly LexiconIndicator[],
  text: string,
  lexicon: Lexicon,
): readonly LexiconIndicator[] {
  const money = MONEY.test(text);
  if (indicators.length === 0 || money === COUNT.test(text)) return indicators;
  const chosen = indicators.filter((indicator) => isMoney(indicator) === money);
  if (chosen.length > 0) return chosen;
  const [one] = indicators;
  const twin = indicators.length === 1 && one ? twinOf(one, money, lexicon) : undefined;
  return twin ? [twin] : indicators;
}

/** 研发占GDP: what stands right before a share is what the share is of, and not asked for itself. */
function isPartOf(share: IndicatorMention | undefined, { span }: IndicatorMention): boolean {
  return share?.span.start === span.end && share.name.startsWith('占');
}

/** The indicators a question names, in order of mention, each once. */
export function readIndicatorSlots(message: ReadMessage): readonly LexiconIndicator[] {
  const found = message.mentions
    .filter((mention, order) => !isPartOf(message.mentions[order + 1], mention))
    .flatMap((mention) => chooseTwins(mention, message.text.text));
  return [...new Set(found)];
}
