import type { LeadRow } from '../prisma/lead/lead-row.ts';

/** The clock that a subject lives by: its lead's, which may be ahead of ours (sandbox) or stopped (paused). */
export const clockOf = (lead: Pick<LeadRow, 'clock_offset' | 'paused_at'> | undefined, now: string) => {
  const offset = lead?.clock_offset ?? 0;
  return {
    now: new Date(Date.parse(now) + offset).toISOString(),
    paused: Boolean(lead?.paused_at),
    /** converts a moment of that clock to ours */
    real: (at: string): string => new Date(Date.parse(at) - offset).toISOString(),
  };
};
