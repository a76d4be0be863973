/** Runs as a process of its own: gets a message as far as it is told, says so, and hangs. */
import { asId } from '../../../../src/kernel/ids.js';
import type { MessageId } from '../../../../src/kernel/ids.js';
import { connect } from '../../../../src/store/connect.js';
import { LeaseKeeper } from '../../../../src/store/leader/keep-lease.js';
import { ScriptedChannel } from '../../../fakes/scripted-channel.js';
import { inbound } from '../messages-and-outcomes.js';
import { channelProcess, echo, QUICK } from './channel-process.js';

const [url = '', dataDir = '', moment = ''] = process.argv.slice(2);

function hang(): Promise<never> {
  console.log(moment);
  return new Promise(() => setInterval(() => undefined, 60_000));
}

async function lead(): Promise<never> {
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  await new Promise<void>((resolve) => {
    const deps = { database: connect(url), log: silent, times: QUICK, holder: 'child' };
    const onLost = () => Promise.resolve();
    new LeaseKeeper(deps, 'test', { onGained: resolve, onLost }).start();
  });
  return await hang();
}

async function handle(): Promise<never> {
  const channel = new ScriptedChannel();
  channel.script.push(async (_outgoing, reporter) => {
    if (moment === 'sent') return await hang();
    await reporter.partSent({ via: 'bot', partsSent: 1, platformId: 'p1' });
    if (moment === 'between') return await hang();
    await reporter.partSent({ via: 'bot', partsSent: 2, platformId: 'p2' });
    return { kind: 'sent', via: 'bot' };
  });
  const { wired } = await channelProcess({
    url,
    dataDir,
    channel,
    times: QUICK,
    decide: async (message, takenIn) => {
      if (moment === 'handling') await hang();
      return await echo(message, takenIn);
    },
  });
  const message = inbound({ id: asId<MessageId>('only'), text: '报数', group: null });
  if (moment !== 'arrived') wired.start();
  await channel.intake.accept({ message, replyHandle: null });
  if (moment === 'arrived') await hang();
  return await new Promise(() => undefined);
}

await (moment === 'leading' ? lead() : handle());
