import type { Condition } from '../../../workflows/automation/condition.schema.ts';
import type { MassChosen } from '../../../workflows/mass-change/mass-change.schema.ts';
import type { BoardSearch } from './board-search.ts';

/** The condition of the address; none where it cannot be read. */
export const conditionOf = (filter: string | undefined): Condition | undefined => {
  try {
    return filter ? (JSON.parse(filter) as Condition) : undefined;
  } catch {
    return undefined;
  }
};

/** All open leads that the board shows, as a filter for a mass change. */
export const shownLeads = (
  pipeline: string,
  { q, mine, only, filter }: Pick<BoardSearch, 'q' | 'mine' | 'only'> & { filter?: string | undefined },
  email: string,
): MassChosen => {
  const condition = conditionOf(filter);
  const all: Condition[] = [
    { field: 'closedAt', is: 'empty' },
    ...(mine ? [{ field: 'responsible', is: '=' as const, value: email }] : []),
    ...(condition ? [condition] : []),
  ];
  return { pipeline, ...(q ? { q } : {}), ...(only ? { only } : {}), filter: { all } };
};
