import { checkSync } from 'recheck';
import { describe, expect, it } from 'vitest';
import {
  alternatives,
  composedPatterns,
  literalPatterns,
  narrowed,
  repeatsFreely,
} from './collect-patterns.js';
import type { Pattern } from './collect-patterns.js';

const source = new URL('../../src/', import.meta.url);
const messages = new URL('../evals/development-160.jsonl', import.meta.url);

/** Those of a pattern's alternatives that could take more than linear time at all. */
function suspects(patterns: readonly Pattern[]): ReadonlyMap<string, Pattern> {
  return new Map(
    patterns.flatMap((pattern) =>
      alternatives(pattern.source)
        .filter(repeatsFreely)
        .map((part) => [`${part}/${pattern.flags}`, { ...pattern, source: part }] as const),
    ),
  );
}

function complaint({ source: part, flags, from }: Pattern): string[] {
  const { status } = checkSync(narrowed(part), flags.replace('y', ''), {
    timeout: 30_000,
  });
  return status === 'safe' ? [] : [`${from} ${status}: ${part}`];
}

describe('regular expressions', () => {
  it('take linear time, whatever somebody writes', { timeout: 300_000 }, async () => {
    const composed = await composedPatterns(async () => {
      const { predict, readLabelled, sampleLexicon } = await import('../evals/labelled-message.js');
      const lexicon = sampleLexicon();
      for (const message of readLabelled(messages)) predict(message, lexicon);
      await import('../../src/conversation/handle-message.js');
      await import('../../src/model/open-model.js');
    });
    expect(composed.length).toBeGreaterThan(20);
    const all = suspects([...literalPatterns(source), ...composed]);
    expect(all.size).toBeGreaterThan(100);
    expect([...all.values()].flatMap(complaint)).toEqual([]);
  });

  it('would be found out if one did not', () => {
    for (const bad of ['(?:a|a)*$', '\\s+$', '(?:谢谢|谢+|了)*$'])
      expect(complaint({ source: bad, flags: 'u', from: 'here' })).toHaveLength(1);
    expect(complaint({ source: '[^，]{0,40}报', flags: 'u', from: 'here' })).toEqual([]);
  });
});
