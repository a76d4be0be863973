/** What `file-kind.ts` knows, in words. */
export const KEPT_KINDS = '图片和 Word、Excel、CSV、PPT、WPS、PDF、OFD 文件';
const AGAIN = '请私聊发给我，或在群里引用该文件并@我';

function called(name: string | null): string {
  return name === null ? '附件' : `附件“${name}”`;
}

/** Why a file that came with a message was not kept, and how to send it again. */
export const evidenceTexts = {
  tooLarge: (name: string | null, limitMb: number) =>
    `${called(name)}超过${limitMb}MB，未保存。请压缩或分拆后${AGAIN}。`,
  wrongKind: (name: string | null) =>
    `${called(name)}未保存：只收${KEPT_KINDS}，且文件内容须与扩展名一致、不含宏。请转换后${AGAIN}。`,
  locked: (name: string | null) => `${called(name)}设有打开密码，未保存。请取消密码后${AGAIN}。`,
  notFetched: (name: string | null) => `${called(name)}未能取到，没有保存。${AGAIN}，重发一次。`,
  notStored: (name: string | null) => `${called(name)}暂时不能保存。稍后${AGAIN}，重发一次。`,
  screened: '一个附件的名称带有涉密或内部资料标识，未保存。请通过规定的保密渠道报送。',
  tooMany: (limit: number) => `附件超过${limit}个，只保存了前${limit}个。其余${AGAIN}。`,
  /** For what comes without a name. */
  picture: '图片',
  file: '文件',
} as const;
