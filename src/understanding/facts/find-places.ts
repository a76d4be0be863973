import type { Span } from '../understanding.js';

/** Provinces, and cities that reports name without 市. News of these places is not ours. */
const PROVINCES =
  '北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆';
const CITIES =
  '长沙|株洲|湘潭|衡阳|邵阳|岳阳|常德|张家界|益阳|郴州|永州|怀化|娄底|湘西|浏阳|醴陵|茶陵|炎陵|渌口|宁乡|武汉|南昌|广州|深圳|杭州|南京|苏州|成都|合肥|西安|郑州|济南|青岛|福州|厦门|萍乡|宜春|赣州|昆山|义乌|宁波|无锡';
/** After a place name these show that an office, a school or a brand is meant. */
const NOT_INSTITUTION = '(?![级委局里政场科工人长直属管辖内外厅发财教农大学院所国])';
const FIGURES_FOLLOW = '(?=[今上全新高累共已达有完截到实的去\\d]|科技型|科小|前\\d)';

const NAMED = new RegExp(
  `(?:${PROVINCES})省?(?:全省|省)${NOT_INSTITUTION}|(?:${CITIES})(?:[市县区]${NOT_INSTITUTION}|${FIGURES_FOLLOW})`,
  'g',
);
const BY_SHAPE = new RegExp(
  `(?<=^|[，。;:!?、()\\s\\]】]|据|与|和|比|较)(?<stem>[\\u4e00-\\u9fff]{2,3})(?<type>市|县|区|州)${NOT_INSTITUTION}`,
  'gu',
);
const NOT_A_PLACE =
  /^[全我本该各咱贵两]|[全我本该各省市县镇乡届年月日至到在由于和与的了]|高新|经开|工业|产业|示范|开发|试验|集聚|功能|生态|旅游|农业|科技|创新|核心|中心|周边|老城|新城|园|主城|其他|兄弟|国家|有效|平原/;

/** Names of other places, from which on figures are not ours. `own` is the plan's place (攸县). */
export function findOtherPlaces(text: string, own: string | null): readonly Span[] {
  const stem = own?.replace(/[省市县区州]$/, '') ?? '';
  const isOwn = (name: string): boolean => stem.length > 0 && name.includes(stem);
  const named = [...text.matchAll(NAMED)].filter((match) => !isOwn(match[0]));
  const shaped = [...text.matchAll(BY_SHAPE)].filter(
    (match) => !isOwn(match[0]) && !NOT_A_PLACE.test(match.groups?.['stem'] ?? ''),
  );
  return [...named, ...shaped].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}
