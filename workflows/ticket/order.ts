import type { FieldValue } from '../field/field.schema.ts';
import type { Language } from '../words/words.schema.ts';
import type { Priority } from './priority.schema.ts';

/** What a ticket is made of besides its place in the pipeline and who has it. */
export type TicketValues = {
  subject: string;
  description: string;
  type: string;
  topic: string;
  priority: Priority;
  language: Language;
  branch: string;
  region: string;
  contactId: string | null;
  leadId: string | null;
  parentId: string | null;
  dueAt: string | null;
};

/** What may be asked of a ticket: by a user, by an automation, by what its client does. */
export type TicketOrder =
  | { do: 'ticket.move'; stage: string; reason?: string | undefined }
  /** without a stage to the one where it was before it was closed */
  | { do: 'ticket.reopen'; stage?: string | undefined; by?: 'client' | undefined }
  | { do: 'ticket.set'; set: Partial<TicketValues>; fields?: Record<string, FieldValue> | undefined }
  /** as an automation says it */
  | { do: 'ticket.change'; priority?: Priority | undefined; type?: string | undefined; topic?: string | undefined }
  | { do: 'ticket.tag'; add?: string[]; remove?: string[] }
  | { do: 'ticket.retag'; tags: string[] }
  /** what is not named stays; null: nobody */
  | {
      do: 'ticket.assign';
      to?: string | null | undefined;
      group?: string | null | undefined;
      note?: string | undefined;
      why?: 'shift_end' | undefined;
    }
  | { do: 'ticket.postpone'; until: string }
  /** the other one is told the same of this one */
  | { do: 'ticket.relate' | 'ticket.unrelate'; ticket: string; track: string }
  | { do: 'ticket.untalk'; talk: string }
  /** who hears of it by the bell from now on, or no more */
  | { do: 'ticket.watch' | 'ticket.unwatch'; user: string }
  | { do: 'ticket.wake' }
  /** nobody else is told until then; null: until it is done */
  | { do: 'ticket.acknowledge'; until: string | null };
