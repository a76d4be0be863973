import { isUnitName, parseUnitList } from './unit-names.js';

/** Who carries a piece of the plan, as one bracket, line or cell says it. */
export interface UnitClause {
  readonly leads: readonly string[];
  readonly responsibles: readonly string[];
  /** The list of responsibles ends in 等. */
  readonly open: boolean;
  /** As written, for findings. */
  readonly source: string;
  /** Units stand without a word on their role. */
  readonly roleUnclear: boolean;
  /** Wording of a deadline inside the clause (完成时限：12月底前). */
  readonly due: string | null;
}

type Role = 'lead' | 'main' | 'support' | 'person' | 'due';

const LABELS: readonly (readonly [Role, string])[] = [
  [
    'person',
    '(?:县级|市级|区级)?(?:牵头|责任|分管|联系|包联|包保|挂点|挂联|督导|督办)(?:县|市|区)?(?:级)?领导|第一责任人|直接责任人|具体责任人|责任人|联系人|联络员|领办领导|牵头负责人|负责人|组长',
  ],
  ['due', '完成时限|完成时间|完成期限|时限要求|时间节点|办结时限|推进时限|时限|时间安排'],
  [
    'lead',
    '牵头(?:责任|实施|部门)?(?:单位|部门|主体)(?:（?(?:及|和|、)?(?:责任人|负责人)）?)?|牵头(?:部门|单位)?及?责任单位|主要牵头(?:单位|部门)|主责(?:单位|部门)|主办(?:单位|部门)|第一责任单位|主要责任(?:单位|部门)|牵头',
  ],
  [
    'main',
    '责任(?:单位|部门|主体|科室)(?:（?(?:及|和|、)?责任人）?)?|落实(?:单位|部门)|实施(?:单位|主体|部门)|承办(?:单位|部门)|主管(?:单位|部门)|建设单位',
  ],
  [
    'support',
    '(?:配合|协办|协同|协助|协作|参与|参加|支持|会同)(?:责任)?(?:单位|部门)|其他责任单位|配合',
  ],
];

const LABEL = new RegExp(
  `(?:^|(?<=[\\s。；;，,（、）\\u4E00-\\u9FFF]))(${LABELS.map(([, words]) => words).join('|')})[：:]\\s*`,
  'g',
);

const ROLE_VERB =
  /(牵头(?:负责|落实|实施|组织实施|组织|推进|抓总|办理)?|为(?:牵头|主责|主办)(?:单位|部门)|(?:(?:等|有关|相关){1,3}(?:部门|单位)?)?(?:按照?|根据|依据)?(?:各自|部门)?(?:职责|职能|责任)?(?:任务)?(?:分工)?(?:共同|分别|具体)?(?:负责|抓好落实|落实)(?:落实|实施|推进)?|为责任(?:单位|部门)|(?:积极|协同|共同)?(?:配合|参与|参加|协助|协同|协办|支持)(?:落实|实施)?|为配合(?:单位|部门)|主办|承办)(?=[，,；;、。）\s]|$)/g;

function roleOfLabel(label: string): Role {
  const found = LABELS.find(([, words]) => new RegExp(`^(?:${words})$`).test(label));
  return found?.[0] ?? 'main';
}

function roleOfVerb(verb: string): Role {
  if (/牵头|主责|主办/.test(verb)) return 'lead';
  return /负责|落实|责任|承办/.test(verb) && !/配合|参与|协助/.test(verb) ? 'main' : 'support';
}

interface Part {
  readonly role: Role;
  readonly text: string;
}

function labelledParts(text: string): Part[] {
  const hits = [...text.matchAll(LABEL)];
  return hits.flatMap((hit, index) => {
    const role = roleOfLabel(hit[1] ?? '');
    const list = text.slice(hit.index + hit[0].length, hits[index + 1]?.index ?? text.length);
    // 责任单位：县教育局牵头，县财政局配合: the verbs say more than the label.
    const worded = role === 'main' && !list.includes('（牵头');
    const byVerb = worded ? verbParts(list.replace(/(?<![。；）\s])[。；）\s]+$/, '')) : [];
    return byVerb.some((part) => part.role === 'lead') ? byVerb : [{ role, text: list }];
  });
}

function verbParts(text: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const hit of text.matchAll(ROLE_VERB)) {
    const list = text.slice(from, hit.index);
    const open = /^等/.test(hit[0]) ? '等' : '';
    parts.push({ role: roleOfVerb(hit[0]), text: list + open });
    from = hit.index + hit[0].length;
  }
  const rest = text.slice(from).replace(/^[，,；;、。\s]+/, '');
  if (parts.length > 0 && rest !== '' && parseUnitList(rest).names.some(isUnitName)) {
    parts.push({ role: 'support', text: rest });
  }
  return parts;
}

/** 县住建局（牵头）、县城管局: the mark names the lead inside the list. */
function markedLeads(parts: readonly Part[]): Part[] {
  return parts.flatMap((part) => {
    if (part.role !== 'main') return [part];
    const marked = [...part.text.matchAll(/([^、，；：\s（）]{2,20})（牵头(?:单位|部门)?）/g)].map(
      (m) => m[1] ?? '',
    );
    return marked.length === 0
      ? [part]
      : [{ role: 'lead' as const, text: marked.join('、') }, part];
  });
}

function collect(
  parts: readonly Part[],
  roles: readonly Role[],
): { names: string[]; open: boolean } {
  const lists = parts
    .filter(({ role }) => roles.includes(role))
    .map(({ text }) => parseUnitList(text));
  return {
    names: [...new Set(lists.flatMap(({ names }) => names))],
    open: lists.some(({ open }) => open),
  };
}

function fromParts(given: readonly Part[], source: string): UnitClause | null {
  const parts = markedLeads(given);
  const due =
    parts.find(({ role }) => role === 'due')?.text.replace(/(?<![。；，\s）])[。；，\s）]+$/, '') ??
    null;
  const hasLead = parts.some(({ role }) => role === 'lead');
  const hasSupport = parts.some(({ role }) => role === 'support');
  // 责任单位 next to 配合单位 is the one in charge; next to 牵头单位 it is not.
  const mainLeads = !hasLead && hasSupport;
  const lead = collect(parts, mainLeads ? ['main'] : ['lead']);
  const others = collect(parts, mainLeads ? ['support'] : ['main', 'support']);
  const responsibles = others.names.filter((name) => !lead.names.includes(name));
  if (lead.names.length + responsibles.length === 0 && due === null) return null;
  return { leads: lead.names, responsibles, open: others.open, source, roleUnclear: false, due };
}

/**
 * Reads the units of one bracket, line or cell: labels (牵头单位：A；责任单位：B), verbs (A牵头，B等按职责分工负责) or, where
 * `bareListAllowed`, a mere list. Leaders' names never become units. `null` when it names no unit.
 */
export function parseUnitClause(text: string, bareListAllowed: boolean): UnitClause | null {
  const labelled = labelledParts(text);
  if (labelled.length > 0) return fromParts(labelled, text);
  const byVerb = verbParts(text);
  if (byVerb.some((part) => parseUnitList(part.text).names.some(isUnitName))) {
    return fromParts(byVerb, text);
  }
  if (!bareListAllowed) return null;
  const { names, open } = parseUnitList(text);
  if (names.length === 0 || !names.every(isUnitName)) return null;
  return { leads: [], responsibles: names, open, source: text, roleUnclear: true, due: null };
}

/** Whether a text starts with a label such as 责任单位： */
export function startsWithUnitLabel(text: string): boolean {
  const first = [...text.matchAll(LABEL)][0];
  return first !== undefined && first.index <= 1;
}

/** Where the first unit label of a text begins; -1 when it has none. */
export function unitLabelIndex(text: string): number {
  const hits = [...text.matchAll(LABEL)];
  return hits[0]?.index ?? -1;
}

/** Two statements of units on one piece of text as one; 责任单位 is in charge when 配合单位 follows it. */
export function joinClauses(
  first: UnitClause | null,
  second: UnitClause | null,
): UnitClause | null {
  if (first === null || second === null) return first ?? second;
  const joined = parseUnitClause(`${first.source}；${second.source}`, false);
  if (joined !== null) return joined;
  const leads = [...new Set([...first.leads, ...second.leads])];
  const responsibles = [...new Set([...first.responsibles, ...second.responsibles])];
  return {
    leads,
    responsibles: responsibles.filter((name) => !leads.includes(name)),
    open: first.open || second.open,
    source: `${first.source}；${second.source}`,
    roleUnclear: first.roleUnclear && second.roleUnclear,
    due: first.due ?? second.due,
  };
}
