import { z } from 'zod';

/** More figures than the longest report of a work group holds. */
const MAX_FACTS = 60;
const MAX_WORDS = 60;

/** What a model is asked for: words of the message, never a value of its own. */
export const opinionSchema = z.object({
  facts: z
    .array(
      z.object({
        indicator: z.string().max(MAX_WORDS).describe('one of the names given'),
        number: z.string().min(1).max(MAX_WORDS).describe('copied from the message'),
        measure: z.enum(['total', 'delta']),
        date: z.string().max(MAX_WORDS).nullable().describe('copied from the message'),
      }),
    )
    .max(MAX_FACTS),
});

export type SaidOpinion = z.infer<typeof opinionSchema>;
export type SaidFact = SaidOpinion['facts'][number];
