import { CharTrie } from '../text/char-trie.js';

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
    '水稳层 沥青 路基 路面 桩基 桥墩 施工队 铺完 通车 安防 护栏',
    '农村公路 公路 道路 危桥改造 交通',
  ),
  row('雨污 管子 管网 屋顶防水 外墙 楼道 电梯 业主 物业', '老旧小区 管网 小区 加装电梯'),
  row('校舍 教室 教学楼 操场 开学 招生 娃 学生', '中小学 学位 学校 教育'),
  row('敬老院 护理员 老人 助餐 食堂 失能 扶手', '养老 养老服务 助餐 适老化改造'),
  row('小分队 推介 老板 客商 投资方 厂房 打桩 开工 落地', '招商引资 招商 推介会 签约项目'),
  row('一件事 出证 跑下来 证照 代办 回访', '营商环境 帮办代办 政务服务 审批'),
  row('国自创 自创区 自主创新 科技部 火炬', '国家自主创新示范区 创新型省份建设'),
  row(
    '促成 成果对接 技术对接 供需对接 难题发布 卖给 作价 实施许可',
    '科技成果转化 技术合同 成果转化',
  ),
  row('退休工程师 老专家 顾问 周末工程师 候鸟 兼职', '柔性引才 高层次人才'),
  row('副村长 科技副职 蹲点 农技员 进村 田间学校 果树 黄桃 苗圃', '科技特派员 下乡'),
  row('再贷款 小微 担保费 担保公司 财信 额度', '科技信贷 信贷 银企 融资'),
  row('周转房 安家 拎包 租房', '人才公寓'),
  row('上规 两库 入库企业 种子', '小升规 培育库'),
  row(
    '贷款 放款 放贷 授信 利率 贴息 续贷 首贷 银行 支行 农商行 信用社 担保 风险补偿',
    '贷款 信贷 银企 融资 银行 金融',
  ),
  row('质押 出质 质押登记 专利质押 商标质押 股权质押', '质押融资 质押'),
  row('基金 股权投资 创投', '社会资本 金融资本 融资'),
  row('发明 实用新型 代理机构 检索 侵权 维权 布局 交底书 授权书', '发明专利 专利 知识产权'),
  row('专利 商标 知识产权 授权 预审 快速审查', '发明专利 专利 知识产权'),
  row(
    '技术经纪人 技术交易 技术市场 技术需求 成果路演 成果发布',
    '科技成果转化 技术合同 要素交易 成果转化',
  ),
  row(
    '教授 院长 课题组 实验田 试验林 签约 协议文本 合作协议',
    '共建 高校 院校 科研院所 联合实验室',
  ),
  row('大学 学院 研究院 研究所 科研所 农科院 中科院', '高校 院校 科研院所 高校院所'),
  row('共建 联合研发 产学研 校企 联合体 联合实验室', '校企联合实验室 联合实验室 共建 创新联合体'),
  row('孵化楼 工位 拎包入住 场地 创业团队 入驻 导师', '孵化 孵化企业 孵化基地 众创空间 入驻团队'),
  row('孵化器 孵化 入孵 入驻团队 初创 创客', '孵化 孵化企业 孵化基地 众创空间'),
  row(
    '简历 摆摊 双选会 校招 宣讲会 招聘会 面试 笔试 体检 入编 考编 用人需求 岗位 名校 双一流',
    '校园招聘 人才引进 引进硕士研究生 引才 学历人才',
  ),
  row('硕士 研究生 博士 招聘 校招 引才 人才引进', '校园招聘 人才引进 引进硕士研究生 引才 学历人才'),
  row('公寓 住房 安居 租房补贴 购房补贴 子女入学 配偶就业', '人才公寓 保障 人才'),
  row('职称 评审 直评 破格', '职称评审 职称'),
  row(
    '下乡 下村 进村 驻村 蹲点 田间 农技 病虫害 农户 养殖户 种植户 大户',
    '科技特派员 下乡 乡村 农村 农业',
  ),
  row('院士 博士工作站 专家工作站 柔性引进', '院士专家工作站 柔性引才 博士工作站'),
  row(
    '产线 二线 良品率 合格率 试机 开机 联调 点火 原料 送样 试用 批量 打样 性能 指标检测 实验数据',
    '中试 小试 产业化 攻关',
  ),
  row('中试 小试 试产 投产 量产 配方 工艺 样品 试制', '中试 小试 产业化 攻关'),
  row('揭榜 张榜 榜单 卡脖子 技术难题清单', '揭榜挂帅 关键核心技术'),
  row(
    '省专项 重大专项 配套资金 苗子项目 课题 本子 题目 项目处 申报书 立项 预算书 中期检查 结题',
    '重大科技专项 重大科技项目 科技项目 科技发展资金',
  ),
  row('重大专项 重点研发 项目库 申报指南', '重大科技专项 重大科技项目 科技项目'),
  row('研发费用 辅助账 加计扣除 研发活动 研发机构 研发投入', '研发机构 研发活动 培育库'),
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

/** The rows that each word belongs to. */
const saidWords = new CharTrie<number[]>();
relatedWords.forEach(({ said }, row) => {
  for (const word of said) (saidWords.at(word).value ??= []).push(row);
});

/** The rows of which words stand in a text, in order, and how many different words of each. */
export function findRelated(
  text: string,
): readonly { readonly row: number; readonly times: number }[] {
  const seen = new Set<readonly number[]>();
  for (let start = 0; start < text.length; start += 1) {
    let node = saidWords.next(text.charCodeAt(start));
    for (let at = start + 1; node !== undefined; at += 1) {
      if (node.value !== undefined) seen.add(node.value);
      node = node.next(text.charCodeAt(at));
    }
  }
  if (seen.size === 0) return [];
  const times = new Map<number, number>();
  for (const rows of seen) for (const row of rows) times.set(row, (times.get(row) ?? 0) + 1);
  return [...times].map(([row, count]) => ({ row, times: count })).sort((a, b) => a.row - b.row);
}
