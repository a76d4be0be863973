import { cut, load } from '@node-rs/jieba';
import * as chrono from 'chrono-node';
import * as zh from 'chrono-node/zh';
import { NlpManager } from 'node-nlp';
import type { Lexicon } from '../../src/plan/lexicon.js';
import { understand } from '../../src/understanding/understand.js';
import type { LabelledMessage } from '../../tests/evals/labelled-message.js';
import type { Contestant } from '../measure.js';

const NOW = new Date('2023-07-05T10:00:00+08:00');

/** Ours, with the whole of understanding: intent, facts, dates, tasks, query. */
export function rules(lexicon: Lexicon): Contestant {
  return {
    name: 'zhanbao',
    work: (text) =>
      understand(
        { text, now: NOW, sender: { unit: '县科工信局', role: 'liaison' }, context: [] },
        lexicon,
      ),
  };
}

/** nlp.js trained on the intents of the same messages: it tells an intent only, no figure and no date. */
export async function nlpJs(messages: readonly LabelledMessage[]): Promise<Contestant> {
  const manager = new NlpManager({
    languages: ['zh'],
    forceNER: true,
    autoSave: false,
    nlu: { log: false },
  });
  for (const { text, expect } of messages) manager.addDocument('zh', text, expect.intent);
  await manager.train();
  return { name: 'nlp.js (intent only)', work: (text) => manager.process('zh', text) };
}

/** chrono-node's Chinese parser: dates only. */
export function chronoNode(): Contestant {
  const parser = new chrono.Chrono(zh.hans.casual);
  return { name: 'chrono-node (dates only)', work: (text) => parser.parse(text, NOW) };
}

/** The limit: cutting the text into words, which any way by a dictionary must do at least. */
export function jieba(): Contestant {
  load();
  return { name: 'jieba (words only)', work: (text) => cut(text, true) };
}
