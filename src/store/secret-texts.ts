/** What operators read about the key that secrets at rest are sealed with. */
export const secretTexts = {
  otherKey:
    '已保存的密钥、口令是用另一个加密密钥保存的。请恢复原来的环境变量 ZHANBAO_SECRET_KEY（或数据文件夹中的 secret.key）；如已无法恢复，请重新设置群机器人地址等。',
  unreadable: (path: string) => `加密密钥文件 ${path} 无法读取或内容不完整，请检查文件和权限。`,
} as const;
