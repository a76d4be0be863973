export const figuresPageTexts = {
  title: '导入数据',
  lead: '把已有的数据一次导入台账：先核对回执，确认后才入库，上传的表格作为佐证保存。',
  formHint:
    '填报表列出了方案的各项指标，填“当前数”和“截至日期”即可。也可以直接用现成的表，有“指标”“当前数”两列就行，其余列不用删。',
  form: '下载填报表',
  fileHint: (mb: number): string => `只收 .xlsx 和 .csv，不超过${mb}MB。涉密和内部资料不得上传。`,
  choose: '选择填好的表格',
  chooseAgain: '另选表格',
  reading: (name: string): string => `正在读取“${name}”…`,
  working: '正在处理…',
  answered: '读取结果',
  emptyFile: '这个文件是空的，请重新选择。',
  tooLarge: (mb: number): string => `文件超过${mb}MB，未导入。请只保留要导入的那张表。`,
  /** Beside a receipt. */
  hint: '数有误的，在表中改好后重新上传，新回执替换旧回执；在您与机器人的私聊里也能改数、确认或撤销。',
  back: '返回看板',
} as const;
