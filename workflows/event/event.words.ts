import { automationEventWords } from '../automation/automation.events.words.ts';
import { steerEventWords } from '../automation/steer.events.words.ts';
import { contactColumnWords } from '../contact/contact.columns.words.ts';
import { contactEventWords } from '../contact/contact.events.words.ts';
import { conversationEventWords } from '../conversation/conversation.events.words.ts';
import { deliveryEventWords } from '../delivery/delivery.events.words.ts';
import { fileEventWords } from '../file/file.events.words.ts';
import { invoiceColumnWords } from '../invoice/invoice.columns.words.ts';
import { invoiceEventWords } from '../invoice/invoice.events.words.ts';
import { leadColumnWords } from '../lead/lead.columns.words.ts';
import { leadEventWords } from '../lead/lead.events.words.ts';
import { noteEventWords } from '../note/note.events.words.ts';
import { taskColumnWords } from '../task/task.columns.words.ts';
import { taskEventWords } from '../task/task.events.words.ts';
import { undoEventWords } from '../undo/undo.events.words.ts';
import type { Words } from '../words/words.schema.ts';
import { whoWords } from './who.words.ts';

/** What a story says of each event, and what it calls the columns that change (`column.*`). */
export const eventWords: Record<string, Required<Words>> = {
  ...whoWords,
  ...leadEventWords,
  ...leadColumnWords,
  ...contactEventWords,
  ...contactColumnWords,
  ...conversationEventWords,
  ...steerEventWords,
  ...automationEventWords,
  ...taskEventWords,
  ...taskColumnWords,
  ...invoiceEventWords,
  ...invoiceColumnWords,
  ...deliveryEventWords,
  ...fileEventWords,
  ...noteEventWords,
  ...undoEventWords,
};
