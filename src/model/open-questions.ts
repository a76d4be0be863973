import { ChatOpenAI } from '@langchain/openai';
import { AIMessage, createAgent, HumanMessage } from 'langchain';
import type { BaseMessage } from 'langchain';
import { answerTools } from '../answers/answer-tools.js';
import { textAnswer } from '../answers/answer.js';
import type { Answer } from '../answers/answer.js';
import type { AnswerOpenQuestion, OpenQuestion } from '../answers/open-question.js';
import { allSubjects, todayOf, unitsInOrder } from '../answers/subjects.js';
import { fenceData } from './fence-data.js';
import type { ModelConfig } from './model-config.js';
import { ModelFailure } from './model-failure.js';
import type { ModelGuard } from './model-guard.js';
import { GivenResults, openQuestionTools } from './open-question-tools.js';
import { fillPlaces } from './placeholder-guard.js';
import { loadPrompt, renderPrompt } from './prompt-file.js';
import { modelTexts } from './texts.js';
import { withoutThoughts } from './without-thoughts.js';

interface QuestionDeps {
  readonly config: ModelConfig;
  readonly guard: ModelGuard;
  /** For the whole of a question. */
  readonly timeoutMs: number;
}

/** Four calls of the model and the rounds of tools between them; one more step is an error. */
const MAX_STEPS = 8;
const MAX_ANSWER_TOKENS = 600;
const MAX_QUESTION_LENGTH = 300;
const MAX_NAMES = 60;

/** Both parts of the question; what the asker wrote stands only in the second, as data. */
export function questionPrompt({ text, context }: OpenQuestion): {
  readonly system: string;
  readonly user: string;
} {
  const subjects = allSubjects(context, todayOf(context)).slice(0, MAX_NAMES);
  return {
    system: renderPrompt(loadPrompt('open-question', 1), {
      indicators: subjects.map(({ indicator }) => indicator.shortName).join('、'),
      units: unitsInOrder(context).slice(0, MAX_NAMES).join('、'),
    }),
    user: fenceData({ question: text.slice(0, MAX_QUESTION_LENGTH) }),
  };
}

function chatModel({ baseUrl, apiKey, model }: ModelConfig, fetch: typeof globalThis.fetch) {
  return new ChatOpenAI({
    model,
    apiKey: apiKey ?? 'none',
    temperature: 0,
    maxTokens: MAX_ANSWER_TOKENS,
    maxRetries: 0,
    streaming: false,
    useResponsesApi: false,
    configuration: { baseURL: baseUrl, fetch, organization: null, project: null, logLevel: 'off' },
  });
}

function lastText(messages: readonly BaseMessage[]): string {
  const last = messages.at(-1);
  if (!AIMessage.isInstance(last) || typeof last.content !== 'string') return '';
  return withoutThoughts(last.content).trim();
}

/** Lets the agent write, once more if its first text is rejected. */
async function writtenAnswer(
  model: ChatOpenAI,
  question: OpenQuestion,
  signal: AbortSignal,
): Promise<Answer | null> {
  const given = new GivenResults();
  const { system, user } = questionPrompt(question);
  const agent = createAgent({
    model,
    systemPrompt: system,
    tools: openQuestionTools(answerTools(question.context), given),
  });
  let messages: BaseMessage[] = [new HumanMessage(user)];
  for (const isLast of [false, true]) {
    const state = await agent.invoke({ messages }, { recursionLimit: MAX_STEPS, signal });
    const filled = fillPlaces(lastText(state.messages), given);
    if (filled.kind === 'filled') {
      return textAnswer([filled.text, modelTexts.drafted], filled.cited);
    }
    if (isLast) break;
    messages = [...state.messages, new HumanMessage(modelTexts.rejected[filled.reason])];
  }
  return null;
}

/** Answers open questions by an agent that may only read, with the asker's rights, in few steps. */
export function createOpenQuestions({
  config,
  guard,
  timeoutMs,
}: QuestionDeps): AnswerOpenQuestion {
  const model = chatModel(config, guard.fetch);
  return async (question) =>
    await guard.run('open-question', timeoutMs, async (signal) => {
      const answer = await writtenAnswer(model, question, signal);
      if (answer === null) throw new ModelFailure('rejected');
      return answer;
    });
}
