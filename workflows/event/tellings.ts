import { automationTelling } from '../automation/automation.telling.ts';
import { callbackTelling } from '../callback/callback.telling.ts';
import { callTelling } from '../call/call.telling.ts';
import { contactTelling } from '../contact/contact.telling.ts';
import { conversationTelling } from '../conversation/conversation.telling.ts';
import { deliveryTelling } from '../delivery/delivery.telling.ts';
import { fileTelling } from '../file/file.telling.ts';
import { invoiceTelling } from '../invoice/invoice.telling.ts';
import { leadTelling } from '../lead/lead.telling.ts';
import { noteTelling } from '../note/note.telling.ts';
import { taskTelling } from '../task/task.telling.ts';
import { ticketTelling } from '../ticket/ticket.telling.ts';
import { undoEventWords } from '../undo/undo.events.words.ts';
import type { Words } from '../words/words.schema.ts';
import type { Telling } from './telling.ts';
import { whoWords } from './who.words.ts';

const byType = new Map<string, Telling>();

/** What a story says of each event, and what it calls the columns that change (`column.*`). */
export const eventWords: Record<string, Required<Words>> = {};

/** One more, before the first event is told. */
export const addTelling = (telling: Telling): void => {
  Object.assign(eventWords, telling.words);
  for (const type of [...Object.keys(telling.words), ...Object.keys(telling.says ?? {})]) byType.set(type, telling);
};

const tellings: Telling[] = [
  { words: whoWords },
  leadTelling,
  contactTelling,
  conversationTelling,
  automationTelling,
  taskTelling,
  ticketTelling,
  callbackTelling,
  invoiceTelling,
  deliveryTelling,
  fileTelling,
  noteTelling,
  callTelling,
  { words: undoEventWords },
];
tellings.forEach(addTelling);

export const tellingOf = (type: string): Telling | undefined => byType.get(type);
