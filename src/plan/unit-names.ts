import type { Glossary } from './glossary/glossary.js';
import type { Plan, Unit } from './model.js';

/** Who a plan's units belong to: 县科工信局, 市商务局. 县委组织部 keeps its 县委. */
const LEVEL = /^(?:[县市区州]|省)(?=[^委].)/u;
const PARTY = /^[县市区州省]委(?=.{2})/u;
const GOVERNMENT = /^(?:[县市区州省])?(?:人民)?政府(?=.{2})/u;
/** 事务中心 and the like are left out; 办公室 is 办. */
const SHORTENED: readonly (readonly [RegExp, string])[] = [
  [/办公室$/u, '办'],
  [/管理委员会$/u, '管委会'],
  [/(?<=.{2})(?:事务|服务|管理)中心$/u, '中心'],
  [/(?<=.{3})管理局$/u, '局'],
  [/管理处$/u, ''],
  [/(?<=.{2}区)(?:管委会|管理委员会)$/u, ''],
  [/(?<=国网).{2}(?=供电公司)/u, ''],
  [/^国网.{2}(?=供电公司)/u, ''],
  [/^公安局(?=交警|刑侦|治安)/u, ''],
  [/(?<=交警|消防)(?:支队|大队)$/u, ''],
  [/救援(?=[大支]队|局)/u, ''],
  [/和/u, ''],
];
const MIN_LENGTH = 2;
/** 残联, 人行: two characters are enough where the second says that it is a body. */
const BODY = /^\p{Script=Han}[联协委办行社局院]$/u;

interface OrganForms {
  readonly names: readonly string[];
  readonly weak: readonly string[];
}

const organs = new WeakMap<Glossary, ReadonlyMap<string, readonly OrganForms[]>>();

function organTable(glossary: Glossary): ReadonlyMap<string, readonly OrganForms[]> {
  const known = organs.get(glossary);
  if (known !== undefined) return known;
  const table = new Map<string, OrganForms[]>();
  for (const { kind, names, weak } of glossary) {
    if (kind !== 'organ') continue;
    for (const name of names) table.set(name, [...(table.get(name) ?? []), { names, weak }]);
  }
  organs.set(glossary, table);
  return table;
}

function cores(unit: Unit, place: string | null): string[] {
  const stem = place?.replace(/[省市县区州]$/u, '') ?? '';
  const heads = [unit.name, ...unit.aliases].flatMap((name) => {
    const bare = place === null ? name : name.replace(place, '');
    const stemless = stem.length < MIN_LENGTH ? bare : bare.replace(stem, '');
    return [name, bare, stemless].flatMap((form) => [
      form.replace(LEVEL, ''),
      form.replace(PARTY, ''),
      form.replace(GOVERNMENT, ''),
    ]);
  });
  const cut = heads.flatMap((head) => [
    head,
    ...SHORTENED.map(([pattern, word]) => head.replace(pattern, word)),
  ]);
  const twice = cut.flatMap((head) =>
    SHORTENED.map(([pattern, word]) => head.replace(pattern, word)),
  );
  return [...new Set([...cut, ...twice])].filter(
    (name) => name.length > MIN_LENGTH || BODY.test(name),
  );
}

interface UnitForms {
  readonly given: readonly string[];
  readonly derived: readonly string[];
}

function formsOf(unit: Unit, plan: Plan, glossary: Glossary): UnitForms {
  const table = organTable(glossary);
  const own = cores(unit, plan.place);
  const known = own.flatMap((core) => table.get(core) ?? []);
  const short = [...own, ...known.flatMap(({ names }) => names)];
  const level = /^[县市区州省]/u.exec(unit.name)?.[0] ?? '';
  const spoken = known
    .flatMap(({ weak }) => weak)
    .flatMap((word) => ['系统', '那边', '这边', '部门', '口'].map((end) => word + end));
  const withPlace = plan.place === null ? [] : short.map((name) => `${plan.place ?? ''}${name}`);
  const withLevel = level === '' ? [] : short.map((name) => level + name);
  const given = [unit.name, ...unit.aliases];
  return { given, derived: [...short, ...spoken, ...withPlace, ...withLevel] };
}

/**
 * All ways to call the units of a plan, longest first: 县科工信局 is also 科工信局 and, with its place, 攸县科工信局; 县市场
 * 监督管理局 is also 市监局. A short form that two units could mean is left out.
 */
export function unitNames(plan: Plan, glossary: Glossary): ReadonlyMap<string, readonly string[]> {
  const forms = plan.units.map((unit) => ({ unit, ...formsOf(unit, plan, glossary) }));
  const given = new Set(forms.flatMap((item) => item.given));
  const holders = new Map<string, Set<string>>();
  for (const { unit, derived } of forms)
    for (const name of derived)
      holders.set(name, (holders.get(name) ?? new Set<string>()).add(unit.name));
  return new Map(
    forms.map(({ unit, given: own, derived }) => {
      const free = derived.filter((name) => !given.has(name) && holders.get(name)?.size === 1);
      const all = [...new Set([...own, ...free])].sort((a, b) => b.length - a.length);
      return [unit.name, all] as const;
    }),
  );
}
