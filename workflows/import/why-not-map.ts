import { refuse, type Refusal } from '../refusal.ts';
import type { Target } from './target.ts';

/** Why columns cannot fill what they are said to: one fills what is not here, or what only one may. Refused: ImportMapping. */
export const whyNotMap = (mapping: (string | null)[], head: string[], targets: Target[]): Refusal | undefined => {
  const column = mapping.findIndex((key, index) => {
    if (key === null) return false;
    const target = targets.find((one) => one.key === key);
    return !target || index >= head.length || (!target.many && mapping.indexOf(key) !== index);
  });
  return column === -1 ? undefined : refuse('ImportMapping', { column: head[column] || String(column + 1) });
};
