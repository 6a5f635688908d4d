import { accountRefusals } from './account/account.refusals.ts';
import { mailboxRefusals } from './account/mailbox.refusals.ts';
import { adFormRefusals } from './ad-form/ad-form.refusals.ts';
import { automationRefusals } from './automation/automation.refusals.ts';
import { steerRefusals } from './automation/steer.refusals.ts';
import { callbackRefusals } from './callback/callback.refusals.ts';
import { callRefusals } from './call/call.refusals.ts';
import { calendarRefusals } from './calendar/calendar.refusals.ts';
import { confirmationRefusals } from './contact/confirmation.refusals.ts';
import { contactRefusals } from './contact/contact.refusals.ts';
import { conversationRefusals } from './conversation/conversation.refusals.ts';
import { talkRulesRefusals } from './conversation/rules.refusals.ts';
import { transcriptRefusals } from './conversation/transcript.refusals.ts';
import { deliveryRefusals } from './delivery/delivery.refusals.ts';
import { fileRefusals } from './file/file.refusals.ts';
import { fieldRefusals } from './field/field.refusals.ts';
import { exportRefusals } from './export/export.refusals.ts';
import { formRefusals } from './form/form.refusals.ts';
import { importRefusals } from './import/import.refusals.ts';
import { importRowRefusals } from './import/row.refusals.ts';
import { invoiceRefusals } from './invoice/invoice.refusals.ts';
import { lineRefusals } from './account/line.refusals.ts';
import { leadRefusals } from './lead/lead.refusals.ts';
import { massChangeRefusals } from './mass-change/mass-change.refusals.ts';
import { noteRefusals } from './note/note.refusals.ts';
import { pipelineFileRefusals } from './pipeline/file.refusals.ts';
import { pipelineRefusals } from './pipeline/pipeline.refusals.ts';
import { bulkRunRefusals } from './process/bulk-run.refusals.ts';
import { providerKeyRefusals } from './provider-key/provider-key.refusals.ts';
import { publicationRefusals } from './publication/publication.refusals.ts';
import { quickReplyRefusals } from './quick-reply/quick-reply.refusals.ts';
import { recordRefusals } from './record.refusals.ts';
import type { Refusal, RefusalKind } from './refusal.ts';
import { soundRefusals } from './sound/sound.refusals.ts';
import { speechRefusals } from './speech/speech.refusals.ts';
import { scriptRefusals } from './script/script.refusals.ts';
import { sellerRefusals } from './seller/seller.refusals.ts';
import { taskRefusals } from './task/task.refusals.ts';
import { teamBotRefusals } from './team-bot/team-bot.refusals.ts';
import { templateRefusals } from './template/template.refusals.ts';
import { ticketRefusals } from './ticket/ticket.refusals.ts';
import { undoRefusals } from './undo/undo.refusals.ts';
import { userRefusals } from './user/user.refusals.ts';
import { viewRefusals } from './view/view.refusals.ts';
import { workRefusals } from './work/work.refusals.ts';
import { fill } from './words/fill.ts';
import type { Language } from './words/words.schema.ts';
import { inLanguage } from './words/words.ts';
import { widgetRefusals } from './widget/widget.refusals.ts';

/** Every refusal. Processes import refusal.ts, which has no sentences: each cached process would pay for them. */
const refusals = {
  ...recordRefusals,
  ...leadRefusals,
  ...contactRefusals,
  ...confirmationRefusals,
  ...conversationRefusals,
  ...talkRulesRefusals,
  ...transcriptRefusals,
  ...workRefusals,
  ...accountRefusals,
  ...mailboxRefusals,
  ...lineRefusals,
  ...widgetRefusals,
  ...taskRefusals,
  ...callbackRefusals,
  ...ticketRefusals,
  ...callRefusals,
  ...scriptRefusals,
  ...soundRefusals,
  ...speechRefusals,
  ...invoiceRefusals,
  ...deliveryRefusals,
  ...automationRefusals,
  ...steerRefusals,
  ...pipelineRefusals,
  ...pipelineFileRefusals,
  ...fileRefusals,
  ...noteRefusals,
  ...publicationRefusals,
  ...massChangeRefusals,
  ...bulkRunRefusals,
  ...templateRefusals,
  ...fieldRefusals,
  ...formRefusals,
  ...exportRefusals,
  ...importRefusals,
  ...importRowRefusals,
  ...adFormRefusals,
  ...calendarRefusals,
  ...undoRefusals,
  ...userRefusals,
  ...sellerRefusals,
  ...viewRefusals,
  ...providerKeyRefusals,
  ...quickReplyRefusals,
  ...teamBotRefusals,
};

export type RefusalCode = keyof typeof refusals;

export const refusalKind = (code: RefusalCode): RefusalKind => refusals[code];

/** All of them in one language, for a browser that speaks it. */
export const refusalsIn = (language: Language): Record<string, string> =>
  Object.fromEntries(Object.entries(refusals).map(([code, words]) => [code, inLanguage(words, language)]));

/** A refusal for a reader: the 409 of the server, the tooltip of a disabled button, the entry of the story. */
export const refusalSentence = ({ refusal, values }: Refusal, language: Language): string =>
  fill(refusals[refusal], language, values);
