import type { Keeping } from '../event/difference.ts';
import type { CallbackState } from './state.ts';

/** The columns that keep each word of a callback. */
export const callbackColumns: Keeping<CallbackState> = {
  state: ({ state }) => ({ state }),
  from: ({ from }) => ({ from_at: from }),
  to: ({ to }) => ({ to_at: to }),
  exact: ({ exact }) => ({ exact }),
  says: ({ says }) => ({ says }),
  reason: ({ reason }) => ({ reason }),
  attempts: ({ attempts }) => ({ attempts }),
  calledAt: ({ calledAt }) => ({ called_at: calledAt }),
  nextAt: ({ nextAt }) => ({ next_at: nextAt }),
  dueAt: ({ dueAt }) => ({ due_at: dueAt }),
  lateAt: ({ lateAt }) => ({ late_at: lateAt }),
  climbed: ({ climbed }) => ({ climbed }),
  responsible: ({ responsible }) => ({ responsible_id: responsible }),
  group: ({ group }) => ({ group_id: group }),
  call: ({ call }) => ({ call_id: call }),
  caller: ({ caller }) => ({ caller_id: caller }),
  outcome: ({ outcome }) => ({ outcome }),
  closedAt: ({ closedAt }) => ({ closed_at: closedAt }),
};
