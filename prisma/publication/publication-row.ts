import type { PublicationChoice, PublicationCounts } from '../../workflows/publication/publication.schema.ts';
import type { WalkState } from '../../workflows/process/walk.ts';
import type { Publication } from '../generated/client.ts';
import type { RowOf } from '../row.ts';

export type PublicationRow = RowOf<
  Publication,
  {
    state: WalkState;
    /** `previous`: the version that new leads got before */
    choice: PublicationChoice & { previous: string | null };
    counts: PublicationCounts;
  }
>;
