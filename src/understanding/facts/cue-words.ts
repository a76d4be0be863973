import { CharTrie } from '../text/char-trie.js';

/**
 * What a word says about the figures around it. How people write reports, not what any one plan holds: names of
 * indicators and units come from the lexicon.
 */
export type CueKind =
  /** New within a period. */
  | 'delta'
  /** Cumulative or current, whatever the period. */
  | 'total'
  /** Cumulative, or the sum within a named period (本周共). */
  | 'sum'
  /** A thing done; says nothing about total or delta, unless a single day is named. */
  | 'done'
  /** Now, in fact: ends plans and targets said before (实际, 已). */
  | 'actual'
  | 'target'
  /** Lasts to the end of the sentence. */
  | 'plan'
  /** Lasts to the end of the clause. */
  | 'plan-clause'
  | 'pending'
  /** Last year's figure. */
  | 'past'
  /** Compared with something: the number after 增长, 多 is a difference. */
  | 'versus'
  | 'change'
  /** What is missing to, or beyond, the target. */
  | 'distance'
  | 'rate'
  /** 其中. */
  | 'part'
  | 'elsewhere'
  /** 我县, 全县: ends other scopes. */
  | 'here'
  /** 我局, 我区: the sender's own part. */
  | 'own'
  /** What follows is counted for another purpose: 惠及, 走访. */
  | 'other'
  /** A thing that is counted itself: 资金, 团队. */
  | 'noun'
  /** The figure after it is the wrong one: 误写为. */
  | 'old'
  /** What stood before and is added to: 加上之前的. */
  | 'earlier'
  /** The figure after it is the right one, the one before it wrong: 更正为, 应为. */
  | 'new'
  | 'not'
  | 'each'
  | 'respectively'
  | 'light';

const WORDS: Readonly<Record<CueKind, string>> = {
  delta:
    '增 月增 周增 日增 当月增 本月增 本周增 月新增 周新增 新进来 新进 多来 又多 又多了 又来了 又招了 又进了 新增数 净增数 新认 新认了 新批了 新入了 新招了 新登了 新签 新签了 新评上 新拿到 新增 新增加 新增了 新引进 新登记 新认定 新入库 新获批 新批 新建成 新培育 新转化 新签约 新通过 新评 新评定 新注册 新添 新晋 新备案 又 又新 再 净增 净增加 再添 喜添 添 增添 增补 又有 新成立 新落地 新完成 新归集 新成交 新入职 新上岗 新来 新办 新建 新引 新转 新招 新评价 新报到 新入 新通过认定 又新增 新孵化 新出 这批 本批 此批',
  total:
    '达到 已达 达 现有 已有 总数 总量 存量 保有量 保有 拥有 共有 至此 增至 增加到 增加至 增长到 上升到 上升至 升至 升到 提高到 提升到 提升至 扩大到 已达到 现存 总数达 总额 总数为 已累计 现已有 现达',
  sum: '共 一共 总共 合计 共计 总计 累计 累计共 累积 加起来 拢共',
  done: '完工 竣工 交付 投用 启用 建好 建完 修好 修完 修通 装好 装完 办了 开了 销号 播种 出栏 投放 已报到 已到岗 已入职 公示期满 公示结束 公示完 公示完毕 公示无异议 批了 批准了 完成 实现 认定 入库 评价入库 登记 引进 获批 获得 获评 获 批 批复 批准 批下来 通过 建成 建立 转化 成交 落地 签约 签订 签 入职 到岗 报到 评为 评上 评定 挂牌 揭牌 授牌 注册 入选 培育 孵化 开工 投产 验收 取得 归集 办理 发证 立项 备案 过 过会 做了 搞了 来 来了 招 招引 招聘 招录 引 拿到 拿下 落户 上岗 评审通过 确认 成功 新建 创建 产生 诞生 形成 成立 摘牌 收到 进 进来 到账 到位 投入 支出 收入 建 发展 吸纳 安置 整治 改造 治理 建设 公布 发布 公告 发文 下文 办结 培养 录用 入围 突破 超过 超 实到 认证 录入 上 报入 上榜 破 核下来 进来了 进了',
  actual: '实际 已 已经 目前 实有 实际完成 现 现在 当前 截至 截止 截至目前 早已 均已',
  target:
    '才到 才达到 才够 才能到 才算完成 目标 目标任务 任务 任务数 目标数 目标值 指标任务 计划数 年度任务 年度目标 全年目标 全年任务 年任务 考核目标 考核任务 年目标 目标为 目标是 任务是 任务为 下达 应完成 须完成 需完成 计划任务 任务量 目标达到 目标是达到 目标要达到 任务目标 预期目标 紧扣 瞄准 对标 锚定 围绕 紧盯 要求达到 要求完成',
  plan: '计划 预计 预期 估计 力争 争取 确保 打算 有望 下一步 下阶段 下一阶段 下步 接下来 后续 展望 明年 下半年将 年底前 到年底 来年 后期 预测 预估 测算 预备 谋划 规划 力求 冲刺 实现目标 有希望 应该能 有可能 如果 若 假如 要是 原计划 原定 能达到 可达 可达到 可突破 将达到 将突破 将完成 可完成 预定 拟于 明后年',
  'plan-clause': '拟 准备 将 将要 将于 希望 欲 即将 可望 待建 筹建 筹备 正筹备 在建',
  pending:
    '申报 申请 推荐 推荐上报 待 待评审 待审 待定 待批 待认定 等待 公示 公示名单 公示中 正在公示 拟认定 意向 签约意向 意向性 达成意向 在走流程 走流程 走程序 在审 送审 审核中 正在审核 评审中 正在评审 审批中 在批 受理 已受理 已上报 已申报 已提交 提交申请 报上去 报了 再报 已报 储备 后备 候选 种子 拟推荐 拟申报 正在申报 在申报 报批 报审 初审 待公示 待验收 待考察 答辩 考察 待现场 没报到 还没报到 没来报到 没到岗 没验收 还没验收 没下来 还没下来 未报到 未到岗 没入职 还没入职 没来 还没来 没到 还没到 未批 还没批 没批 尚未 还未 未通过 没通过 未获批 等批 等着 等正式 等文件 等结果 等省 等市 等现场 还在等 在谈 洽谈 在对接 培育库 重点培育 正在培育 培育对象 入培 在培 拟 待省 待市 不予 落选 材料已 在办 正在办理 拟入库 待入库 上会 冲击 申报书 拟新增 拟引进 报名 面试 笔试 体检 资格审查 资格初审 考察期 拟录用 在研 待落地 谈判 正在评价 正在入库 正在审批 评价中 认定中 公示期 正在认定',
  past: '同期 去年同期 上年同期 去年 上年 往年 前年 历年 历史',
  versus: '比 较 同比 环比 相比 对比 较上年 与去年',
  change:
    '涨 涨了 多出 增长 增幅 多 多了 少 少了 下降 提升 提高 减少 下滑 回落 上升 增加 增加了 增量 净增 上涨 扩大',
  distance:
    '差 还差 相差 还缺 缺口 差距 距 距离 离 尚差 仅差 只差 超目标 超任务 超计划 超序时 超出 超时序 剩余 剩下 剩 余下 尚需 还需 还要 仍需 需要再 不足目标',
  rate: '完成率 占比 比例 占 比重 增速 同比增长 达标率 覆盖率 通过率 排名 位居 第 率 增幅 合格率 转化率 时序进度',
  part: '其中 其中包括 包括 包含 含 内含 分别是 其余 不含 不包括 不包含 不算 未含 不计 除掉 除去 除开 扣掉 刨去 刨掉 另有 余下的 其他 其它',
  elsewhere:
    '全市 全省 全国 全市场 全州 全球 外地 外县 兄弟县 兄弟县市 兄弟县区 周边县 邻县 他们 人家 别的县 其他县 市本级 全市共 全省共 该市 该县 该区 对方',
  here: '我县 全县 本县 县内 县域 我们县 咱县 咱们县 全县共 县里 我们 咱们 咱 我市 县级',
  own: '我局 我区 我办 我中心 我单位 我镇 我乡 我园 我园区 我委 我部 我行 我校 我院 我所 我街道 我系统 本局 本单位 本区 本办 本中心 本镇 本乡 本系统 本园区 我们局 我们区 我们单位 我们中心 我们系统 我们园区 局里 区里 全局 全区 全系统 全镇 全乡 辖区 本行 本部门 我站 我公司',
  other:
    '惠及 走访 服务 涉及 覆盖 调研 辅导 指导 帮扶 支持 奖补 奖励 培训 参观 看 摸排 组织 邀请 发放 拨付 兑现 补贴 补助 资助 扶持 帮助 协助 参加 举办 召开 带动 联系 对接 入驻 入园 选派 派出 收集 征集 解决 协调 检查 督导 抽查 宣讲 慰问 接待 参与 排查 处理 处置 回访 发动 动员 面向 针对 授权 授信 放款 放贷 贷款 融资 拟定 修订 出台 印发 制定 下发 发出 走访了 调研了 服务了 联系了 检查了 交流 观摩 学习 推送 挖掘 梳理 筛选 遴选 摸底 测评 评估 复核 核查 注销 取消 撤销 退出 整改 重复 剔除 停产 倒闭 迁出 流失 离职 辞职 清退 误统 关停 支援 宣传 解读 讲解 受益 覆盖到 收了 收到材料 收材料 打电话 提供 配备 采购 投放 提交 交了 要看 引导 剔掉 去掉 到期 失效 退库 出库 核减 没过 重新认定 复审',
  noun: '资金 奖金 团队 负责人 代表 产值 产业 产品 专利 论文 政策 培训班 会议 活动 联盟 协会 库 名录 目录 名单 指南 材料 文件 通知 办法 方案 岗位 博士 本科 大专 中专 教授 高工 职称 院士 专家 学生 农户 脱贫户 会员 设备 平台 基地 场所 技术难题 难题 问题 需求 成果奖 款 补贴款 税收 营收 利润 销售额 银行 学校 乡镇 部门 单位数 名额 增加值 研发人员 员工 职工 研究院 实验室 工作站 机构 中介 车间 生产线 厂房 门面 贡献 时间 试点 示范 批次 小组 专班 特派员 经纪人 成员 委员 企业家 技术骨干 骨干 大学生 研究员 法人 用户 客户 床位 投资额 注册资本 电话 信息 简报 群众 人才公寓 公寓 补助资金 导师 课题 课题组 投资人 面积 用地 住房 投入资金 奖补资金 推荐表 参观者',
  old: '说多了 报多了 写多了 算多了 填多了 录多了 数多了 统计多了 说少了 报少了 写少了 算少了 填少了 录少了 统计少了 多说了 多写了 多填了 多录了 多统计了 多打了 多加了 多数了 少说了 少写了 少算了 少填了 少录了 少统计了 少打了 漏算了 漏写了 漏填了 漏统计了 多了个 误写为 误写成 误写 误报为 误报成 误报 错报成 错报为 错报 错写成 错写为 错写 写成 报成 说成 填成 算成 打成 写成了 报成了 说成了 填成了 原报 原来报的 原来报 原来是 之前报的 之前报 之前是 前面报的 前面报 前面说的 刚才报的 刚才报 刚才说的 上次报的 上次报 上次是 原来的 之前的 刚才的 上次的 先前报的 先前的 此前报的 此前 原为 原 多报了 多报 少报了 少报 多算了 多算 漏报了 漏报 漏了 重复计算 早上报的 昨天报的 上午报的 中午报的 下午报的 前天报的 上周报的 上报的 所报 前报 前文 旧数 旧 前面发的 刚才发的 之前发的 刚发的 上一条 前一条',
  earlier:
    '加上之前的 加上原来的 加上原有的 算上之前的 连同之前的 加上以前的 加上之前 加上前面的 加上原先的 加之前的',
  new: '更正为 更改为 修改为 改为 改成 修正为 调整为 调整成 订正为 应为 应该为 应该是 应当是 应是 实为 实际为 实际是 实际应为 变为 变成 纠正为 正确的是 正确是 正确数是 正确为 其实是 才对 →',
  not: '不是 并非 而非 而不是 非',
  each: '各 均 都 各有 各为 均为 都是 各新增 均达到 各完成 每项 各建成',
  respectively: '分别 依次 分别为 分别是 分别达到 分别完成 分别有 依次为 依次是',
  light:
    '一看 一查 一数 再说一遍 再说一下 再说一次 再报一遍 再报一下 再报一次 再说 再确认 再核 再核实 再补充 再补报 再更新 再发一遍 算 计算 来算 来计 为准 的 了 是 为 有 在 这 那 这个 那个 这块 那块 这边 那边 这里 方面 情况 这项 这项工作 一项 数 数量 数字 额 金额 家数 个数 户数 人数 数据 指标 一下 报一下 报告 汇报 汇报一下 报个喜 说一下 就 也 都 还 还有 但 但是 而 且 并 并且 以及 和 与 及 跟 或 呢 吧 啊 嗯 哦 呀 哈 嘛 啦 呃 那 然后 就是 大概 大约 约 近 将近 差不多 接近 左右 上下 多 余 不到 不足 逾 正式 顺利 成功 有效 有效的 全部 仅 只 只有 仅有 才 今年 本周 本月 本季度 本年 企业 公司 单位 主体 家 个 名 人 国家级 省级 市级 县级 省 市 国 省里 市里 省厅 市局 部里 上级 最新 最近 近日 日前 一 一家 报 上报 报送 填报 我 咱 工作 总体 整体 主要 具体 以来 期间 阶段 截止 期末 为止 止 至 到 于 由 从 把 将其 经 经过 通过了 被 所 之 其 该 此 本 次 本次 此次 这次 第一批 第二批 首批 首家 首个 全年 年初 年度 中 里 内 上 下 后 前 间 时 得 地 着 比较 更 好 不错 喜报 好消息 各位 领导 同志 大家 同时 另外还 此外 以上 应该 可能 估摸 那么 所以 因为 零的突破 实现零的突破 破零 合格 有效期内 省市 国省 级 型 类 新型 入统 纳统 个人 全日制 统招 应届 往届 毕业生 高层次 紧缺 急需 急需紧缺 在岗 在职 在库 在册 科技 技术 创新 及时 按时 超时序 持续 稳步 又一 再次 起 来看 来说 而言 方 数为 合同 成交额 交易额 份 更新 进展 动态 周报 日报 月报 简要 以下 如下 统计 数据显示 据 根据 附 备注 注 项目 另 另外 向 让 使 推动 开展 对 核对 核实 经核 经核实 经核对 按计划 计划内 达标 任务清单 给 帮 现将 超额完成 提前完成 超额 进度 居 居全 任务书 目标管理 报的 所报 总的 合同成交 了个 个左右 有个 搞定 顺利完成 全面完成 圆满完成 如期 全面 圆满 年度考核 已完成任务 上线 牵头 负责 这一项 这一块 本年度 该项 两项 三项 四项 共有的 分管 承担 没变 不变 未变 没有变化 无变化 保持 维持 依旧 仍为 仍是 仍 持平 稳定 涉及金额 涉及资金 纠正 更正 订正 重报',
};

export interface CueWord {
  readonly word: string;
  readonly kind: CueKind;
}

/** Where a word stands under several kinds the one that decides more comes first. */
const RANK: readonly CueKind[] = [
  ...(['old', 'earlier', 'new', 'not', 'pending', 'target', 'distance', 'past', 'rate'] as const),
  ...(['part', 'elsewhere', 'own', 'here', 'respectively', 'each', 'plan', 'plan-clause'] as const),
  ...([
    'versus',
    'total',
    'sum',
    'delta',
    'change',
    'actual',
    'other',
    'done',
    'noun',
    'light',
  ] as const),
];

function buildTrie(): CharTrie<CueWord> {
  const trie = new CharTrie<CueWord>();
  for (const kind of RANK)
    for (const word of WORDS[kind].split(' '))
      if (word !== '') trie.at(word).value ??= { word, kind };
  return trie;
}

const cueWords = buildTrie();

/** The longest cue word that starts at `at` and ends at or before `limit`. */
export function cueWordAt(text: string, at: number, limit: number): CueWord | null {
  let found: CueWord | null = null;
  let node = cueWords.next(text.charCodeAt(at));
  for (let end = at + 1; node !== undefined && end <= limit; end += 1) {
    if (node.value !== undefined) found = node.value;
    node = node.next(text.charCodeAt(end));
  }
  return found;
}
