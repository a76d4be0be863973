import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';

import { startDingtalkSimulator } from './start-dingtalk-simulator.js';
import { Terminal } from './terminal.js';

/** The simulator as a process: prints the variables for the product, and takes what members type. */
const { values } = parseArgs({
  options: {
    /** The first of four ports in a row; 0 takes free ones. */
    port: { type: 'string', default: '8711' },
    /** Robot messages are sent to this address instead of Stream. */
    callback: { type: 'string' },
  },
});

const simulator = await startDingtalkSimulator({
  port: Number(values.port),
  app: { mode: values.callback === undefined ? 'stream' : 'http' },
});
if (values.callback !== undefined) simulator.control.useHttp(values.callback);

console.log('钉钉模拟器已启动。把下列变量写入 .env 后启动战报：\n');
for (const [name, value] of Object.entries(simulator.env)) console.log(`${name}=${value}`);
console.log(`\n控制接口：${simulator.urls.control}`);
console.log('以不同成员的身份说话：直接输入文字，/帮助 查看命令\n');

const lines = createInterface({ input: process.stdin });
const terminal = new Terminal(
  simulator.control,
  simulator.settings,
  (line) => {
    console.log(line);
  },
  stop,
);
const prompt = (): void => {
  if (process.stdin.isTTY) process.stdout.write(terminal.prompt());
};
lines.on('line', (line) => {
  terminal.take(line);
  prompt();
});
prompt();

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);

function stop(): void {
  lines.close();
  terminal.stop();
  process.stdin.destroy();
  void simulator.stop();
}
