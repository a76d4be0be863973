import type { Span } from '../understanding.js';
import { Pattern } from '../text/pattern.js';

/** Provinces, and centrally governed cities. News of these places is not ours. */
const PROVINCES =
  '北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆';
/** After a place name these show that an office, a school or a brand is meant. */
const NOT_INSTITUTION = '(?![级委局里政场科工人长直属管辖内外厅发财教农大学院所国])';

const NAMED = new Pattern(new RegExp(`(?:${PROVINCES})省?(?:全省|省)${NOT_INSTITUTION}`, 'g'));
/** 云溪县上半年…, 和云溪县…; and behind words that say whose news it is (隔壁, 听说) however long the name. */
const BY_SHAPE = new Pattern(
  new RegExp(
    `(?<=^|[，。;:!?、()\\s\\]】]|据|与|和|比|较|隔壁|邻近|旁边|周边|听说|看到|学习|转发|兄弟|人家)(?<stem>[\\u4e00-\\u9fff]{2,3})(?<type>市|县|区|州|旗)${NOT_INSTITUTION}`,
    'gu',
  ),
);
/** 云溪今年高企…, without 县: a name of two characters where figures follow at once, known by the words around it. */
const NEXT_DOOR = new Pattern(
  /(?:隔壁|邻县|邻市|兄弟县|兄弟市)(?:的)?[\u4e00-\u9fff]{2}(?=[今上全新累共已都也搞])/gu,
);
const NOT_A_PLACE =
  /^[全我本该各咱贵两]|[全我本该各省市县镇乡届年月日至到在由于和与的了]|高新|经开|工业|产业|示范|开发|试验|集聚|功能|生态|旅游|农业|科技|创新|核心|中心|周边|老城|新城|园|主城|其他|兄弟|隔壁|国家|有效|平原|景|社|片|小/;

/** False where the text names no other place for sure, also when words are taken out of it or marked off in it. */
export function mayNamePlaces(text: string): boolean {
  return [NAMED, BY_SHAPE, NEXT_DOOR].some((pattern) => pattern.mayMatch(text));
}

/** Names of other places, from which on figures are not ours. `own` is the plan's place (攸县). */
export function findOtherPlaces(text: string, own: string | null): readonly Span[] {
  if (!mayNamePlaces(text)) return [];
  const stem = own?.replace(/[省市县区州旗]$/, '') ?? '';
  const isOwn = (name: string): boolean => stem.length > 0 && name.includes(stem);
  const named = NAMED.findAll(text).filter((match) => !isOwn(match[0]));
  const shaped = BY_SHAPE.findAll(text).filter(
    (match) => !isOwn(match[0]) && !NOT_A_PLACE.test(match.groups?.['stem'] ?? ''),
  );
  const near = NEXT_DOOR.findAll(text).filter((match) => !isOwn(match[0]));
  return [...named, ...shaped, ...near].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/**
 * Where the plan's own place is named: by its name, or by its level (全市 where the plan is a city's, which in a county's
 * plan would be the city above it).
 */
export function findOwnPlace(text: string, own: string | null): readonly Span[] {
  if (own === null) return [];
  const level = own.charAt(own.length - 1);
  const words = [own, ...(/[市区州旗省镇乡]/.test(level) ? [`全${level}`, `我${level}`] : [])];
  return words.flatMap((word) => {
    const found: Span[] = [];
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
      found.push({ start: at, end: at + word.length });
    return found;
  });
}
