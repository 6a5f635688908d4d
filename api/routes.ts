import { accountSandboxRoutes } from './account-sandbox.ts';
import { accountRoutes } from './account.ts';
import { assignRoutes } from './assign.ts';
import { companySettingsRoutes } from './company-settings.ts';
import { companyRoutes } from './company.ts';
import { confirmationRoutes } from './confirmation.ts';
import { contactRoutes } from './contact.ts';
import { callbackRoutes } from './callback.ts';
import { callbackClientRoutes } from './callback-client.ts';
import { callbackSettingRoutes } from './callback-setting.ts';
import { callRoutes } from './call.ts';
import { callMatchRoutes } from './call-match.ts';
import { callScriptRoutes } from './call-script.ts';
import { calendarRoutes } from './calendar.ts';
import { adFormRoutes } from './ad-form.ts';
import { adSourceRoutes } from './ad-source.ts';
import { codecRoutes } from './codec.ts';
import { conversationCareRoutes } from './conversation-care.ts';
import { conversationManyRoutes } from './conversation-many.ts';
import { conversationLetterRoutes } from './conversation-letter.ts';
import { conversationRoutingRoutes } from './conversation-routing.ts';
import { conversationFirstRoutes } from './conversation-first.ts';
import { conversationRoutes } from './conversation.ts';
import { draftRoutes } from './draft.ts';
import { deliveryRoutes } from './delivery.ts';
import { demoRoutes } from './demo.ts';
import { fileRoutes } from './file.ts';
import { fieldRoutes } from './field.ts';
import { fieldChangeRoutes } from './field-change.ts';
import { formSettingRoutes } from './form-setting.ts';
import { formRoutes } from './form.ts';
import { hookRoutes } from './hook.ts';
import type { Route } from './http/route.ts';
import { invitationRoutes } from './invitation.ts';
import { importRoutes } from './import.ts';
import { invoiceRoutes } from './invoice.ts';
import { keptAsideRoutes } from './kept-aside.ts';
import { leadExportRoutes } from './lead-export.ts';
import { leadClientRoutes } from './lead-client.ts';
import { leadRoutes } from './lead.ts';
import { leadPeopleRoutes } from './lead-people.ts';
import { leadProcessRoutes } from './lead-process.ts';
import { noNextStepRoutes } from './no-next-step.ts';
import { macroRoutes } from './macro.ts';
import { massChangeRoutes } from './mass-change.ts';
import { mergeRoutes } from './merge.ts';
import { messageCapRoutes } from './message-cap.ts';
import { noteRoutes } from './note.ts';
import { opsRoutes } from './ops.ts';
import { pipelineDraftRoutes } from './pipeline-draft.ts';
import { packRoutes } from './pack.ts';
import { pipelineFileRoutes } from './pipeline-file.ts';
import { pipelineRoutes } from './pipeline.ts';
import { presenceRoutes } from './presence.ts';
import { providerKeyRoutes } from './provider-key.ts';
import { publicationRoutes } from './publication.ts';
import { quickReplyRoutes } from './quick-reply.ts';
import { scriptRoutes } from './script.ts';
import { soundRoutes } from './sound.ts';
import { speechRoutes } from './speech.ts';
import { serviceRoutes } from './service.ts';
import { sessionRoutes } from './session.ts';
import { searchRoutes } from './search.ts';
import { settingRoutes } from './setting.ts';
import { undoRoutes } from './undo.ts';
import { userProfileRoutes } from './user-profile.ts';
import { storyRoutes } from './story.ts';
import { taskCalendarRoutes } from './task-calendar.ts';
import { taskRoutes } from './task.ts';
import { todayRoutes } from './today.ts';
import { teamBotRoutes } from './team-bot.ts';
import { teamRoutes } from './team.ts';
import { templateRoutes } from './template.ts';
import { foresightRoutes } from './foresight.ts';
import { ticketExportRoutes } from './ticket-export.ts';
import { ticketListRoutes } from './ticket-list.ts';
import { ticketLinkRoutes } from './ticket-link.ts';
import { ticketMassRoutes } from './ticket-mass.ts';
import { ticketRoutes } from './ticket.ts';
import { timelineRoutes } from './timeline.ts';
import { trialRoutes } from './trial.ts';
import { uploadRoutes } from './upload.ts';
import { userRoutes } from './user.ts';
import { viewRoutes } from './view.ts';
import { webhookRoutes } from './webhook.ts';
import { floorRoutes } from './floor.ts';
import { workRoutes } from './work.ts';
import { accountWebhookRoutes } from './webhook/account.ts';
import { lineSandboxRoutes } from './line-sandbox.ts';
import { listRoutes } from './list.ts';
import { widgetRoutes } from './widget/widget.ts';

/** Every endpoint below /api/v1. */
export const routes: Route[] = [
  // strangers call these most, and the router tries them in order
  ...formRoutes,
  ...widgetRoutes,
  ...userRoutes,
  ...sessionRoutes,
  ...demoRoutes,
  ...leadRoutes,
  ...viewRoutes,
  ...leadExportRoutes,
  ...leadClientRoutes,
  ...leadPeopleRoutes,
  ...listRoutes,
  ...contactRoutes,
  ...confirmationRoutes,
  ...companyRoutes,
  ...mergeRoutes,
  ...searchRoutes,
  ...leadProcessRoutes,
  ...undoRoutes,
  ...storyRoutes,
  ...hookRoutes,
  ...assignRoutes,
  ...taskRoutes,
  ...ticketExportRoutes,
  ...ticketListRoutes,
  ...ticketLinkRoutes,
  ...ticketMassRoutes,
  ...ticketRoutes,
  ...callRoutes,
  ...callMatchRoutes,
  ...callScriptRoutes,
  ...scriptRoutes,
  ...soundRoutes,
  ...speechRoutes,
  ...serviceRoutes,
  ...todayRoutes,
  ...invoiceRoutes,
  ...fileRoutes,
  ...uploadRoutes,
  ...noteRoutes,
  ...timelineRoutes,
  ...accountRoutes,
  // its own words come before an id
  ...conversationManyRoutes,
  ...conversationCareRoutes,
  ...accountSandboxRoutes,
  ...lineSandboxRoutes,
  ...conversationFirstRoutes,
  ...conversationRoutes,
  ...conversationLetterRoutes,
  ...conversationRoutingRoutes,
  ...floorRoutes,
  ...workRoutes,
  ...draftRoutes,
  ...quickReplyRoutes,
  ...macroRoutes,
  ...deliveryRoutes,
  ...fieldRoutes,
  ...fieldChangeRoutes,
  ...formSettingRoutes,
  ...keptAsideRoutes,
  ...messageCapRoutes,
  ...pipelineDraftRoutes,
  ...packRoutes,
  ...pipelineFileRoutes,
  ...pipelineRoutes,
  ...presenceRoutes,
  ...publicationRoutes,
  ...massChangeRoutes,
  ...importRoutes,
  ...foresightRoutes,
  ...trialRoutes,
  ...settingRoutes,
  ...providerKeyRoutes,
  ...invitationRoutes,
  ...taskCalendarRoutes,
  ...companySettingsRoutes,
  ...callbackRoutes,
  ...callbackClientRoutes,
  ...callbackSettingRoutes,
  ...calendarRoutes,
  ...userProfileRoutes,
  ...teamRoutes,
  ...teamBotRoutes,
  ...templateRoutes,
  ...noNextStepRoutes,
  ...opsRoutes,
  ...codecRoutes,
  ...adSourceRoutes,
  ...adFormRoutes,
  ...accountWebhookRoutes,
  ...webhookRoutes,
];
