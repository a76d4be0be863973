/** What is said about pictures and files that support a report. */
export const evidenceTexts = {
  count: (count: number) => `佐证${count}份`,
  attached: (no: number, count: number, total: number) =>
    `回执${no}已附佐证${count}份${total > count ? `（共${total}份）` : ''}。`,
  waits: (name: string | null, count: number) =>
    `已收到${name === null ? '文件' : `文件《${name}》`}${count > 1 ? `等${count}个` : ''}。请在30分钟内回复它对应的事项，例如“截至6月底高企58家”，即附作佐证；如属已报事项，请引用那份回执或报送原文再发一次。`,
  closed: (no: number) =>
    `回执${no}已撤销、过期或被替换，不能再附佐证。文件已收到，30分钟内重新报送的，即附作佐证。`,
  uploadLink: (address: string, no: number | null) =>
    `请用手机打开链接上传佐证${no === null ? '' : `（附入回执${no}）`}：\n${address}\n30分钟内有效，只能提交一次，可选多个文件；仅供您本人使用，请勿转发。`,
  linkSentPrivately: '上传链接已私发给您。没有收到的，请私聊我发“上传佐证”。',
  noUploadPage: (isInGroup: boolean) =>
    isInGroup
      ? '本系统未开通网页上传。请引用群里的那个文件或图片，@我说“佐证”；也可以私聊把文件发给我。'
      : '本系统未开通网页上传。请直接在这里把文件或图片发给我；群里的文件，请引用它并@我说“佐证”。',
  hiddenName: '（文件名已隐去）',
} as const;
