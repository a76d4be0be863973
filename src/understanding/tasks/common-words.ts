/**
 * Words that stand in any work report of any county and so say nothing of its subject. Two tasks'
 * texts are too small a sample to learn this from: in one plan 培训 may stand under one task only.
 * Kept to verbs, measures and frame words; no word that could be a task's subject.
 */
export const commonWords: ReadonlySet<string> = new Set(
  [
    '工作 开展 推进 推动 进行 完成 落实 组织 加强 加快 加大 建立 建成 建设 健全 完善 做好 做到 抓好 抓紧 实现 达到 力争 确保 继续 持续 进一步 稳步 积极 全面 深入 大力 有效 不断',
    '全县 我县 全市 全省 县级 市级 省级 国家 国家级 省市 市县 全国 各类 各级 各单位 有关 相关 重点 重大 主要 主动 以上 以下 以及 其中 目前 截至 累计 新增 共计 合计 本周 上周 本月 今年 去年 全年 年度 上半年 下半年 季度 月份',
    '企业 项目 单位 部门 情况 进展 问题 困难 任务 目标 指标 方案 计划 措施 办法 制度 机制 体系 政策 要求 方面 领域 方向 重要 能力 水平 质量 服务 支持 提供 提高 提升 提供 促进 强化 引导 鼓励 帮助 协助 协调 配合 围绕 围着 依托 依靠 结合 通过 按照 根据 对照',
    '召开 会议 座谈 调研 走访 对接 摸排 申报 上报 审核 评审 验收 认定 公示 材料 资料 名单 台账 培训 宣传 签约 合作 参加 邀请 专家 人员 干部 领导 负责 牵头 责任 实施 执行 启动 发布 印发 出台 制定 编制 形成 发展 管理 运行 使用 资金 投入 场次 人次 万元 亿元',
    '更多 一批 一个 一项 一家 多个 多家 共有 现有 已有 正在 已经 还有 没有 可以 需要 以来 之后 之前 同时 另外 还是 或者 等等 我们 他们 这边 那边 这个 那个 就是 不是 下一步 下阶段 下步 明天 今天 昨天 现在 包括 涉及 覆盖 覆盖面 方式 面向 办理 设立 科技 技术 创新 产业 产品 方面的 业务',
  ].flatMap((line) => line.split(' ')),
);
