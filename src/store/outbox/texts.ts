/** Reasons of deliveries, for the office; what a channel says of an attempt comes from the channel. */
export const outboxTexts = {
  interrupted: '发送过程中程序中断，不能确定是否已送达',
  tooLate: (reason: string | null) =>
    reason === null ? '超过24小时未能发出' : `超过24小时未能发出：${reason}`,
  pastItsTime: '当天工作时间内未能发出，不再发送',
  noLongerOwed: '所提醒的事项已报送，提醒不再发出',
  unreadable: '待发内容无法读取',
  groupBroken: ({ name, groupId, reason }: { name: string; groupId: string; reason: string }) =>
    [
      `发不到群${name === '' ? `（编号 ${groupId}）` : `“${name}”`}了：${reason}。`,
      '在恢复之前，该群收不到答复、周报和通报。请把机器人重新加入群，或用 zhanbao bind webhook 更新群机器人地址；',
      '哪些没有送达，用 zhanbao deliveries 查看。',
    ].join(''),
  failed: '发送时出现程序错误，不能确定是否已送达',
} as const;
