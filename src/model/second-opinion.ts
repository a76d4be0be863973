import { dateOf } from '../kernel/dates.js';
import { isUnsure } from '../understanding/is-unsure.js';
import type { OpinionRequest, SecondOpinion } from '../understanding/second-opinion.js';
import type { ChatClient } from './chat-client.js';
import { checkOpinion } from './check-opinion.js';
import { asData, fenceData } from './fence-data.js';
import { offeredIndicators } from './indicator-choice.js';
import type { ModelGuard } from './model-guard.js';
import { opinionSchema } from './opinion-schema.js';
import { loadPrompt, renderPrompt } from './prompt-file.js';

interface OpinionDeps {
  readonly guard: ModelGuard;
  readonly client: ChatClient;
  readonly timeoutMs: number;
}

/** Earlier messages that say what 那条 means; more would only cost. */
const MAX_EARLIER = 2;
const MAX_EARLIER_LENGTH = 400;
/** What is read of a long report; the rules read more and are asked about the rest themselves. */
const MAX_LENGTH = 3000;

/** Both parts of the question. The message and its earlier ones stand only in the second, as data. */
export function opinionPrompt({ input, lexicon }: Pick<OpinionRequest, 'input' | 'lexicon'>): {
  readonly system: string;
  readonly user: string;
} {
  const prompt = loadPrompt('second-opinion', 1);
  const earlier = input.context
    .filter(({ role }) => role === 'user')
    .slice(-MAX_EARLIER)
    .map(({ text }) => text.slice(0, MAX_EARLIER_LENGTH));
  const message = input.text.slice(0, MAX_LENGTH);
  const offered = offeredIndicators(lexicon, message);
  return {
    system: renderPrompt(prompt, { indicators: offered.map(asData).join('\n') }),
    user: fenceData({ message, sentOn: dateOf(input.now), earlier }),
  };
}

/** A second opinion from a model, asked only where the rules are unsure. */
export function createSecondOpinion({ guard, client, timeoutMs }: OpinionDeps): SecondOpinion {
  // A missing prompt stops the start, not the first message.
  loadPrompt('second-opinion', 1);
  return async (request) => {
    if (!isUnsure(request)) return null;
    const said = await guard.run('second-opinion', timeoutMs, (signal) =>
      client.askJson({
        name: 'second_opinion',
        ...opinionPrompt(request),
        schema: opinionSchema,
        signal,
      }),
    );
    return said === null ? null : checkOpinion(said, request.input, request.lexicon);
  };
}
