import { WORK_VERBS } from './name-cuts.js';

/** Halves of names that say too little to name anything. */
const HOLLOW =
  /^(?:企业|公司|中心|平台|基地|项目|人才|空间|天地|产量|总量|数量|收入|投资|总额|金额|比重|占比|面积|人数|户数|家数|工业|农业|就业|培训|合同|机构|服务|建设|发展|园区|技术|科技|创新|省级|市级|国家|重点|新增|累计|全县|单项|增加|规模|城镇|农村|居民|财政|社会|固定|一般|裂变|公共|义务|民生|合作|协会|学校|医院|产业|经济|管理|安全|问题|工作|活动|工程|设施|资金|贷款|任务|指标|目标|完成|登记|产品|产值|销售|市场|主体|群众|干部|人员|单位|部门|村民|农民|学生|教师|老人|儿童|妇女|家庭|对象|人口|案件|事故|隐患|治理|整治|改造|改建|新建|修复|保护|利用|处理|回收|综合|主要|全年|年度|以上|集体|公路|道路|车辆|人次|平均|浓度|天数|办结|满意|合格|覆盖|普及|达标|优良|增长|增速|增幅|下降|降低|提高|上升|提升|回落|排查|出栏|存栏|余额)$/u;

/** What is left of a name when its telling part is cut off. */
const REMAINDER =
  /^(?:登记|完成投资|到位资金|(?:[国省市县]级)?(?:及)?以上(?:企业|项目|人才|单位)?|.*以上学历|.*的|[国省市县]级.{0,2}|新增.{2}|新建.{2}|完成.{2}|.{2}建设|.{2}发展|.{2}工作|.{2}项目|.{2}工程|.{2}企业|.{2}活动|.{2}问题|.{2}服务|.{2}中心|.{2}设施|.{2}资金|.{2}贷款|(?:性|级|型|以上|及以上|的|和|及|与|数|率).*|.{1,4}(?:总|性|型))$/u;

const ONLY_VERBS = new RegExp(`^(?:${WORK_VERBS}){1,3}$`, 'u');

/** Whether a word names nothing by itself. */
export function isHollow(word: string): boolean {
  return HOLLOW.test(word);
}

/** Whether a word is too general to stand for an indicator when it is what is left of a longer name. */
export function isTooGeneral(word: string): boolean {
  return HOLLOW.test(word) || REMAINDER.test(word) || ONLY_VERBS.test(word);
}
