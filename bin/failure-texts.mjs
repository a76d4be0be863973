const UNREACHABLE =
  '连不上 npm 软件源。请检查网络或代理后重试；不能上网的机器，可用 npm config set registry 指定内网镜像，或在同类机器上装好依赖后把整个文件夹（含 node_modules）拷来。';
const NO_SPACE = '磁盘空间不足，请清理出至少 1 GB 空间后重试。';
const NO_PERMISSION = '没有写入本文件夹的权限，请改用该文件夹所属的用户运行。';

/** npm names the reason of a failure in a line of its own, "npm error code X". */
const npmCodes = {
  ENOTFOUND: UNREACHABLE,
  EAI_AGAIN: UNREACHABLE,
  ECONNREFUSED: UNREACHABLE,
  ECONNRESET: UNREACHABLE,
  ETIMEDOUT: UNREACHABLE,
  ENETUNREACH: UNREACHABLE,
  EHOSTUNREACH: UNREACHABLE,
  ERR_SOCKET_TIMEOUT: UNREACHABLE,
  ENOTCACHED: UNREACHABLE,
  ENOSPC: NO_SPACE,
  EDQUOT: NO_SPACE,
  EACCES: NO_PERMISSION,
  EPERM: NO_PERMISSION,
  EROFS: NO_PERMISSION,
};

export function explainFailure(stepName, output) {
  if (stepName !== 'install') {
    return '请确认代码完整、未被改动；删除 node_modules 和 dist 后可重新开始。';
  }
  const code = /^npm (?:error|ERR!) code (\S+)$/m.exec(output)?.[1];
  return npmCodes[code] ?? '请检查网络和磁盘后重试，详情见上。';
}
