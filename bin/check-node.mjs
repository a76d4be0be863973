// Imported first, before anything that an older Node could stumble over.
const FLOOR = { major: 20, minor: 19 };

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < FLOOR.major || (major === FLOOR.major && minor < FLOOR.minor)) {
  process.stderr.write(
    `战报需要 Node.js ${FLOOR.major}.${FLOOR.minor} 或以上版本，当前是 ${process.version}。请升级 Node.js 后重试。\n`,
  );
  process.exit(1);
}
