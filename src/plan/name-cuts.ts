/** A way to write a name, and how far it is from the name as given (each cut or exchange counts one). */
export interface NameForm {
  readonly name: string;
  readonly cost: number;
  /** Words were left out on the way, so that another indicator's name may hold it too. */
  readonly isCut: boolean;
}

/** Words before the head noun that reports leave out (有效高新技术企业 is reported as 高新技术企业). */
const LEADING: readonly RegExp[] = [
  /^(?:\d{4}年度?|全年|本年|当年|年度|每年)/u,
  /^(?:有效期内|有效|全县|全市|全区|全省|县域|全社会|累计|净增)/u,
  /^(?:城镇|城乡|城市|城区|农村|主要|特殊困难|困难|公共|集中式|既有|社区|公益性|补贴性|普惠性|普惠|精品|标准化)(?=.{3})/u,
  /^(?:国家级|省级以上|省级|市级以上|市级|县级以上|县级|国省|省部级|国家|省(?!市|直)|市(?!场|民|政)|县)(?=.{3})/u,
];

/** What is done to the thing: 新建污水管网 is told as 污水管网, and as 污水管网新建. */
/** Words for what is done, longest first. */
export const WORK_VERBS =
  '新建改造|更新改造|新改扩建|改造提升|治理修复|提质改造|提升改造|改扩建|新改建|综合整治|综合治理|新引进|新认定|新培育|新登记|新签约|新开工|新获批|新发展|新创建|新建成|新增|新建|新签|新设|改造|整治|治理|修复|淘汰|筹集|化解|建成|创建|完成|开展|实施|推进|推动|实现|引进|认定|培育|登记|接待|举办|组织|发放|办理|建设|处置|整改|销号|拆除|招聘|选派|盘活|转化|归集|签约|入库|开工|竣工|投产|清零|打造|培训|发展|消除|减排|清淤|疏浚|调解|调处|加装';
const LEADING_VERB = new RegExp(`^(${WORK_VERBS})`, 'u');
const CLOSING_VERB = new RegExp(`(${WORK_VERBS})$`, 'u');

/** Words after the head noun that only say how it is counted. */
const COUNTING =
  /(?:完成总数|完成额|完成数|评价入库|总数量|总量|总数|数量|总额|个数|家数|人数|户数|件数|起数|场次|人次|次数|面积|里程|长度|规模|平均浓度|年均浓度|浓度|金额|工程|项目|工作|（产品）)$/u;
/** 签约项目数 is reported as 签约项目. */
const COUNTED = /^(.{4,})[数额量]$/u;
/** 空气优良率 tells its figure in percent, so 秸秆综合利用达到91% can mean nothing else. */
const RATE = /^(.{4,})率$/u;
/** 规上工业增加值增速 is told as 规上工业增加值增长7.2%. */
const GROWTH = /^(.{3,})(?:增速|增长率|增长速度|增幅|增长|降低率|下降率|下降|降幅|降低)$/u;
/** 单项冠军企业（产品） is either. */
const EITHER = /(?:企业|项目|平台|产品|园区|机构)[（(](.{2})[）)]$/u;
const BRACKETS = /（[^）]{0,80}）|\([^)]{0,80}\)/gu;
const SHARE = /^(.{2,6}?)占(.{2,8}?)的?(?:比重|比例|占比)$/u;

/** 群众文化活动场次 without the word that only says how it is counted. */
export function withoutCounting(name: string): string {
  return name.replace(COUNTING, '').replace(COUNTED, '$1');
}

const MAX_ROUNDS = 3;
const MAX_FORMS = 80;
const MIN_REST = 2;

function cutOnce(name: string): string[] {
  const plain = name.replace(BRACKETS, '');
  return [
    plain,
    name.replace(EITHER, '$1'),
    ...LEADING.map((pattern) => plain.replace(pattern, '')),
    plain.replace(LEADING_VERB, ''),
    plain.replace(COUNTING, ''),
    plain.replace(COUNTED, '$1'),
    plain.replace(RATE, '$1'),
    plain.replace(GROWTH, '$1'),
    plain.replace('的', ''),
  ];
}

/** 规上企业新增 is no name: 新增 behind it tells that the figure is new. */
const TELLS_NEW = /^新(?!建|改)/u;

/** 老旧小区改造 and 改造老旧小区, 农村公路 of 农村公路提质改造. */
function turnedVerbs(name: string): string[] {
  const [, first] = LEADING_VERB.exec(name) ?? [];
  const [, last] = CLOSING_VERB.exec(name) ?? [];
  const after = first === undefined ? '' : name.slice(first.length);
  const before = last === undefined ? '' : name.slice(0, -last.length);
  return [
    ...(first !== undefined && after.length > MIN_REST && !TELLS_NEW.test(first)
      ? [after + first]
      : []),
    ...(last !== undefined && before.length > MIN_REST
      ? [...(TELLS_NEW.test(last) ? [] : [last + before]), before]
      : []),
  ];
}

/** 研发占GDP比重 is also called GDP占比 and 研发投入强度. */
function turnedShare(name: string): string[] {
  const [, part, whole] = SHARE.exec(name) ?? [];
  if (part === undefined || whole === undefined) return [];
  const strength = /GDP|生产总值/u.test(name)
    ? [`${part}强度`, `${part}投入强度`, `${part}经费投入强度`]
    : [];
  return [
    ...[`${whole}占比`, `占${whole}比`, `占${whole}比例`, `占${whole}`, `${part}占比`],
    ...strength,
  ];
}

/** The forms of a name by cutting and turning its parts, cheapest first, the name itself with cost 0. */
export function cutForms(name: string): readonly NameForm[] {
  const costs = new Map([[name, 0]]);
  let last = [name];
  for (let round = 1; round <= MAX_ROUNDS; round += 1) {
    const next: string[] = [];
    for (const form of last.flatMap((item) => [
      ...cutOnce(item),
      ...turnedVerbs(item),
      ...turnedShare(item),
    ])) {
      if (costs.has(form) || form.length < MIN_REST || costs.size >= MAX_FORMS) continue;
      costs.set(form, round);
      next.push(form);
    }
    last = next;
  }
  return [...costs].map(([form, cost]) => ({ name: form, cost, isCut: cost > 0 }));
}
