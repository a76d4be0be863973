/** Reasons of deliveries, for the office; what a channel says of an attempt comes from the channel. */
export const outboxTexts = {
  interrupted: '发送过程中程序中断，不能确定是否已送达',
  tooLate: (reason: string | null) =>
    reason === null ? '超过24小时未能发出' : `超过24小时未能发出：${reason}`,
  pastItsTime: '当天工作时间内未能发出，不再发送',
  noLongerOwed: '所提醒的事项已报送，提醒不再发出',
  unreadable: '待发内容无法读取',
  failed: '发送时出现程序错误，不能确定是否已送达',
} as const;
