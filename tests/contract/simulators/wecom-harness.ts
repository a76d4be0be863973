import { startWecomSimulator } from '../../simulators/wecom/start-wecom-simulator.js';
import type {
  WecomSimulator,
  WecomSimulatorOptions,
} from '../../simulators/wecom/start-wecom-simulator.js';
import { atEnd } from './at-end.js';
import { BotSocket } from './wecom-bot-socket.js';

export const group = 'wrSampleGroup1';
export const png = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  Buffer.from('not a whole picture, but its beginning'),
]);

/** A simulator whose time stands still, ended with the test. */
export async function start(options: WecomSimulatorOptions = {}): Promise<WecomSimulator> {
  const simulator = await startWecomSimulator({ clock: 'manual', ...options });
  atEnd(() => simulator.stop());
  return simulator;
}

export async function connect(simulator: WecomSimulator): Promise<BotSocket> {
  const bot = await BotSocket.connect(simulator.urls.socket);
  atEnd(() => {
    bot.close();
  });
  return bot;
}

export async function subscribe(simulator: WecomSimulator): Promise<BotSocket> {
  const bot = await connect(simulator);
  const { botId, secret } = simulator.settings.bot;
  const answer = await bot.ask('aibot_subscribe', { bot_id: botId, secret });
  if (answer.errcode !== 0) throw new Error(`not subscribed: ${String(answer.errcode)}`);
  return bot;
}

/** A member speaks in the group; answers the pushed frame's req_id. */
export async function heard(
  simulator: WecomSimulator,
  bot: BotSocket,
  text = '周报',
): Promise<string> {
  const index = bot.pushes().length;
  simulator.control.members.say({ userId: 'jia', chatId: group, text });
  return (await bot.push(index)).headers.req_id;
}

export const stream = (content: string, finish = true, id = 's-1') => ({
  msgtype: 'stream',
  stream: { id, finish, content },
});

export const markdown = (content: string) => ({ msgtype: 'markdown', markdown: { content } });

export const buttonCard = (taskId: string) => ({
  card_type: 'button_interaction',
  task_id: taskId,
  main_title: { title: '确认进展' },
  button_list: [
    { text: '确认', style: 1, key: 'ok' },
    { text: '修改', style: 2, key: 'edit' },
  ],
});

export const cardMessage = (card: object) => ({ msgtype: 'template_card', template_card: card });

/** JSON of a call to the platform's HTTP side. */
export async function call(
  simulator: WecomSimulator,
  path: string,
  body?: unknown,
): Promise<Record<string, unknown>> {
  const init =
    body === undefined
      ? {}
      : { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) };
  const response = await fetch(simulator.urls.api + path, init);
  return (await response.json()) as Record<string, unknown>;
}
