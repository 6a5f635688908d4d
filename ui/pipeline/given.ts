import { emptyDefinition } from '../../workflows/pipeline/empty.ts';
import type { Words } from '../../workflows/words/words.schema.ts';
import { isSame } from './same.ts';

const { stages, lossReasons, outcomes, tasks } = emptyDefinition({ ru: '-' }, 'KZT', '-');
const given = [...stages, ...lossReasons, ...outcomes, ...tasks.types].map(({ name }) => name);

/** The words that a new pipeline begins with, if these are still they: who writes others means them in every language. */
export const givenWords = (now: Words | undefined): Words | undefined => given.find((one) => isSame(one, now));
