export { calendarReplan } from './calendar/calendar-replan.ts';
export { channelSending } from './channel/channel-sending.ts';
export { leadLifecycle } from './lead/lead-lifecycle.ts';
export { massChangeRun } from './mass-change/mass-change-run.ts';
export { publicationPlanning } from './publication/publication-plan.ts';
export { publicationRun } from './publication/publication-run.ts';
export { taskLifecycle } from './task/task-lifecycle.ts';
export { trialRun } from './trial/trial-run.ts';
