/** Endings of names of offices, enterprises and places that can carry a task. */
const UNIT_END =
  /(局|委|办|部|厅|院|会|中心|公司|集团|银行|支行|分行|联社|区|园|新城|新区|管委会|政府|社|所|站|队|团|校|学校|幼儿园|大学|学院|医院|处|科|室|协|联|镇|乡|街道|办事处|村|单位|部门|指挥部|专班|小组|馆|台|厂|库|军|场|林场|农场|县委|市委|区委|编办|企业|公安|乡镇|街|旗|苏木|供电|电信|移动|联通|铁塔|烟草|邮政|机构|主体|平台公司|商会|联盟|基地|人行|业主|工会|妇联|残联|文联|工商联|科协|侨联|党工委|县团委|市团委|高新|经开)(（[^）]{0,80}）)?$/;

/** Names that stand for many units and are kept as one. */
const COLLECTIVE =
  /^(?:街道办事处|乡镇|镇街|乡镇人民政府|乡镇街道|村（社区）|镇村)$|^(各|全县各|县直|市直|区直|有关|相关|其他|其它|成员单位|属地|县级各|县属|驻县|镇村|各级|县各|市各|区各|全体)/;

const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤';

const POST =
  /(党组书记|党委书记|党工委书记|党组成员|党委委员|第一书记|书记|县长|市长|区长|镇长|乡长|局长|主任|部长|院长|检察长|行长|主席|会长|理事长|总经理|经理|董事长|校长|所长|站长|科长|处长|队长|秘书长|调研员|负责人|负责同志|分管领导|主要领导|联络员|召集人)/;

/** A name as people and documents would call one office or a collective of them. */
export function isUnitName(text: string): boolean {
  const name = text.trim();
  return name.length >= 2 && name.length <= 30 && (UNIT_END.test(name) || COLLECTIVE.test(name));
}

export function isCollective(name: string): boolean {
  return COLLECTIVE.test(name);
}

/** Two or three characters with a family name in front and no ending of an office, or a masked name. */
export function isPersonName(text: string): boolean {
  const name = text.replace(/\s/g, '');
  if (/^[×xX某*＊]+$/.test(name) || /^[\u4E00-\u9FFF][×xX某*＊]{1,2}$/.test(name)) return true;
  return (
    name.length >= 2 &&
    name.length <= 3 &&
    SURNAMES.includes(name.charAt(0)) &&
    !UNIT_END.test(name)
  );
}

/** The office in 县教育局局长张三, 县财政局党组成员、副局长; `null` when no office stands before the post. */
export function unitOfPost(text: string): string | null {
  const compact = text.replace(/\s/g, '');
  const match = new RegExp(
    `(?:^|[\\u4E00-\\u9FFF]{2,3}(?=[县市区]))?([县市区省团中国人共\\u4E00-\\u9FFF（）]{2,20}?)(?:党组书记|党委书记|党组副书记|党委副书记)?[、]?(?:副|分管副|常务副|主要|分管)?${POST.source}`,
  ).exec(compact);
  const name = match?.[1];
  return name !== undefined && isUnitName(name) && !/^[县市区](委|政府|人民政府)?$/.test(name)
    ? name
    : null;
}

const DUTY_WORDS =
  /(?:(?:等|有关|相关){1,3}(?:部门|单位)?)?(?:按照?|根据|依据)?(?:各自|部门)?(?:职责|职能|责任)?(?:任务)?(?:分工)?(?:分别|具体|共同)?(?:负责|牵头|配合|参与|参加|落实|实施|组织实施|抓好落实|承办|协办|主办)(?:落实|实施|推进|组织实施|组织)?$/;
const TAIL_OF_LIST =
  /(等(?:有关|相关|县直|成员)?(?:部门和单位|单位和部门|部门|单位|部门单位)?|等)$/;

/** `open` when the list ends in 等, that is, names only some of those meant. */
export interface UnitList {
  readonly names: readonly string[];
  readonly open: boolean;
}

function cleanUnit(raw: string): { name: string; open: boolean } {
  let name = raw
    .trim()
    .replace(/^(由|以及|和|与|及|：|:)+(?=.{2,})/, '')
    .replace(DUTY_WORDS, '')
    .replace(/(主要负责人|主要负责同志|分管负责人|负责人|负责同志)$/, '');
  const open = /等/.test(TAIL_OF_LIST.exec(name)?.[0] ?? '');
  name = name
    .replace(TAIL_OF_LIST, '')
    .replace(/(?<![。，；、：.,;:\s])[。，；、：.,;:\s]+$/, '')
    .replace(/^[。，；、：\s]+/, '');
  return { name, open };
}

/** 县教育局和县财政局 is two units, 县住房和城乡建设局 one. */
function splitConjunction(name: string): string[] {
  const match =
    /^(.{2,40}?(?:局|委|办|部|中心|委员会|政府|会|公司|行|区|院|联|协))(?:和|及|与|以及)((?:县|市|区|各|省|有关|相关|镇|高新|经开|国网).{1,})$/.exec(
      name,
    );
  if (!match?.[1] || !match[2]) return [name];
  return [match[1], ...splitConjunction(match[2])];
}

/** A line end or a space inside a name is a wrapped cell; between two names it separates them. */
function splitSpaces(piece: string): string[] {
  const parts = piece.split(/\s+/).filter((part) => part !== '');
  const joined: string[] = [];
  for (const part of parts) {
    const before = joined.at(-1);
    if (before === undefined) joined.push(part);
    else if (startsNewName(before, part)) joined.push(part);
    else joined[joined.length - 1] = before + part;
  }
  return joined;
}

function startsNewName(before: string, raw: string): boolean {
  const part = raw.replace(TAIL_OF_LIST, '');
  if (isPersonName(part) && isUnitName(before)) return true;
  if (isPersonName(before) && isUnitName(part)) return true;
  if (!isUnitName(before) || !isUnitName(part)) return false;
  return (
    !/^(县|市|区)委$|^(县|市|区)$/.test(before) &&
    !/^(分局|支行|分行|办事处|管委会|中心)$/.test(part)
  );
}

/** Separators outside brackets only: 各乡镇（街道、园区） stays one name. */
function splitOutsideBrackets(text: string): string[] {
  const pieces: string[] = [''];
  let depth = 0;
  for (const char of text) {
    if (char === '（') depth += 1;
    if (char === '）') depth = Math.max(0, depth - 1);
    if (depth === 0 && /[、，,；;/／|]/.test(char)) pieces.push('');
    else pieces[pieces.length - 1] = (pieces.at(-1) ?? '') + char;
  }
  return pieces;
}

function dropPersonBracket(name: string): string {
  return name.replace(/（([^）]{0,80})）$/, (whole, inside: string) =>
    isPersonName(inside) || POST.test(inside) || /^(排名|牵头|主)/.test(inside) ? '' : whole,
  );
}

/**
 * Names in a list of units, in the document's order, each once. Persons, posts and duty phrases
 * (等按职责分工负责) are left out; collectives (各乡镇（街道）) are kept as one name.
 */
export function parseUnitList(text: string): UnitList {
  const names: string[] = [];
  let open = false;
  for (const piece of splitOutsideBrackets(text).flatMap(splitSpaces)) {
    const cleaned = cleanUnit(piece);
    open ||= cleaned.open;
    for (const part of splitConjunction(cleaned.name)) {
      const name = readName(part);
      if (name !== null && !names.includes(name)) names.push(name);
    }
  }
  return { names, open };
}

function readName(part: string): string | null {
  const name = dropPersonBracket(part.replace(/\s/g, '')).replace(/^[“"]|[”"]$/g, '');
  if (name.length < 2 || name.length > 30 || /^[-—/\\无]+$/.test(name)) return null;
  if (isPersonName(name) || /^\d/.test(name)) return null;
  if (isUnitName(name)) return name;
  if (POST.test(name)) return unitOfPost(name);
  return /[\u4E00-\u9FFF]{2}/.test(name) && name.length <= 16 ? name : null;
}
