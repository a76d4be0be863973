/** What is said about reports beside their receipts. */
export const reportTexts = {
  stateNotYours: (task: string, state: string, leads: readonly string[]) =>
    `${task}的“${state}”须由${leads.length === 0 ? '' : `牵头单位（${leads.join('、')}）或`}专班办公室设定，未计入。`,
  howToReport: '本条未记录。如要报本期数，请写明日期和现有数，如“截至6月底高企58家”。',
  nothingRecognised: '没有看出与方案任务、指标有关的内容，未记录。回“帮助”查看用法。',
  askBase: (indicator: string) =>
    `${indicator}缺年初数，暂不能亮灯。请补报，如“${indicator}年初数50”。`,
  tooLong: '内容过长，请分几条发送（每条不超过5000字），本条未记录。',
  noAllowance: '所接的平台没有每月额度。',
  onlyOfficeAllowance: '平台额度由专班办公室掌握，请联系专班办公室。',
  screened:
    '您的消息带有涉密或内部资料标识，未保存、未处理。请通过规定的保密渠道报送，不要在群聊和本助手中发送。',
  masked: '消息中的证件号或电话号码已隐去，不保存。',
} as const;

export const NO_PICTURE = '图片没有生成，请以文字为准；如需图片，请稍后再发一次。';
