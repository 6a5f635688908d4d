import { z } from 'zod';
import { fill } from '../words/fill.ts';
import type { Language } from '../words/words.schema.ts';
import { verdicts } from './verdict.words.ts';

/** What trying a key came to. `answer` are the provider's own words, for who knows them. */
export type Verdict = { is: VerdictKind; values?: Record<string, string>; answer?: string };
export type VerdictKind = keyof typeof verdicts;

export const isGood = ({ is }: Verdict): boolean => verdicts[is].good;

/** What happened and what to do now, in one or two sentences. */
export const verdictSentence = ({ is, values }: Verdict, language: Language): string =>
  fill(verdicts[is], language, values ?? {});

/** As a screen gets it, in the reader's language. */
export const VerdictShown = z
  .object({ good: z.boolean(), says: z.string(), answer: z.string().nullable() })
  .meta({ id: 'KeyVerdict' });
