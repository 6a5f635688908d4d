import type { Transfer } from '../../workflows/work/queue.schema.ts';
import { post } from '../ask/ask.ts';
import { changedBy } from './talks.ts';

/** What the dialog of handing over needs to know of one conversation. */
export const handing = ({ id, assigneeId }: { id: string; assigneeId: string | null }) => ({
  send: (body: Transfer) => post('/conversations/{id}/transfer', { path: { id }, body }),
  changes: changedBy(id),
  has: assigneeId,
});
