import type { Span } from '../understanding.js';
import { neighboursOf } from '../../plan/glossary/county-names.js';
import { oncePer } from '../once-per.js';
import { CharClass } from '../text/char-class.js';
import { matchesAt } from '../text/matches-at.js';
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
/** The same, tried only where such a name can begin: looking back before every character takes long. */
const SHAPED = new RegExp(BY_SHAPE.regexp.source, 'uy');
const TYPES = new CharClass((char) => /[市县区州旗]/.test(char));
const STEM_LENGTHS = [3, 2];

function findShaped(text: string): readonly RegExpExecArray[] {
  if (!BY_SHAPE.mayMatch(text)) return [];
  const starts: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (!TYPES.has(text, at)) continue;
    for (const length of STEM_LENGTHS) {
      const start = at - length;
      if (start > (starts.at(-1) ?? -1)) starts.push(start);
    }
  }
  return matchesAt(starts, SHAPED, text);
}

/** 云溪今年高企…, without 县: a name of two characters where figures follow at once, known by the words around it. */
const NEXT_DOOR = new Pattern(
  /(?:隔壁|邻县|邻市|兄弟县|兄弟市)(?:的)?[\u4e00-\u9fff]{2}(?=[今上全新累共已都也搞])/gu,
);
const NOT_A_PLACE =
  /^[全我本该各咱贵两]|[全我本该各省市县镇乡届年月日至到在由于和与的了]|高新|经开|工业|产业|示范|开发|试验|集聚|功能|生态|旅游|农业|科技|创新|核心|中心|周边|老城|新城|园|主城|其他|兄弟|隔壁|国家|有效|平原|景|社|片|小/;

/** After the bare name of a neighbour: when, what or how it did. 醴陵籍 and 浏阳路 are none. */
const TELLS_OF_IT =
  /^(?:那|(?:税务|统计|科技|工信|科工|财政|人社|园区|高新区)局?(?:那边|那里|那头)|的?(?:今年|去年|上半年|下半年|上个?月|本月|前[一二三四两1-9]|[1-9一二三四]|第|截[至止]|到[1-9今年]|都|又|也|已|新|累计|共|技合|技术合同|高企|高新技术|科小|小巨人|瞪羚))/u;
/** Where such a name may begin: at the head of a clause, or as what is heard and compared. */
const OPENS = /[，。;:!?\n\s(月年底末日度]$|(?:听说|据说|看到|人家|隔壁|比|像)$/u;
/** Last characters of what `OPENS` knows, so that few places are looked at closely. */
const openEnds = new CharClass((char) => /[，。;:!?\n\s(月年底末日度说到家壁比像]/u.test(char));
const NAME_LENGTHS = [2, 3, 4];
const LONGEST_OPENING = 2;
const AFTER_NAME = 6;

/** What the names of a province begin with: at nearly all places of a text none of them does. */
const firstsOf = oncePer((names: ReadonlySet<string>): CharClass => {
  const firsts = new Set(Array.from(names, (name) => name.charAt(0)));
  return new CharClass((char) => firsts.has(char));
});

/** 茶陵上半年…, 醴陵那个…: a county of the same province by its bare name. */
function findNeighbours(text: string, own: string | null): readonly Span[] {
  const names = neighboursOf(own);
  if (names.size === 0) return [];
  const firsts = firstsOf(names);
  const found: Span[] = [];
  for (let start = 0; start < text.length - 1; start += 1) {
    if (!firsts.has(text, start) || (start > 0 && !openEnds.has(text, start - 1))) continue;
    if (start > 0 && !OPENS.test(text.slice(Math.max(0, start - LONGEST_OPENING), start))) continue;
    for (const length of NAME_LENGTHS) {
      const end = start + length;
      if (!names.has(text.slice(start, end))) continue;
      if (TELLS_OF_IT.test(text.slice(end, end + AFTER_NAME))) found.push({ start, end });
    }
  }
  return found;
}

function mayNameByForm(text: string): boolean {
  return NAMED.mayMatch(text) || BY_SHAPE.mayMatch(text) || NEXT_DOOR.mayMatch(text);
}

/** False where the text names no other place for sure, also when words are taken out of it or marked off in it. */
export function mayNamePlaces(text: string, own: string | null): boolean {
  return mayNameByForm(text) || findNeighbours(text, own).length > 0;
}

/** Names of other places, from which on figures are not ours. `own` is the plan's place (攸县). */
export function findOtherPlaces(text: string, own: string | null): readonly Span[] {
  const neighbours = findNeighbours(text, own);
  if (!mayNameByForm(text)) return neighbours;
  const stem = own?.replace(/[省市县区州旗]$/, '') ?? '';
  const isOwn = (name: string): boolean => stem.length > 0 && name.includes(stem);
  const named = NAMED.findAll(text).filter((match) => !isOwn(match[0]));
  const shaped = findShaped(text).filter(
    (match) => !isOwn(match[0]) && !NOT_A_PLACE.test(match.groups?.['stem'] ?? ''),
  );
  const near = NEXT_DOOR.findAll(text).filter((match) => !isOwn(match[0]));
  const byForm = [...named, ...shaped, ...near].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  return [...byForm, ...neighbours];
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
