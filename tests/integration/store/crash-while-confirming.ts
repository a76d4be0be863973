/** Runs as a process of its own: gets into a confirmation as far as it is told, says so, and hangs. */
import type { Outcome } from '../../../src/conversation/workspace.js';
import { asId } from '../../../src/kernel/ids.js';
import type { Plan } from '../../../src/plan/model.js';
import { connect } from '../../../src/store/connect.js';
import { createConversationStore } from '../../../src/store/conversation-store.js';
import { figureEntry, inbound, nothing, say } from './messages-and-outcomes.js';

const [url = '', moment = '', id = '', plan = '{}'] = process.argv.slice(2);
const message = inbound({ id: asId(id), text: '确认' });

function hang(): Promise<never> {
  console.log(moment);
  return new Promise(() => setInterval(() => undefined, 60_000));
}

const outcome: Outcome = {
  ...nothing,
  entries: [figureEntry(JSON.parse(plan) as Plan, message, 58)],
  replies: [say('已入库')],
};

/** Reads as it is stored: the entries are in the database by then, the replies are not. */
const stopsTheSaving: Outcome = {
  ...outcome,
  get replies(): never {
    console.log('saving');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    throw new Error('woke up');
  },
};

await createConversationStore(connect(url)).handleOnce(message, () => {
  if (moment === 'deciding') return hang();
  return Promise.resolve(moment === 'saving' ? stopsTheSaving : outcome);
});
await hang();
