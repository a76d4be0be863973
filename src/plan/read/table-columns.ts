/** What a column of a plan's table holds. */
export type ColumnRole =
  | 'no'
  | 'group'
  | 'task'
  | 'item'
  | 'target'
  | 'indicator'
  | 'measure'
  | 'lead'
  | 'main'
  | 'support'
  | 'leader'
  | 'due'
  | 'base'
  | 'year'
  | 'step'
  | 'remark';

/** Header wordings, most telling first; spaces are taken out before matching. */
const HEADERS: readonly (readonly [ColumnRole, RegExp])[] = [
  ['no', /^(序号|编号|任务编号|No\.?|NO\.?|#|号)$/],
  [
    'leader',
    /(领导|责任人|联系人|联络员|负责人|包联|包保|联系电话|电话|分管|姓名|职务)(?!.*(单位|部门))/,
  ],
  [
    'due',
    /(完成时限|完成时间|时限|完成期限|时间节点|起止时间|完成日期|办结时间|时间安排|完成年限|实施期限)/,
  ],
  [
    'lead',
    /(牵头|主责|主办|第一责任|主要责任)(责任|实施)?(单位|部门|主体)?|牵头.{0,40}(单位|部门)/,
  ],
  ['support', /(配合|协办|协同|协助|协作|参与|参加|支持|其他责任).*(单位|部门)?/],
  [
    'main',
    /(责任|落实|实施|承办|主管|承担|建设|申报)(单位|部门|主体|科室)|责任分工|任务分工|职责分工|责任主体|^部门$/,
  ],
  [
    'base',
    /(基期|基数|基准|现状|上年|去年|20\d\d年?(度)?(实际|完成|基数|现状|实绩|数据|末|底)|年初数|存量)/,
  ],
  [
    'step',
    /^(20\d\d年)?(第?[一二三四]季度|上半年|下半年|前三季度|[1-9一二三四五六七八九十]+月(底|末|份)?|1-\d+月)(底|末|前)?(目标|计划|进度|任务|目标值|节点)?$/,
  ],
  [
    'year',
    /^(到)?20\d\d年?(度|底|末)?(目标|目标值|任务|计划|目标任务|指标|预期目标|任务目标|年度目标|工作目标|计划数|预期值)?(（.*）)?$/,
  ],
  ['measure', /^(计量单位|指标单位|量纲|单位（.*）)$/],
  [
    'indicator',
    /^(指标名称|指标|主要指标|考核指标|量化指标|核心指标|指标内容|具体指标|三级指标|二级指标|评价指标|监测指标|预期指标|目标名称|指标项目)$/,
  ],
  [
    'target',
    /(目标值|年度目标|工作目标|目标任务|预期目标|全年目标|总体目标|任务目标|具体目标|阶段目标|目标要求|量化目标|任务指标|考核目标|年度任务|计划目标|目标|指标值|计划数|任务数|建设规模|建设规模及内容|预期成效|预期效果|成效|标志性成果)/,
  ],
  [
    'remark',
    /^(备注|说明|备考|完成情况|进展情况|资金来源|资金|总投资.*|投资.*|备 注|属性|指标属性|性质|类型|评分.*|分值|权重|扣分.*|考核方式)$/,
  ],
  [
    'item',
    /(工作事项|具体任务|工作举措|具体举措|主要举措|重点举措|工作措施|具体措施|主要措施|推进措施|任务内容|工作内容|具体内容|主要内容|建设内容|重点内容|工作要求|任务要求|具体工作|细化任务|任务分解|具体事项|事项内容|内容|举措|措施|实施内容|细化举措)/,
  ],
  [
    'group',
    /^(类别|类型|领域|板块|行动|专项行动|任务类别|大类|分类|方面|重点领域|攻坚行动|行动名称|工程|重点方向|工作类别|任务分类|项目类别|战线|专项)$/,
  ],
  [
    'task',
    /(重点任务|工作任务|主要任务|任务名称|任务事项|任务清单|项目名称|实事项目|民生实事|重点工作|工作项目|重点事项|事项名称|实事名称|工作名称|实事内容|整改任务|改革任务|任务|项目|事项|工作|问题)/,
  ],
  ['main', /^(单位|责任|部门|分工)$/],
];

/** Role of a column by its header, or `null` when the cell is no header. */
export function columnRole(header: string): ColumnRole | null {
  const text = header.replace(/\s/g, '');
  if (text === '' || text.length > 24) return null;
  return HEADERS.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

/** Roles that only the header of a plan's table can show; 任务 alone may be any cell. */
const TELLING: ReadonlySet<ColumnRole> = new Set([
  'no',
  'lead',
  'main',
  'support',
  'due',
  'indicator',
  'target',
  'year',
  'leader',
  'measure',
]);

/** Whether a row of cells is a table's header. */
export function isHeaderRow(cells: readonly string[]): boolean {
  const distinct = [...new Set(cells.map((cell) => cell.replace(/\s/g, '')))].filter(
    (c) => c !== '',
  );
  if (distinct.length < 2) return false;
  const roles = distinct.map((cell) => (cell.length <= 16 ? columnRole(cell) : null));
  const known = roles.filter((role) => role !== null);
  const telling = known.filter((role) => TELLING.has(role));
  const figures = distinct.filter(
    (cell) => /^[≥≤<>]?\d+(\.\d+)?(%|[家个名亿万])?/.test(cell) && columnRole(cell) === null,
  );
  return (
    known.length >= 2 &&
    telling.length >= 1 &&
    known.length * 2 > distinct.length &&
    figures.length === 0
  );
}
