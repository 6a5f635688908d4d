import type { Keeping } from '../event/difference.ts';
import type { LeadState } from './state.ts';

/** A lead's row, as it is read or as its events tell it. */
type LeadColumns = Record<string, unknown>;

/** The state that a row keeps. */
export const leadOf = (row: LeadColumns): LeadState => ({
  stage: String(row['stage'] ?? ''),
  closedAt: momentOr(row['closed_at']),
  pausedAt: momentOr(row['paused_at']),
  entries: (row['entries'] ?? {}) as Record<string, number>,
  responsible: (row['responsible_id'] ?? null) as string | null,
  amount:
    typeof row['amount'] === 'number'
      ? { amount: row['amount'], currency: (row['currency'] ?? null) as string | null }
      : null,
  fields: (row['fields'] ?? {}) as Record<string, unknown>,
  source: row['source'] ?? {},
  tags: (row['tags'] ?? []) as string[],
  name: String(row['name'] ?? ''),
  createdAt: momentOr(row['created_at']),
  stageEnteredAt: momentOr(row['stage_entered_at']) ?? '',
  checklist: (row['checklist'] ?? {}) as Record<string, string[]>,
  lossReason: (row['loss_reason'] ?? null) as string | null,
  pausedReason: (row['paused_reason'] ?? null) as string | null,
  pausedUntil: momentOr(row['paused_until']),
  clockOffset: Number(row['clock_offset'] ?? 0),
  versionId: String(row['pipeline_version_id'] ?? ''),
  joinedTo: (row['joined_to'] ?? null) as string | null,
});

/** What conditions look at of it. */
export const factsOfLead = ({
  lossReason: _,
  pausedReason: __,
  pausedUntil: ___,
  clockOffset: ____,
  versionId: _____,
  joinedTo: ______,
  ...facts
}: LeadState): LeadState => facts;

/** The columns that keep each word of the state: where the word changes, all of them are written. */
export const leadColumns: Keeping<LeadState> = {
  stage: ({ stage }) => ({ stage }),
  stageEnteredAt: ({ stage, stageEnteredAt, entries }) => ({ stage, stage_entered_at: stageEnteredAt, entries }),
  entries: ({ entries }) => ({ entries }),
  closedAt: ({ closedAt, lossReason }) => ({ closed_at: closedAt, loss_reason: lossReason }),
  lossReason: ({ lossReason }) => ({ loss_reason: lossReason }),
  responsible: ({ responsible }) => ({ responsible_id: responsible }),
  name: ({ name }) => ({ name }),
  amount: ({ amount }) => ({ amount: amount?.amount, currency: amount?.currency }),
  tags: ({ tags }) => ({ tags }),
  fields: ({ fields }) => ({ fields }),
  source: ({ source }) => ({ source }),
  createdAt: ({ createdAt }) => ({ created_at: createdAt }),
  checklist: ({ checklist }) => ({ checklist }),
  pausedAt: ({ pausedAt, pausedReason, pausedUntil }) => ({
    paused_at: pausedAt,
    paused_reason: pausedReason,
    paused_until: pausedUntil,
  }),
  clockOffset: ({ clockOffset }) => ({ clock_offset: clockOffset }),
  versionId: ({ versionId }) => ({ pipeline_version_id: versionId }),
  joinedTo: ({ joinedTo }) => ({ joined_to: joinedTo }),
};

const momentOr = (value: unknown): string | null =>
  value instanceof Date ? value.toISOString() : ((value ?? null) as string | null);
