import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { AppError } from '../kernel/errors.js';

/** A prompt as kept in `prompts/`: one file a version; a changed wording is a new version. */
export interface Prompt {
  readonly name: string;
  readonly version: number;
  readonly variables: readonly string[];
  readonly text: string;
}

const headSchema = z.strictObject({
  name: z.string(),
  version: z.int().positive(),
  purpose: z.string(),
  variables: z.array(z.string()),
});

const FILE = /^---\n(?<head>[\s\S]{1,2000}?)\n---\n(?<text>[\s\S]+)$/;
const PLACE = /\{\{([a-zA-Z]{1,40})\}\}/g;

const ROOT = new URL('../../prompts/', import.meta.url);

const loaded = new Map<string, Prompt>();

/**
 * Reads a prompt, once, and checks it against its own head.
 * @throws AppError `invariant` when file, head and text do not agree
 */
export function loadPrompt(name: string, version: number): Prompt {
  const file = `${name}.v${version}.md`;
  const known = loaded.get(file);
  if (known !== undefined) return known;
  const match = FILE.exec(readFileSync(new URL(file, ROOT), 'utf8'));
  const { head = '', text = '' } = match?.groups ?? {};
  const parsed = headSchema.safeParse(parse(head));
  if (!parsed.success) throw new AppError('invariant', `prompts/${file} has no right head`);
  const used = new Set([...text.matchAll(PLACE)].map(([, variable]) => variable));
  const { variables } = parsed.data;
  const agrees =
    parsed.data.name === name &&
    parsed.data.version === version &&
    used.size === variables.length &&
    variables.every((variable) => used.has(variable));
  if (!agrees) throw new AppError('invariant', `prompts/${file} does not agree with its head`);
  const prompt: Prompt = { name, version, variables, text: text.trim() };
  loaded.set(file, prompt);
  return prompt;
}

/**
 * The prompt with its variables filled in. A value that looks like a place for another one stays as
 * it is.
 * @throws AppError `invariant` when a variable is missing
 */
export function renderPrompt(prompt: Prompt, values: Readonly<Record<string, string>>): string {
  return prompt.text.replace(PLACE, (_, variable: string) => {
    const value = values[variable];
    if (value === undefined) {
      throw new AppError('invariant', `prompt ${prompt.name} lacks a value for ${variable}`);
    }
    return value;
  });
}
