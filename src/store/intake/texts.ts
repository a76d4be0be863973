/** What senders are told when their message could not be worked on. */
export const intakeTexts = {
  sendAgain: '这条消息没有处理成功，请重新发送一次；如仍不行，请联系专班办公室。',
} as const;
