import { lengthText } from '../kit/time.ts';

/** How long somebody has waited: seconds count in a queue. */
export const waitText = (ms: number, t: (key: string, values: { count: number }) => string): string =>
  ms < 60_000 ? t('kit:seconds', { count: Math.max(0, Math.round(ms / 1000)) }) : lengthText(ms);
