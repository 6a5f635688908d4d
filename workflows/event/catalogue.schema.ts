import { automationEvents } from '../automation/automation.events.ts';
import { callbackEvents } from '../callback/callback.events.ts';
import { calendarEvents } from '../calendar/calendar.events.ts';
import { callEvents } from '../call/call.events.ts';
import { contactEvents } from '../contact/contact.events.ts';
import { conversationEvents } from '../conversation/conversation.events.ts';
import { deliveryEvents } from '../delivery/delivery.events.ts';
import { exportEvents } from '../export/export.events.ts';
import { fileEvents } from '../file/file.events.ts';
import { importEvents } from '../import/import.events.ts';
import { invoiceEvents } from '../invoice/invoice.events.ts';
import { leadEvents } from '../lead/lead.events.ts';
import { massChangeEvents } from '../mass-change/mass-change.events.ts';
import { noteEvents } from '../note/note.events.ts';
import { pipelineEvents } from '../pipeline/pipeline.events.ts';
import { publicationEvents } from '../publication/publication.events.ts';
import { taskEvents } from '../task/task.events.ts';
import { ticketEvents } from '../ticket/ticket.events.ts';
import { undoEvents } from '../undo/undo.events.ts';
import { trialEvents } from '../trial/trial.events.ts';

/** What an event of each type says (`data`). Rules read its types (catalogue.ts) and load none of it. */
export const catalogue = {
  ...leadEvents,
  ...contactEvents,
  ...conversationEvents,
  ...taskEvents,
  ...ticketEvents,
  ...callbackEvents,
  ...fileEvents,
  ...noteEvents,
  ...callEvents,
  ...invoiceEvents,
  ...deliveryEvents,
  ...automationEvents,
  ...pipelineEvents,
  ...publicationEvents,
  ...massChangeEvents,
  ...exportEvents,
  ...importEvents,
  ...trialEvents,
  ...calendarEvents,
  ...undoEvents,
};
