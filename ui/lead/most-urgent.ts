import type { Wait } from '../../workflows/process/process.schema.ts';

/** What is overdue first, then the next task, then a payment, then the nearest moment. */
export const mostUrgent = (waits: Wait[]): Wait | undefined =>
  [...waits].sort((one, other) => weight(one) - weight(other) || nearest(one, other))[0];
const weight = ({ overdue, what }: Wait) =>
  overdue ? 0 : what === 'task' ? 1 : what === 'payment' ? 2 : what === 'person' ? 4 : 3;
const nearest = (one: Wait, other: Wait) => (one.until ?? '9').localeCompare(other.until ?? '9');
