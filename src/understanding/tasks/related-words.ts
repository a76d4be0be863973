/** Words in a message that speak of what a plan is likely to word as `concepts`. */
export interface RelatedWords {
  readonly said: readonly string[];
  readonly concepts: readonly string[];
}

function row(said: string, concepts: string): RelatedWords {
  return { said: said.split(' '), concepts: concepts.split(' ') };
}

/**
 * General administrative usage, not tied to one plan: a concept counts only for tasks whose text
 * holds it. Each row is here because chat names a thing by its parts (放款, 利率) or by an example
 * (湖南工业大学), where a plan names the kind (信贷, 高校).
 */
export const relatedWords: readonly RelatedWords[] = [
  row(
    '贷款 放款 放贷 授信 利率 贴息 续贷 首贷 银行 支行 农商行 信用社 担保 风险补偿',
    '贷款 信贷 银企 融资 银行 金融',
  ),
  row('质押 出质 质押登记 专利质押 商标质押 股权质押', '质押融资 质押'),
  row('基金 股权投资 创投', '社会资本 金融资本 融资'),
  row('专利 商标 知识产权 授权 预审 快速审查', '发明专利 专利 知识产权'),
  row(
    '技术经纪人 技术交易 技术市场 技术需求 成果路演 成果发布',
    '科技成果转化 技术合同 要素交易 成果转化',
  ),
  row('大学 学院 研究院 研究所 科研所 农科院 中科院', '高校 院校 科研院所 高校院所'),
  row('共建 联合研发 产学研 校企 联合体 联合实验室', '校企联合实验室 联合实验室 共建 创新联合体'),
  row('孵化器 孵化 入孵 入驻团队 初创 创客', '孵化 孵化企业 孵化基地 众创空间'),
  row('硕士 研究生 博士 招聘 校招 引才 人才引进', '校园招聘 人才引进 引进硕士研究生 引才 学历人才'),
  row('公寓 住房 安居 租房补贴 购房补贴 子女入学 配偶就业', '人才公寓 保障 人才'),
  row('职称 评审 直评 破格', '职称评审 职称'),
  row(
    '下乡 下村 进村 驻村 蹲点 田间 农技 病虫害 农户 养殖户 种植户 大户',
    '科技特派员 下乡 乡村 农村 农业',
  ),
  row('院士 博士工作站 专家工作站 柔性引进', '院士专家工作站 柔性引才 博士工作站'),
  row('中试 小试 试产 投产 量产 配方 工艺 样品 试制', '中试 小试 产业化 攻关'),
  row('揭榜 张榜 榜单 卡脖子 技术难题清单', '揭榜挂帅 关键核心技术'),
  row('重大专项 重点研发 项目库 申报指南', '重大科技专项 重大科技项目 科技项目'),
  row('升规 入规 临规 规上 规模以上', '小升规 规上工业企业 临规企业'),
  row('奖补 补助 补贴 兑现', '奖补 财政支持'),
  row('梯次培育 培育库 后备库 种子企业', '培育库 梯次培育'),
  row('道路 公路 硬化 通车', '农村公路 公路 道路 交通'),
  row('厕所 改厕 垃圾 污水 人居环境', '人居环境 厕所 垃圾 污水'),
  row('监测户 脱贫户 返贫 帮扶', '防返贫监测 脱贫 帮扶'),
  row('办事 窗口 审批 一网通办 好差评', '政务服务 审批 营商环境'),
  row('招商 签约项目 投资额 落地项目', '招商引资 招商'),
  row('学校 校舍 学位 教师', '教育 学校'),
  row('医院 门诊 村卫生室 医生', '医疗 卫生 健康'),
];
