import type { Call } from '../../workflows/call/call.schema.ts';
import type { Callback } from '../../workflows/callback/callback.schema.ts';
import type { ScriptDirection } from '../../workflows/script/script.schema.ts';
import { CALL_TYPE } from '../../workflows/task/call-type.ts';
import type { Database } from '../client.ts';
import { readLead } from '../lead/lead.queries.ts';
import { readTaskFor } from '../task/task.queries.ts';
import type { Reader } from '../visible.ts';

type Named = { id: string; name: string };

/** What a script goes with: a call of a line, or a promise or a task for which somebody calls by a phone of her own. */
export type Talk = {
  id: string;
  direction: ScriptDirection;
  /** who talks: her answers are hers to read again */
  by: string | null;
  lead: Pick<Named, 'id'> | null;
  contact: Named | null;
  phone: string | null;
  /** what is written by it is told with this call */
  call?: string;
};

export const talkOfCall = ({ id, direction, callbackId, user, lead, contact, phone }: Call): Talk => ({
  ...{ id, call: id, lead, contact, phone },
  direction: callbackId ? 'callback' : direction,
  by: user?.id ?? null,
});

export const talkOfCallback = ({ id, responsible, lead, contact, phone }: Callback): Talk => ({
  ...{ id, lead, contact, phone },
  direction: 'callback',
  by: responsible?.id ?? null,
});

/** Undefined where this reader sees no such task, null where it is none to call. */
export const readTalkOfTask = async (db: Database, me: Reader, id: string): Promise<Talk | null | undefined> => {
  const task = await readTaskFor(db, me, id);
  if (task?.type !== CALL_TYPE) return task && null;
  const lead = task.lead && (await readLead(db, me, task.lead.id));
  const contact = lead?.contacts.find(({ main }) => main) ?? task.contact;
  return { id, lead: task.lead, contact, phone: task.phone, direction: 'out', by: task.responsibleId };
};
