/** What the person at the terminal reads about the embedded database. */
export const embeddedTexts = {
  unsupportedPlatform: (platform: string) =>
    `内置数据库只支持 Linux（x64、arm64），本机为 ${platform}。请设置 DATABASE_URL，连接已有的 PostgreSQL。`,
  unsupportedLibc:
    '内置数据库需要 glibc，本机系统（如 Alpine）使用的是其他 C 库。请换用 Debian、openEuler、麒麟等系统，或设置 DATABASE_URL。',
  packageMissing: (name: string) =>
    `缺少内置数据库程序包 ${name}。请运行 npm ci 重新安装依赖，或设置 DATABASE_URL。`,
  cannotRun: (path: string) =>
    `内置数据库程序无法运行：${path}。请检查该文件夹的权限，以及磁盘是否以 noexec 方式挂载。`,
  noAccount:
    '数据库不能以 root 身份运行，而系统中没有可用的普通用户。请先执行 useradd --system zhanbao，再重新启动。',
  noPermission: (path: string) =>
    `没有读写数据文件夹的权限：${path}。请改用该文件夹所属的用户启动，或用 chown 改正所属用户。`,
  notReachable: (path: string, account: string) =>
    `数据库文件夹 ${path} 已有数据，但系统用户 ${account} 进不去。请给它的各级上级文件夹加上进入权限（chmod o+x），再重新启动。`,
  notAFolder: (path: string) =>
    `数据文件夹的位置上已有一个文件：${path}。请移走它或改 ZHANBAO_DATA_DIR。`,
  diskFull: (path: string) => `磁盘空间不足：${path}。请清理出至少 300 MB 空间，再重新启动。`,
  otherVersion: (path: string, found: string, own: string) =>
    `数据文件夹 ${path} 由 PostgreSQL ${found} 建立，本程序内置的是 PostgreSQL ${own}，不能直接打开。请用原来版本的战报导出数据，或改用新的 ZHANBAO_DATA_DIR。原有数据未改动。`,
  notOurs: (path: string) =>
    `文件夹 ${path} 不是空的，也不是战报的数据库。请移走其中的文件，或改用新的 ZHANBAO_DATA_DIR。`,
  clusterMissing: (path: string, pointer: string) =>
    `数据库应在 ${path}，但该文件夹已不存在。请恢复该文件夹；若确定不要原有数据，删除 ${pointer} 后重新启动。`,
  passwordMissing: (path: string) =>
    `缺少数据库口令文件 ${path}。请从备份恢复该文件；原有数据未改动。`,
  inUse: (pid: number, folder: string) =>
    `另一个战报进程正在使用数据文件夹 ${folder}（进程号 ${pid}）。请先停止它，或用 ZHANBAO_DATA_DIR 另设数据文件夹。`,
  initFailed: (log: string) => `数据库初始化失败，详见 ${log}。`,
  startFailed: (log: string) => `数据库未能启动，详见 ${log}。`,
  stopFailed: (pid: number) =>
    `上次留下的数据库进程（进程号 ${pid}）无法停止。请手工结束该进程后重新启动。`,

  initialising: '首次启动：正在建立数据库…',
  recovering: '数据库正在恢复上次中断前的数据，请稍候…',
  adopted: '接管了上次未正常退出时留下的数据库进程。',
  stoppingOld: '正在停止上次留下的数据库进程…',
  waitingForCommand: (pid: number) => `另一个战报命令（进程号 ${pid}）正在使用数据库，等待其结束…`,
  cannotReachData: (account: string) =>
    `数据库由系统用户 ${account} 运行，它进不了数据文件夹，因此数据库另存他处。`,
  storedElsewhere: (path: string) => `数据库存放于：${path}`,
  movedBinaries: (path: string) => `数据库程序已复制到：${path}`,
} as const;
