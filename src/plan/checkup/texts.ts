/** Sentences of the check-up: what contradicts what, and what has to be decided. */

const join = (items: readonly string[]): string => items.join('、');
const orNone = (items: readonly string[]): string => (items.length === 0 ? '无' : join(items));

export const checkupTexts = {
  rolesSwapped: (inText: string, inTable: string, missing: readonly string[]) =>
    `正文由${inText}牵头，清单由${inTable}牵头，两者的牵头和责任角色互换${missing.length === 0 ? '' : `，且清单没有${join(missing)}`}。请确定牵头单位。`,
  leadDiffers: (
    inText: readonly string[],
    inTable: readonly string[],
    missing: readonly string[],
  ) =>
    `牵头单位不一致：正文为${orNone(inText)}，清单为${orNone(inTable)}${missing.length === 0 ? '' : `；清单还缺${join(missing)}`}。请确定以哪个为准。`,
  responsiblesDiffer: (missing: readonly string[], extra: readonly string[]) =>
    `责任单位不一致：${[
      missing.length === 0 ? '' : `正文有${join(missing)}，清单没有`,
      extra.length === 0 ? '' : `清单有${join(extra)}，正文没有`,
    ]
      .filter((part) => part !== '')
      .join('；')}。请确定是否承担这项工作。`,
  splitResponsibility: (parts: readonly string[]) =>
    `清单把任务拆成几行，责任单位各不相同：${parts.join('；')}；正文中这些单位对整个任务负责。请确定各自负责哪一项。`,
  unitOrder: (parts: readonly string[]) =>
    `单位相同但排列顺序不同：${parts.join('；')}。排序涉及主次的，请统一。`,
  unitTwoNames: (name: string, alias: string) =>
    `“${name}”和“${alias}”应是同一单位，名称不一致，已按一个单位处理。请确定规范名称。`,
  unitMaybeSame: (name: string, alias: string) =>
    `“${name}”和“${alias}”可能是同一单位，暂按两个单位处理。是同一单位的，请在决定中写明别名。`,
  unitNotMember: (parts: readonly string[]) =>
    `有任务但不在成员单位名单：${parts.join('；')}。请确定是否补入名单。`,
  memberWithoutTask: (names: readonly string[]) =>
    `在成员单位名单但没有任何任务：${join(names)}。请确定是否安排任务或移出名单。`,
  deputyNotMember: (names: readonly string[]) =>
    `${join(names)}的负责人担任副职，但该单位不在成员单位名单，也没有任务。请确定是否列为成员单位。`,
  taskWithoutLead: (tasks: readonly string[]) =>
    `任务${join(tasks)}有责任单位而没有写明牵头单位。请确定由谁牵头、由谁报数。`,
  taskWithoutUnits: (tasks: readonly string[]) =>
    `任务${join(tasks)}没有写明牵头单位和责任单位。请补充。`,
  roleUnclear: (tasks: readonly string[]) =>
    `任务${join(tasks)}只列出单位，没有写明谁牵头、谁配合，已都作为责任单位。请确定。`,
  openList: (tasks: readonly string[]) =>
    `正文的责任单位写“等”（任务${join(tasks)}），清单是封闭列举。请确定除列出的单位外是否还有其他单位。`,
  mixedDuty: (tasks: readonly string[]) =>
    `多数任务写“按职责分工负责”，任务${join(tasks)}写“负责”，写法不同。责任有无区别，请明确。`,

  indicatorWithoutTask: (names: readonly string[]) =>
    `工作目标中的指标没有任务承接，也就没有牵头单位：${names.join('；')}。请确定由哪个单位报数、归入哪项任务。`,
  tableIndicatorWithoutTask: (names: readonly string[]) =>
    `指标表中的指标没有任务承接：${names.join('；')}。请确定归入哪项任务。`,
  ownerDiffers: (name: string, parts: readonly string[]) =>
    `“${name}”的牵头单位不一致：${parts.join('，')}。请确定由哪个单位报数。`,
  indicatorNotInGoals: (names: readonly string[]) =>
    `任务中的指标不在工作目标里：${names.join('；')}。请确定是否作为全年目标考核。`,
  ownerUnclear: (names: readonly string[]) =>
    `指标没有明确的牵头单位：${names.join('；')}。请确定由哪个单位报数。`,
  targetDiffers: (name: string, parts: readonly string[]) =>
    `“${name}”的目标值不一致：${parts.join('；')}。已取第一个，请确定。`,
  measureWordDiffers: (parts: readonly string[]) =>
    `同一指标的量词不一致：${parts.join('；')}。请统一。`,
  nameDiffers: (parts: readonly string[]) =>
    `同一指标的名称不一致：${parts.join('；')}。口径是否相同，请确定。`,
  countingUnclear: (names: readonly string[]) =>
    `同一任务里有的指标写“新增”（增量），有的写“达到”（存量），而${names.map((n) => `“${n}”`).join('、')}没有说明是增量还是存量。请确定统计口径。`,
  withoutNumber: (parts: readonly string[]) =>
    `目标没有数字：${parts.join('；')}。请给出目标值或确认这样理解。`,
  withoutBase: (parts: readonly string[]) =>
    `目标以增减幅度表示，没有基数：${parts.join('；')}。请给出基数或确认按增幅报数。`,
  withoutSubject: (text: string, name: string) =>
    `“${text}”没有写明是什么占比，按上文理解为“${name}”。请确认指标名称。`,
  recurring: (parts: readonly string[]) =>
    `经常性工作，没有列为年度指标：${parts.join('；')}。需要统计的，请给出全年目标。`,
  yearly: (parts: readonly string[]) =>
    `按每年提出的目标：${parts.join('；')}。已按一年的数读入，请确定是分年考核还是要累计数。`,
  perUnit: (parts: readonly string[]) =>
    `目标分到每个单位，没有全县合计数，未列为指标：${parts.join('；')}。需要统计的，请给出合计目标。`,
  rank: (parts: readonly string[]) =>
    `以名次为目标，没有列为指标：${parts.join('；')}。请确定由哪个单位报告、归入哪项任务。`,

  yearOfTarget: (clause: string, year: number, planYear: number) =>
    `“${clause}”写的是${year}年度，方案是${planYear}年的。请确定是统计口径如此还是年份有误。`,
  dueOutside: (parts: readonly string[], from: string, to: string) =>
    `完成时限不在方案期限（${from}至${to}）内：${parts.join('；')}。请核对年份。`,
  laterYear: (parts: readonly string[]) =>
    `年份超出方案期限，没有列为目标：${parts.join('；')}。请确定是否需要纳入。`,
  yearMissing: (names: readonly string[], year: number) =>
    `写了${year}年度之后，${names.map((n) => `“${n}”`).join('、')}没有写年份，属于${year}年还是方案年度不明。请确定。`,
  titleWithoutYear: (from: string, to: string) =>
    `标题没有年份，期限从正文读出：${from}至${to}。请确认。`,
  periodGuessed: (from: string, to: string) => `没有写明起止时间，暂按${from}至${to}。请确认。`,
  periodUnknown: () => '没有读到方案的年份和起止时间。请补充。',
  noDeadline: () => '全文没有任何任务的完成时限。请确定是否都以方案期末为限。',

  wordingDiffers: (inText: string, inTable: string) =>
    `正文与清单措辞不一：正文“${inText}”，清单“${inTable}”。请确定以哪个为准。`,
  titleDiffers: (inText: string, inTable: string) =>
    `任务名称不一：正文“${inText}”，清单“${inTable}”。请统一。`,
  headingMarks: (parts: readonly string[]) => `标题末尾的标点不统一：${parts.join('；')}。请统一。`,
  repeatedHeader: (count: number) =>
    `清单的表头共出现${count + 1}次（分页所致），重复的已略去。请检查有无漏行。`,
  scopeDiffers: (field: string, action: string) =>
    `“${field}”领域只在任务中出现，“${action}”的总述没有列。请确定是否属于重点领域。`,
  tableNotRead: (headers: readonly string[]) =>
    `有一张表（${join(headers)}）像是把目标分解到各单位，没有作为任务读入。需要分单位统计的，请在决定中补充。`,
  rowUnmatched: (names: readonly string[]) =>
    `清单中的任务在正文里找不到：${names.join('；')}。已作为单独任务，请核对。`,
  textUnmatched: (names: readonly string[]) =>
    `正文中的任务在清单里找不到：${names.join('；')}。请核对。`,
  numberingGap: (missing: string) => `编号不连续，缺${missing}。请核对是漏项还是编号有误。`,
  numberingDuplicate: (no: string) => `编号重复：${no}。请更正。`,
  attachmentOnly: (label: string) =>
    `文件是“${label}”，所附的主文件不在其中。请核对主文件有无其他要求。`,
  nothingFound: () => '没有读到任务和指标。请确认文件是工作方案，或改用带文字的版本。',
};
