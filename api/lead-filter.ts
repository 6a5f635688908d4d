import { z } from 'zod';
import { filterOf } from '../prisma/lead/filter.ts';
import type { Sql } from '../prisma/sql.ts';
import type { SignedInUser } from '../prisma/user/user.ts';
import { pathsOf } from '../workflows/automation/condition.ts';
import { Condition } from '../workflows/automation/condition.schema.ts';
import { Waiting } from '../workflows/lead/totals.schema.ts';
import { isRefusal, refuse, type Refusal } from '../workflows/refusal.ts';
import { tidy } from './http/body.ts';
import { ProblemError } from './http/problem.ts';
import { Id } from './http/shapes.ts';

/** What leads are looked for by, in a list and in its totals. */
export const LeadFilterQuery = {
  responsible: Id.optional(),
  q: z.string().max(200).optional().meta({ description: 'words of a name, a phone or an e-mail, or a number' }),
  only: Waiting.optional().meta({ description: 'those with something overdue, or that wait for a payment' }),
  filter: z.string().max(10_000).optional().meta({ description: 'a condition of the automations, as JSON' }),
};

/** What somebody may not see is nothing to find or sort leads by: FilterUnknown. */
export const whyNotAsk = (paths: string[], hidden: ReadonlySet<string>): Refusal | undefined => {
  const unseen = paths.find((path) => hidden.has(path.replace(/^-?fields\./, '')));
  return unseen === undefined ? undefined : refuse('FilterUnknown', { field: unseen });
};

export const conditionFrom = (
  filter: string | undefined,
  me: SignedInUser,
  hidden: ReadonlySet<string>,
): Sql | Refusal | undefined => {
  const condition = readCondition(filter, hidden);
  return condition && !isRefusal(condition) ? filterOf(condition, new Date().toISOString(), me) : condition;
};

/** A condition as the address has it; one about what this reader may not see is refused: FilterUnknown. */
export const readCondition = (
  filter: string | undefined,
  hidden: ReadonlySet<string>,
): Condition | Refusal | undefined => {
  if (!filter) return undefined;
  try {
    const read = Condition.safeParse(tidy(JSON.parse(filter)));
    if (read.success) return whyNotAsk(pathsOf(read.data), hidden) ?? read.data;
  } catch {
    // not JSON: reported below
  }
  throw new ProblemError('Invalid', { errors: [{ field: 'filter', message: '' }] });
};
