import { readFileSync } from 'node:fs';
import { buildLexicon } from '../../../src/plan/build-lexicon.js';
import type { Lexicon } from '../../../src/plan/lexicon.js';
import { parsePlanYaml } from '../../../src/plan/load-plan-file.js';
import { readIntent } from '../../../src/understanding/read-intent.js';
import { readMessage } from '../../../src/understanding/read-message.js';
import type { ReadMessage } from '../../../src/understanding/read-message.js';
import { readTaskStates } from '../../../src/understanding/read-task-states.js';
import { readZeroReport } from '../../../src/understanding/read-zero-report.js';
import type { Intent, Role, UnderstoodFact } from '../../../src/understanding/understanding.js';

const source = readFileSync(
  new URL('../../../plans/youxian-2023/plan.yaml', import.meta.url),
  'utf8',
);

export const sampleLexicon = buildLexicon([parsePlanYaml(source)], { botName: '战报助手' });

/** A plan of another county and another subject, to show that nothing hangs on the sample. */
export const roadsLexicon = buildLexicon(
  [
    parsePlanYaml(`
title: 云溪县乡村建设行动方案
year: 2024
period: { from: 2024-01-01, to: 2024-12-31 }
place: 云溪县
units:
  - { name: 县交通局, aliases: [交通局] }
  - { name: 县住建局, aliases: [住建局] }
tasks:
  - { no: '1', title: 推进农村公路建设, text: 实施村组道路硬化和危桥改造，打通断头路。, leads: [县交通局] }
  - { no: '2', title: 整治农村人居环境, text: 推进厕所革命和生活垃圾分类，建设污水处理设施。, leads: [县住建局] }
  - { no: '3', title: 壮大村级集体经济, text: 盘活闲置校舍和山塘水库，发展庭院经济。, leads: [县住建局] }
indicators:
  - { name: 新建农村公路里程, shortName: 农村公路, unit: 公里, target: 120, kind: flow, task: '1' }
  - { name: 改造户厕, shortName: 户厕, unit: 座, target: 3000, kind: flow, task: '2' }
`),
  ],
  { botName: '小云' },
);

interface Sent {
  readonly now?: string;
  readonly unit?: string;
  readonly role?: Role;
  readonly context?: readonly string[];
  readonly lexicon?: Lexicon;
}

/** The message as the passes see it; sent by the science bureau on 14 July 2023 unless said. */
export function sent(text: string, by: Sent = {}): ReadMessage {
  return readMessage(
    {
      text,
      now: new Date(by.now ?? '2023-07-14T10:00:00+08:00'),
      sender: { unit: by.unit ?? '县科工信局', role: by.role ?? 'liaison' },
      context: (by.context ?? []).map((turn) => ({ role: 'user', text: turn })),
    },
    by.lexicon ?? sampleLexicon,
  );
}

/** A fact of the named indicator where it is mentioned; its figure does not matter to these passes. */
export function factOf(message: ReadMessage, indicator: string): UnderstoodFact {
  const known = message.lexicon.indicators.find(({ shortName }) => shortName === indicator);
  if (!known) throw new Error(`no indicator ${indicator}`);
  const mention = message.mentions.find(({ candidates }) => candidates.includes(known));
  return {
    indicatorId: known.id,
    indicator,
    measure: 'total',
    value: '1',
    unit: known.unit,
    from: null,
    asOf: '2023-07-14',
    approx: false,
    scope: 'county',
    onBehalfOf: null,
    span: mention?.span ?? { start: 0, end: 0 },
    confidence: 1,
    rule: 'test',
  };
}

export function intentOf(text: string, by: Sent = {}, indicators: readonly string[] = []): Intent {
  const message = sent(text, by);
  return readIntent(message, {
    facts: indicators.map((name) => factOf(message, name)),
    omitted: [],
    zeroReport: readZeroReport(message),
    taskStates: readTaskStates(message),
  }).intent;
}
