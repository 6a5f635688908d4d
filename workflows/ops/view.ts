/** What ops ask the Temporal UI for, in its own query language. Attributes are those of workflows/process/attributes.ts. */

const LIVING = 'ExecutionStatus = "Running"';

/** Their turns fail again and again, or their code does. */
export const stuckView = (): string =>
  `${LIVING} AND (State = "stuck" OR TemporalReportedProblems IN ("category=WorkflowTaskFailed", "category=WorkflowTaskTimedOut"))`;

/** A moment of theirs passed over a minute ago, and nobody has served it. */
export const overdueView = (now: number): string =>
  `${LIVING} AND DueAt < "${new Date(now - 60_000).toISOString().slice(0, 19)}Z"`;

export const pausedView = (): string => `${LIVING} AND State = "paused"`;

export const stageView = (pipeline: string, stage?: string): string =>
  `${LIVING} AND Pipeline = "${pipeline}"${stage ? ` AND Stage = "${stage}"` : ''}`;

export const responsibleView = (userId: string): string => `${LIVING} AND Responsible = "${userId}"`;
