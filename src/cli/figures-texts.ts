/** What `zhanbao figures` says. */
export const figuresTexts = {
  none: '表中没有新的数据可以入库，未保存任何数据。',
  tooMany: (limit: number, count: number) =>
    `表中有${count}项数据，一次最多导入${limit}项，未保存任何数据。请分几张表导入。`,
  head: (sheet: string, count: number) => `工作表“${sheet}”，共${count}项数据：`,
  waiting: (count: number) =>
    `上面带“？”的${count}项有疑问，本次不入库：请改好表格再导入，或在聊天中报送并答复。`,
  agree: (count: number) => `确认将${count}项数据以专班办公室名义入库吗？`,
  needsYes: '没有入库：不在终端里运行时，请加 --yes 表示已核对，或用 --dry-run 只看不存。',
  dryRun: '只看不存，未保存任何数据。',
  declined: '没有入库。',
  moved: '核对期间台账有变动，没有入库。请再运行一次。',
  stored: (count: number) => `已入库${count}项数据。`,
} as const;
