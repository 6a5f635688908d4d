import type { PublicationChoice, PublicationCounts } from '../../workflows/publication/publication.schema.ts';
import type { BulkRunState } from '../../workflows/process/bulk-run.ts';
import type { Publication } from '../generated/client.ts';
import type { RowOf } from '../row.ts';

export type PublicationRow = RowOf<
  Publication,
  {
    state: BulkRunState;
    /** `previous`: the version that new leads got before */
    choice: PublicationChoice & { previous: string | null };
    counts: PublicationCounts;
  }
>;
