import type { Lexicon } from '../../plan/lexicon.js';
import { findOtherPlaces, mayNamePlaces } from '../facts/find-places.js';
import { Pattern } from '../text/pattern.js';

/** Ours, as against news of other places. */
const OWN = new Pattern(
  /我(?:县|市(?!场)|区|州|旗|局|办|园区|中心|行|们|单位|委|部|乡|镇|院|校|司)|本(?:县|市|局|区|单位|周|月)|我这边|咱们?(?:县|市|区|局|这)/u,
);
/** Others in words, without a name; as the subject, not as those whom our work is for (把他们吓回去). */
const OTHERS = new Pattern(
  /人家|比不(?:了|上|过)|没法比|羡慕|赶不上|(?:^|[，。;!\s])(?:他们|她们)(?!的)|该[县区市州省](?!局|办)|兄弟(?:县|市|单位)|外(?:地|省)|隔壁|周边(?:县|市)|邻县|邻(?:市|省)|别的县|其他县|全国各地/u,
);
/** From whom or of whom one has heard: what follows begins anew. */
const HEARSAY = new Pattern(
  /听(?:说|讲|人说)|据(?:说|悉|了解|报道)|看到(?:新闻|报道|消息)?|刷到|人家|隔壁|邻居|旁边的?|周边的?|兄弟|你们?看|瞧瞧|看看|学习|转发|转[:：]/gu,
);

/** 产品市占率 and the like: 市 for market. */
const NO_PLACE = /^市[占值价盈况面]/u;

/** What follows is told as heard. */
const OPENS_HEARD = new Pattern(
  new RegExp(`^[，。!\\s]{0,4}(?:今天|昨天|早上|刚才|刚)?(?:${HEARSAY.regexp.source})`, 'u'),
);
/** Nobody is amazed at or envies the figures that it reports itself. */
const AMAZED = new Pattern(
  /好家伙|乖乖|我的[天妈]|天[啊哪呐]|[哇啧]|了不得|比不(?:了|上|过)|没法比|羡慕|赶不上|眼红|差距(?:太|好|真|挺)?大|奔着/gu,
);
/** Which office of another place one has heard from (醴陵税务那边). */
const OFFICE =
  '(?:税务|统计|科技|科工信?|财政|人社|农业|工信|市场|组织|教育|卫健)[局部]?|园区|高新区';
/** A place without 市 or 县, known by its last character and by what is said of it (浏阳那边, 浏阳一年). */
const BARE_PLACE = new Pattern(
  new RegExp(
    `^[，。!\\s]{0,4}[\\p{Script=Han}]{1,2}[阳陵州江山川溪湖城沙潭昌浦源岭阴](?=(?:${OFFICE})?那[边里儿]|${OFFICE}|今年|去年|一年|上半年|都|也|又|才)`,
    'u',
  ),
);

/** 醴陵那边: whoever says so is not there. */
const OVER_THERE = new Pattern(
  new RegExp(`^[，。!\\s]{0,4}[\\p{Script=Han}]{2,3}?(?:${OFFICE})?那[边里儿]`, 'u'),
);

const LEVELS = '市省国';

/** 全市 in a county's plan, 全省 in a city's: the wholes above us, by the place of our own level. */
const WHOLES = Array.from(`县${LEVELS}`, (_, own) => {
  const above = LEVELS.slice(own);
  return new Pattern(new RegExp(`全[${above}](?=[^，。]{0,20}[0-9])|[${above}]里?通报`, 'u'));
});

function namesWholeAbove(text: string, placeName: string | null): boolean {
  return WHOLES[LEVELS.indexOf(placeName?.at(-1) ?? '县') + 1]?.test(text) ?? false;
}

/** Names of indicators hold 小区, 长度 and the like, which then mean nothing else. Keeps the length. */
export function withoutNames(text: string, names: readonly string[]): string {
  return names.reduce((rest, name) => rest.replaceAll(name, '·'.repeat(name.length)), text);
}

/** What the judgement of places goes by. */
export interface PlaceSetting {
  readonly lexicon: Pick<Lexicon, 'placeName'>;
  /** Indicators as named in the text. */
  readonly names: readonly string[];
}

const nothing = (): string => '';

/** Whether the text speaks of our own place or unit. */
export function speaksOfUs(text: string, { lexicon: { placeName } }: PlaceSetting): boolean {
  const type = placeName?.at(-1) ?? '县';
  return (
    OWN.test(text) || text.includes(`全${type}`) || (placeName !== null && text.includes(placeName))
  );
}

function placesIn(
  text: string,
  { lexicon: { placeName }, names }: PlaceSetting,
): readonly number[] {
  if (!mayNamePlaces(text, placeName)) return [];
  const said = HEARSAY.replace(withoutNames(text, names), (words) => '，'.repeat(words.length));
  return findOtherPlaces(said, placeName)
    .filter(({ end }) => !NO_PLACE.test(said.slice(end - 1, end + 1)))
    .map(({ start }) => start);
}

/** Whether the text speaks of other places (醴陵市上半年…, 人家一年…). */
export function speaksOfOthers(text: string, setting: PlaceSetting): boolean {
  const { placeName } = setting.lexicon;
  const foreign = placeName === null ? text : text.replaceAll(placeName, ' ');
  return (
    OTHERS.test(foreign) ||
    namesWholeAbove(foreign, placeName) ||
    placesIn(text, setting).length > 0
  );
}

/**
 * Whether a bare name of a place opens a text that tells of it as heard, or in wonder (听说浏阳一年…, 浏阳那边…我们比不了).
 * Without such words it is as likely a town of our own, and a report must not be lost.
 */
function tellsOfBarePlace(text: string, placeName: string | null): boolean {
  const isFar = OVER_THERE.test(text);
  if (!isFar && !OPENS_HEARD.test(text) && AMAZED.search(text) < 0) return false;
  const [name] = BARE_PLACE.exec(AMAZED.replace(HEARSAY.replace(text, nothing), nothing)) ?? [];
  return name !== undefined && !(placeName ?? '').includes(name.replace(/^[，。!\s]{1,4}/u, ''));
}

/** Whether the message opens with another place as its subject (茶陵县前5个月…, 听说隔壁云陂县…). */
export function opensWithOtherPlace(text: string, setting: PlaceSetting): boolean {
  const plain = text.trim();
  if (tellsOfBarePlace(plain, setting.lexicon.placeName)) return true;
  const first = placesIn(plain, setting)[0];
  if (first === undefined) return false;
  return !/[\p{L}\p{N}]/u.test(HEARSAY.replace(plain.slice(0, first), nothing));
}
