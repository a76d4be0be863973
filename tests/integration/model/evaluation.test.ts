import { afterEach, beforeEach, expect, it } from 'vitest';
import { openModelEvaluation } from '../../evals/with-model.js';
import { opines, refuses, startModelServer } from '../../fakes/model-server.js';
import type { ModelServer } from '../../fakes/model-server.js';

const message = {
  id: 'x1',
  now: '2023-07-05T10:00:00+08:00',
  sender: { unit: '县科工信局', role: 'liaison' as const },
  text: '高新的企业这块现在是58家了',
  expect: { intent: 'report' as const, facts: [] },
};

let server: ModelServer;
beforeEach(async () => {
  server = await startModelServer();
});
afterEach(async () => {
  await server.close();
});

const cells = (evaluation: ReturnType<typeof openModelEvaluation>): string =>
  evaluation
    .table()
    .rows.map((row) => row.join(' '))
    .join('\n');

it('an evaluation with a model tells what it changed and what it cost', async () => {
  server.behave(
    opines({ indicator: '高新技术企业', number: '58家', measure: 'total', date: null }),
  );
  const evaluation = openModelEvaluation({ OPENAI_BASE_URL: server.baseUrl, ZHANBAO_MODEL: 'm' });
  const label = await evaluation.predictor(message);
  expect(label.facts).toMatchObject([{ indicator: '高新技术企业', value: 58 }]);
  expect(cells(evaluation)).toContain('rules alone 0 0 0 0\nwith the model 0 0 1 0');
  expect(cells(evaluation)).toContain(
    'asked of the model 1 answered 1\ntokens 120\ntokens a message 120.0',
  );
});

it('an endpoint that fails leaves the scores of the rules, and its failures are counted', async () => {
  server.behave(refuses(500));
  const evaluation = openModelEvaluation({ OPENAI_BASE_URL: server.baseUrl, ZHANBAO_MODEL: 'm' });
  for (let count = 0; count < 8; count += 1) {
    expect((await evaluation.predictor(message)).facts).toEqual([]);
  }
  expect(cells(evaluation)).toContain('asked of the model 8 status 8');
});

it('without an endpoint in the environment it says which variables are missing', () => {
  expect(() => openModelEvaluation({})).toThrow(/no model/);
});
