const LEADING = [
  /^有效/,
  /^(?:新增|新建|改扩建|新改建|改建|扩建|改造|引进|培育|新引进|新认定|新培育|推进|开展|完成|实施|(?<=.)[、和及与])+/,
  /^(国家级|省级以上|省级|市级以上|市级|县级以上|县级|国省|省部级|城镇|全县)/,
  /^省(?=制造业|专精|重点|农业|级)/,
  /^(科技型|制造业)(?=瞪羚|单项)/,
];
/** Shorter than this a name says too little in a chat. */
const MIN_LENGTH = 3;
const GENERIC =
  /^(企业|人才|项目|平台|公司|产品|资金|收入|投资|比重|数量|工业|就业|培训|登记|机构|服务|建设|示范园|示范村|活动|中心|基地|.{0,2}学位|面积|以上.*|及以上.*|产业项目|工业企业)$/;

function forms(name: string): string[] {
  const plain = name.replace(/（[^）]{0,200}）/g, '').replace(/占(.{2,6})的(比重|比例)$/, '占$1$2');
  const quoted = /“([^”]{2,8})”(企业|人才|项目|工程|平台|基地)$/.exec(plain);
  const bare = plain.replace(/[“”]/g, '');
  const result = [bare];
  let rest = bare;
  for (let round = 0; round < 4; round += 1) {
    const next = LEADING.reduce((text, pattern) => text.replace(pattern, ''), rest);
    if (next === rest) break;
    result.push(next);
    rest = next;
  }
  if (quoted?.[1] !== undefined) result.push(quoted[1] + (quoted[2] ?? ''));
  return result.filter(
    (form) => form.length >= MIN_LENGTH && !GENERIC.test(form) && !/^[、，和及与（）]/.test(form),
  );
}

/** The shortest telling form of each name that no other indicator shares. */
export function shortNamesOf(names: readonly string[]): string[] {
  const all = names.map(forms);
  const owners = new Map<string, number>();
  for (const list of all)
    for (const form of new Set(list)) owners.set(form, (owners.get(form) ?? 0) + 1);
  const taken = new Set<string>();
  const rounds = new Map<string, number>();
  return names.map((name, index) => {
    const own = (all[index] ?? []).filter((form) => owners.get(form) === 1);
    let chosen = own.sort((a, b) => a.length - b.length)[0] ?? name.replace(/[“”]/g, '');
    let round = rounds.get(name) ?? 2;
    for (; taken.has(chosen); round += 1) chosen = `${name}（${round}）`;
    rounds.set(name, round);
    taken.add(chosen);
    return chosen;
  });
}
