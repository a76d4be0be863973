import type { AnswerOpenQuestion } from '../answers/open-question.js';
import type { Clock } from '../kernel/clock.js';
import type { SecondOpinion } from '../understanding/second-opinion.js';
import { ChatClient } from './chat-client.js';
import type { ModelConfig } from './model-config.js';
import { ModelGuard } from './model-guard.js';
import type { CallRecord } from './model-guard.js';
import type { createOpenQuestions } from './open-questions.js';
import type { ModelStatus } from './model-status.js';
import { loadPrompt } from './prompt-file.js';
import { createSecondOpinion } from './second-opinion.js';

/** Everything that a configured model is used for. */
export interface Model {
  readonly secondOpinion: SecondOpinion;
  readonly answerOpenQuestion: AnswerOpenQuestion;
  readonly status: () => ModelStatus;
}

/** A question takes several calls one after the other. */
const QUESTION_TIMES = 3;

/** The agent's libraries are loaded with the first question, which most days do not have. */
function lazyOpenQuestions(deps: Parameters<typeof createOpenQuestions>[0]): AnswerOpenQuestion {
  loadPrompt('open-question', 1);
  let opened: Promise<AnswerOpenQuestion> | null = null;
  return async (question) => {
    opened ??= import('./open-questions.js').then((room) => room.createOpenQuestions(deps));
    return await (
      await opened
    )(question);
  };
}

/**
 * The configured model within its bounds. Asks nothing yet.
 * @param record told of every use, without a word of it
 */
export function openModel(
  config: ModelConfig,
  clock: Clock,
  record: (call: CallRecord) => void,
): Model {
  const guard = new ModelGuard({ config, clock, record });
  const client = new ChatClient(config, guard.fetch);
  const { timeoutMs } = config;
  return {
    secondOpinion: createSecondOpinion({ guard, client, timeoutMs }),
    answerOpenQuestion: lazyOpenQuestions({ config, guard, timeoutMs: timeoutMs * QUESTION_TIMES }),
    status: () => guard.status,
  };
}
