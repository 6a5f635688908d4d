/** The queries with which ops open the Temporal UI, in its own query language. Attributes are those of workflows/process/attributes.ts. */

const LIVING = 'ExecutionStatus = "Running"';

/** Their turns or their code fail again and again. */
export const stuckView = (): string =>
  `${LIVING} AND (State = "stuck" OR TemporalReportedProblems IN ("category=WorkflowTaskFailed", "category=WorkflowTaskTimedOut"))`;

/** They should have acted over a minute ago, and have not. */
export const overdueView = (now: number): string =>
  `${LIVING} AND DueAt < "${new Date(now - 60_000).toISOString().slice(0, 19)}Z"`;

export const pausedView = (): string => `${LIVING} AND State = "paused"`;

export const stageView = (pipeline: string, stage?: string): string =>
  `${LIVING} AND Pipeline = "${pipeline}"${stage ? ` AND Stage = "${stage}"` : ''}`;

export const responsibleView = (userId: string): string => `${LIVING} AND Responsible = "${userId}"`;
