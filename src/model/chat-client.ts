import OpenAI from 'openai';
import { z } from 'zod';
import type { ModelConfig } from './model-config.js';
import { ModelFailure } from './model-failure.js';
import { readJson } from './read-json.js';

/** How an answer of a given form is asked for; not every endpoint knows the first two. */
type AnswerFormat = 'json-schema' | 'json-object' | 'plain';

const NEXT: Readonly<Record<AnswerFormat, AnswerFormat | null>> = {
  'json-schema': 'json-object',
  'json-object': 'plain',
  plain: null,
};

const ORDER: readonly AnswerFormat[] = ['json-schema', 'json-object', 'plain'];

/** By which endpoints refuse a format that they do not know. */
const NOT_KNOWN = [400, 404, 415, 422, 501];

/** Enough for the figures of a long report, and an end to a model that does not find one. */
const MAX_ANSWER_TOKENS = 1200;
/** The name that vLLM, DeepSeek and Qwen know; its newer one is not known everywhere. */
const LIMIT = { max_tokens: MAX_ANSWER_TOKENS } as const;

interface JsonQuestion<Schema extends z.ZodType> {
  readonly name: string;
  readonly system: string;
  readonly user: string;
  readonly schema: Schema;
  readonly signal: AbortSignal;
}

const completionSchema = z.looseObject({
  choices: z.array(z.looseObject({ message: z.looseObject({ content: z.string() }) })).min(1),
});

function responseFormat(
  format: AnswerFormat,
  name: string,
  schema: z.ZodType,
): Pick<OpenAI.ChatCompletionCreateParamsNonStreaming, 'response_format'> {
  if (format === 'plain') return {};
  if (format === 'json-object') return { response_format: { type: 'json_object' } };
  const json = z.toJSONSchema(schema, { target: 'draft-7' });
  return {
    response_format: { type: 'json_schema', json_schema: { name, strict: true, schema: json } },
  };
}

/** Chat completions that answer in JSON, on whatever of it the endpoint knows. */
export class ChatClient {
  readonly #client: OpenAI;
  readonly #model: string;
  /** The best format that the endpoint is known to answer in, once it has refused a better one. */
  #format: AnswerFormat = 'json-schema';

  constructor({ baseUrl, apiKey, model }: ModelConfig, fetch: typeof globalThis.fetch) {
    this.#model = model;
    this.#client = new OpenAI({
      baseURL: baseUrl,
      // The client insists on a key; an endpoint that asks for none does not look at it.
      apiKey: apiKey ?? 'none',
      organization: null,
      project: null,
      adminAPIKey: null,
      webhookSecret: null,
      logLevel: 'off',
      // Who asks for an opinion can do without; trying again is the breaker's.
      maxRetries: 0,
      fetch,
    });
  }

  /** @throws ModelFailure, or an error of the client that wraps one */
  async askJson<Schema extends z.ZodType>(
    question: JsonQuestion<Schema>,
  ): Promise<z.infer<Schema>> {
    const parsed = question.schema.safeParse(readJson(await this.#ask(question)));
    if (!parsed.success) throw new ModelFailure('malformed');
    return parsed.data;
  }

  async #ask(question: JsonQuestion<z.ZodType>): Promise<string> {
    let format = this.#format;
    for (;;) {
      try {
        const answer = await this.#askIn(format, question);
        // Only now: a message that is refused for its content is refused in every format.
        if (ORDER.indexOf(format) > ORDER.indexOf(this.#format)) this.#format = format;
        return answer;
      } catch (error) {
        const next = NEXT[format];
        const isRefused =
          error instanceof OpenAI.APIError && NOT_KNOWN.includes(Number(error.status));
        if (!isRefused || next === null) throw asFailure(error);
        format = next;
      }
    }
  }

  async #askIn(format: AnswerFormat, question: JsonQuestion<z.ZodType>): Promise<string> {
    const { name, system, user, schema, signal } = question;
    const completion: unknown = await this.#client.chat.completions.create(
      {
        model: this.#model,
        messages: [
          { role: 'system', content: system },
          { role: 'user', content: user },
        ],
        temperature: 0,
        ...LIMIT,
        ...responseFormat(format, name, schema),
      },
      { signal },
    );
    const parsed = completionSchema.safeParse(completion);
    if (!parsed.success) throw new ModelFailure('malformed');
    return parsed.data.choices[0]?.message.content ?? '';
  }
}

function asFailure(error: unknown): unknown {
  const hasStatus = error instanceof OpenAI.APIError && typeof error.status === 'number';
  return hasStatus ? new ModelFailure('status', { cause: error }) : error;
}
