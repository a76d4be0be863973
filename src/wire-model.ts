import type { Config } from './config.js';
import { forbidTracing } from './config.js';
import { AdviceDesk } from './conversation/advice-desk.js';
import type { ModelStatus } from './model/model-status.js';

type LogLine = (details: Record<string, unknown>, message: string) => void;

/** The part of a pino logger that is used here. */
export interface ModelLog {
  readonly debug: LogLine;
  readonly warn: LogLine;
}

export interface WiredModel {
  readonly desk: AdviceDesk;
  readonly status: () => ModelStatus;
}

/** `null` when no model is configured. Its clients are loaded only when there is one. */
export async function wireModel(
  { model: config }: Config,
  log: ModelLog | null,
): Promise<WiredModel | null> {
  if (config === null) return null;
  forbidTracing();
  const { openModel } = await import('./model/open-model.js');
  const clock = { now: () => new Date() };
  const model = openModel(config, clock, (call) => {
    if (call.outcome === 'answered') log?.debug({ ...call }, 'the model answered');
    else log?.warn({ ...call }, 'the model gave nothing');
  });
  return {
    desk: new AdviceDesk(model.secondOpinion, model.answerOpenQuestion),
    status: model.status,
  };
}

/** Which model works beside the rules, in a line for the person who starts the process. */
export function modelLine({ model }: Config): string {
  return model === null
    ? '大模型：未配置，由规则独立工作。'
    : `大模型：${model.model}（${new URL(model.baseUrl).host}），只在规则拿不准时使用。`;
}
