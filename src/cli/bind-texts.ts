/** What `zhanbao bind` says. */
export const bindCommandTexts = {
  noWorkspace: '还没有方案。请先运行 zhanbao plan import 导入方案。',
  whichWorkspace: (names: readonly string[]) =>
    `有多个工作专班，请加 --workspace 名称：${names.join('、')}`,
  noSuchWorkspace: (name: string, names: readonly string[]) =>
    `没有“${name}”这个工作专班，现有：${names.join('、')}`,
  code: (code: string, workspace: string) =>
    `验证码：${code}（工作专班：${workspace}）\n请在30分钟内私聊机器人发送：绑定管理员 ${code}`,
  linkCode: (code: string, name: string) =>
    `关联码：${code}（${name}）\n请本人在30分钟内用另一个平台的账号私聊机器人发送：关联账号 ${code}`,
  groupBound: (name: string, workspace: string) => `已绑定群${name}（工作专班：${workspace}）。`,
  groupUnbound: (name: string) => `已解除群${name}的绑定，机器人在该群不再应答。`,
  groupElsewhere: (group: string) => `这个工作专班没有绑定群 ${group}。`,
  noSuchUnit: (unit: string, units: readonly string[]) =>
    `方案中没有“${unit}”这个单位。方案内单位：${units.join('、')}`,
  noSuchRole: '角色请写联络员、领导或专班办公室。',
  unitMissing: '请用 --unit 写明单位。',
  memberBound: (name: string, posting: string) => `已绑定：${name}，${posting}。`,
  memberUnbound: (name: string) => `已解除绑定：${name}。`,
  noSuchMember: (account: string) => `没有账号为 ${account} 的人员。`,
  noPostings: (name: string) => `${name}还没有绑定单位，不能生成关联码。`,
  askAddress: '请粘贴群机器人（webhook）的地址或密钥，回车结束：',
  askSecret: '加签密钥（没有就直接回车）：',
  badAddress:
    '这不是群机器人（webhook）的地址，没有保存。请粘贴群设置里复制的完整地址（https:// 开头，含 key= 或 access_token=）；企业微信也可以只填 key= 后面的密钥。',
  noAddress:
    '没有读到地址，未保存。请在提示后粘贴，或从标准输入给出（第一行地址，第二行加签密钥）。',
  webhookKept: (group: string) => `已加密保存群 ${group} 的 webhook。`,
  webhookRemoved: (group: string, was: boolean) =>
    was ? `已删除群 ${group} 的 webhook。` : `群 ${group} 没有保存过 webhook。`,
  groups: '群：',
  members: '人员：',
  requests: '待审核：',
  none: '（无）',
  groupLine: (group: {
    readonly channel: string;
    readonly groupId: string;
    readonly name: string;
  }) => `  ${group.name === '' ? '（未取得群名）' : group.name}  ${group.channel} ${group.groupId}`,
  memberLine: (name: string, postings: string, accounts: string, isAdmin: boolean) =>
    `  ${name}  ${postings}${isAdmin ? '（管理员）' : ''}  ${accounts}`,
  unbound: '未绑定',
  personRequest: (name: string, posting: string) => `  ${name}申请${posting}`,
  groupRequest: (name: string, code: string, isRefused: boolean) =>
    `  群${name === '' ? '（未取得群名）' : name}，编号${code}${isRefused ? '（已拒绝）' : ''}`,
} as const;
