import { quoted } from '../../answers/phrases.js';
import type { Plan } from '../../plan/model.js';
import type { WordProblem } from './check-word.js';
import { thingWords } from './named-things.js';

const SENTENCES: Readonly<Record<Exclude<WordProblem['kind'], 'title' | 'part'>, string>> = {
  measure: '是计量单位，不能作叫法。',
  number: '是数字或日期，不能作叫法。',
  'too-short': '只有一个字，容易误认，请换两个字以上的叫法。',
  'too-long': '太长，叫法不要超过20个字。',
  'no-name': '不像一个名称，叫法请用简短的词，不带标点。',
  person: '像是人名或号码，不能作叫法。',
  command: '是给机器人的用语，不能作叫法。',
  common: '是汇报里的常用词，记住后会到处误认，请换一个。',
};

/** Names are quoted at this length; a longer one is cut, since its length is what is wrong with it. */
const MAX_QUOTED = 24;

/** Why a word cannot be learned, in one sentence. */
export function problemText(word: string, problem: WordProblem, plans: readonly Plan[]): string {
  const shown = Array.from(word);
  const said = quoted(shown.length > MAX_QUOTED ? `${shown.slice(0, MAX_QUOTED).join('')}…` : word);
  if (problem.kind === 'title') {
    return `${said}是方案里${quoted(thingWords(problem.of, plans))}的名称，不能改指别的。`;
  }
  if (problem.kind === 'part') {
    return `${said}也是${quoted(thingWords(problem.of, plans))}名称的一部分，容易误认，请换一个。`;
  }
  return said + SENTENCES[problem.kind];
}
