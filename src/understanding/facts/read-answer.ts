import { isQuestion } from '../query/asking-words.js';
import { readMessage } from '../read-message.js';
import type { ReadMessage } from '../read-message.js';
import type { DraftFact } from './draft-fact.js';
import { readFacts } from './read-facts.js';

const ASKS = /多少|几[家个名项人]|报一?下|报个数|说一?下|怎么样了|如何|到哪了/;
/** Questions whose answer is no figure of ours: what is missing, the target, a share, last year. */
const ASKS_ELSE =
  /差|缺|目标|任务|完成率|百分|排名|第几|去年|同期|预计|计划|申报|公示|在审|为什么|\d[家个]/;
const ASKS_NEW = /新增|新登记|新引进|新入库|增加了|新认定/;
/** What may stand around a bare figure that answers. */
const AROUND =
  /^(?:[\s，。、;!…:了啊呢吧哈嗯哦是有还共约多个家名项人就已达到的数报]|目前|现在|累计|一共|总共|合计|大概|左右|差不多|截至|今天|昨天|\p{S}|\p{Cs})*$/u;

/** The words of a message without its figures and dates. */
function restOf({ text, numbers, dates }: ReadMessage): string {
  const spans = [...numbers, ...dates].map(({ span }) => span).sort((a, b) => a.start - b.start);
  let rest = '';
  let at = 0;
  for (const { start, end } of spans) {
    rest += text.text.slice(at, start);
    at = Math.max(at, end);
  }
  return rest + text.text.slice(at);
}

/** The answer with the names that its question asked for: 科小多少了, 59 → 科小59. */
function completed(message: ReadMessage, question: ReadMessage): string | null {
  const { text } = question.text;
  const names = [...new Set(question.mentions.map(({ name }) => name))];
  const date = question.dates.at(-1);
  const when = date === undefined ? '' : text.slice(date.span.start, date.span.end);
  const lead = when + (ASKS_NEW.test(text) ? '新增' : '');
  const [only] = names;
  if (only === undefined) return null;
  if (names.length === 1) return lead + only + message.text.text.trim();
  if (names.length !== message.numbers.length) return null;
  const figures = message.numbers.map(({ span }) => message.text.text.slice(span.start, span.end));
  return names.map((name, index) => `${lead}${name}${figures[index] ?? ''}`).join('，');
}

/** Bare figures that answer the question asked just before; empty when they answer none. */
export function answeredFacts(message: ReadMessage): readonly DraftFact[] {
  const asked = message.input.context.at(-1);
  if (asked?.role !== 'user' || message.mentions.length > 0 || message.numbers.length === 0)
    return [];
  if (!(isQuestion(asked.text) || ASKS.test(asked.text)) || ASKS_ELSE.test(asked.text)) return [];
  if (!AROUND.test(restOf(message))) return [];
  const bare = { ...message.input, context: [] };
  const question = readMessage({ ...bare, text: asked.text }, message.lexicon);
  const text = completed(message, question);
  return text === null ? [] : readFacts(readMessage({ ...bare, text }, message.lexicon)).facts;
}
