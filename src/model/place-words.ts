/** What may be said around a place of a kind. Everything else there is the model's own claim. */
export interface PlaceWords {
  /** The whole of what stands between the name, place or mark before it and the place itself. */
  readonly lead: RegExp;
  /** May follow the lead's own name directly only: 现有{…} after another figure would say it of that. */
  readonly isBare?: RegExp;
  /** The whole of what may stand between it and the next mark. */
  readonly tail?: RegExp;
}

/** Opens a clause before a name, and says nothing: 从台账看, 其中. */
export const OPENING =
  /^(?:总体[上来]?看|总的来看|从台账[来]?看|[根按]?据台账(?:记录)?|按台账(?:记录)?|台账显示|台账记录|目前|当前|现在|截至目前|其中|另外|此外|同时|另)?$/u;

/** Between a name and what is said of it. */
const NOW = '(?:目前|当前|现在|现)?(?:的)?(?:累计)?';
const IS = '[为是]?：?';

function words(lead: string, more: Omit<PlaceWords, 'lead'> = {}): PlaceWords {
  return { lead: new RegExp(`^(?:${lead})$`, 'u'), ...more };
}

/** Of an indicator: 高新技术企业.current. */
const OF_INDICATOR: Readonly<Record<string, PlaceWords>> = {
  current: words(
    `的?${NOW}(?:${IS}|现?有|已有|现值${IS}|数量?${IS}|已?(?:达到?|完成|实现)了?|累计${IS})`,
    { isBare: /^[为是有达到：]{0,3}$/u },
  ),
  target: words(`[距离按]{0,2}的?(?:年度|全年)?(?:目标任务|目标值?|任务数|控制数)${IS}`),
  gap: words(
    `[距离与较]{0,2}(?:年度|全年)?(?:目标)?(?:目前)?(?:[还尚仍]?差|还需|尚需|差额${IS}|差距${IS}|缺口${IS})`,
  ),
  completion: words(
    `的?${NOW}(?:年度|全年)?(?:目标)?(?:完成率|完成比例)(?:${IS}|达到?)|${NOW}已?完成了?(?:(?:年度|全年)?目标任?务?的?)?`,
  ),
  asOf: words(`的?(?:数据|台账|统计|报送)?(?:截[至止](?:日期)?|日期|时间)${IS}`),
  owner: words(`的?(?:由|责任单位${IS}|数源单位${IS}|牵头单位${IS}|负责单位${IS})`, {
    tail: /^(?:负责|牵头|报送)?$/u,
  }),
  light: words(`的?${NOW}(?:${IS}|亮|亮灯${IS}|亮灯情况${IS}|灯色${IS}|状态${IS})`),
  pace: words(`的?${NOW}(?:进度)?${IS}`),
};

const OF_UNIT: Readonly<Record<string, PlaceWords>> = {
  count: words(`的?${NOW}(?:共|一共)?(?:负责|牵头|报送)的?(?:指标)?(?:共有?|有)?${IS}`, {
    tail: /^(?:指标)?$/u,
  }),
};

const OF_TASK: Readonly<Record<string, PlaceWords>> = {
  title: words(`(?:任务|重点任务|有|是|为|包括)?：?`),
  state: words(`的?${NOW}(?:${IS}|状态${IS}|处于|进展${IS})`),
  leads: words(`的?(?:由|牵头单位${IS}|责任单位${IS})`, { tail: /^(?:负责|牵头)?$/u }),
  lastProgress: words(`的?(?:最近|最新|上次)(?:进展|记录|进展记录)(?:日期|时间)?${IS}`),
};

const OVERALL: Readonly<Record<string, PlaceWords>> = {
  count: words(`(?:方案|台账|总体)(?:[中里内上])?(?:共有?|有|现有)(?:指标)?`, {
    tail: /^(?:指标)?$/u,
  }),
  today: words(`(?:今[天日]|当前日期|日期)${IS}`),
  elapsed: words(`(?:总体|目前|当前|按)?的?(?:时间进度|时间已?过去?)(?:${IS}|达到?)`),
  highest: words(`(?:完成率|进度)(?:较高|靠前|较好)的?(?:是|为|有)`),
  lowest: words(
    `(?:完成率|进度)(?:较低|靠后|较慢)的?(?:是|为|有)|(?:建议|可以?|请)?(?:先|优先|重点)(?:抓|推进|关注)`,
  ),
};

/** 总体.绿灯.count and 总体.绿灯.names, each with its light beside it. */
function ofLight(light: string, kind: string): PlaceWords | null {
  if (kind === 'names') return words(`(?:亮?${light}|亮${light})的?(?:指标)?(?:有|是|为)?：?`);
  if (kind !== 'count') return null;
  const tail = new RegExp(`^(?:指标)?(?:亮|为|是)?${light}(?:指标)?$`, 'u');
  return { lead: new RegExp(`^(?:有|共有|另有)?$|^亮?${light}的?(?:指标)?(?:共?有)$`, 'u'), tail };
}

const LIGHT_KEY = /^总体\.(蓝灯|绿灯|黄灯|红灯|灰灯|未到期不亮灯)$/u;

/** The words of a place's kind; `null` for a place that no text may hold. */
export function wordsOf(subject: string, kind: string): PlaceWords | null {
  const [, light] = LIGHT_KEY.exec(subject) ?? [];
  if (light !== undefined) return ofLight(light, kind);
  if (subject === '总体') return OVERALL[kind] ?? null;
  if (isTask(subject)) return OF_TASK[kind] ?? null;
  return OF_INDICATOR[kind] ?? OF_UNIT[kind] ?? null;
}

/** 任务3, as opposed to the name of an indicator or unit. */
export function isTask(subject: string): boolean {
  return /^任务\d{1,4}$/u.test(subject);
}

/** 总体 and 总体.绿灯: what is said of all indicators together. */
export function isOverall(subject: string): boolean {
  return subject === '总体' || LIGHT_KEY.test(subject);
}
