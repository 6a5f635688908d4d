import type { NoStepWhy } from '../../../workflows/process/next-step.schema.ts';

const REASONS: NoStepWhy[] = ['nothing', 'silent', 'stuck', 'paused'];

export const noNextStepSearch = (search: Record<string, unknown>): { why?: NoStepWhy } => ({
  ...(REASONS.includes(search['why'] as NoStepWhy) ? { why: search['why'] as NoStepWhy } : {}),
});
