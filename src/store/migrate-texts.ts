/** What the operator reads when the database's tables cannot be brought up to date. */
export const migrateTexts = {
  failed: (name: string) => `更新数据库结构失败（${name}），已回退，原有数据未改动。`,
  newerDatabase: (name: string) =>
    `数据库已由更新版本的战报升级（${name}），当前版本不能打开。请换用新版本程序。`,
  changedFile: (name: string) =>
    `数据库结构文件 ${name} 在使用后被改动过。请恢复原文件后重新启动。`,
} as const;
