import { parseArgs } from 'node:util';

import { startWecomSimulator } from './start-wecom-simulator.js';

/** The simulator as a process: prints the variables for the product and the page to play on. */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8701' },
    'control-port': { type: 'string', default: '8702' },
    /** Puts the bot into callback mode; its address is given on the page or by the control port. */
    callback: { type: 'boolean', default: false },
  },
});

const simulator = await startWecomSimulator({
  port: Number(values.port),
  controlPort: Number(values['control-port']),
  bot: { mode: values.callback ? 'callback' : 'socket' },
});

console.log('企业微信模拟器已启动。把下列变量写入 .env 后启动战报：\n');
for (const [name, value] of Object.entries(simulator.env)) console.log(`${name}=${value}`);
console.log(`\n以不同成员的身份发消息、点按钮：${simulator.urls.control}`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void simulator.stop();
  });
}
