import { z } from 'zod';

/** Kinds of glossary entries, as the file words them. */
const KINDS = {
  个数: 'count',
  人数: 'people',
  金额: 'amount',
  面积: 'area',
  长度: 'length',
  产量: 'output',
  比率: 'rate',
  水平: 'level',
  名称: 'term',
  单位: 'organ',
} as const;

type KindWord = keyof typeof KINDS;

const isKind = (word: string): word is KindWord => Object.hasOwn(KINDS, word);

/** `term`: a thing or line of work that is part of longer names. `organ`: a department. */
export type GlossaryKind = (typeof KINDS)[KindWord];

/** One row of a glossary as it stands in the file. */
export const glossaryRow = z.object({
  full: z.string().min(2, '全称至少两个字').max(40, '全称超过40个字'),
  short: z.array(
    z
      .string()
      .regex(/^~?.{2,40}$/u, { error: ({ input }) => `简称“${input as string}”应为2至40个字` }),
  ),
  units: z.array(
    z.string().max(12, { error: ({ input }) => `计量单位“${input as string}”超过12个字` }),
  ),
  kind: z.string().transform((word, context): GlossaryKind => {
    if (isKind(word)) return KINDS[word];
    const known = Object.keys(KINDS).join('、');
    context.addIssue({ code: 'custom', message: `类别“${word}”不认识，应为${known}之一` });
    return z.NEVER;
  }),
});

/** A thing that government work counts or speaks of, with the ways to say it. */
export interface GlossaryEntry {
  /** Full form and all names that hold anywhere. */
  readonly names: readonly string[];
  /** Names too general to hold but right before a figure (written with ~). */
  readonly weak: readonly string[];
  /** Units it is counted in; empty when it is not counted. */
  readonly units: readonly string[];
  readonly kind: GlossaryKind;
}

/** Short forms of government language, over all fields of a county's work. */
export type Glossary = readonly GlossaryEntry[];

export function toEntry(row: z.infer<typeof glossaryRow>): GlossaryEntry {
  return {
    names: [row.full, ...row.short.filter((word) => !word.startsWith('~'))],
    weak: row.short.filter((word) => word.startsWith('~')).map((word) => word.slice(1)),
    units: row.units,
    kind: row.kind,
  };
}
