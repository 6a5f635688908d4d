import type { PublicationChoice, PublicationCounts } from '../../workflows/publication/publication.schema.ts';
import type { WalkRow } from '../mass-change/walk-row.ts';

export type PublicationRow = WalkRow & {
  pipeline_id: string;
  version_id: string;
  /** `previous`: the version that new leads took before */
  choice: PublicationChoice & { previous: string | null };
  counts: PublicationCounts;
  created_at: Date;
  ended_at: Date | null;
};
