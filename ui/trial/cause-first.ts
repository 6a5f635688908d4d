import type { Cause } from '../../workflows/automation/cause.schema.ts';

/** Lines as they are told. What a step came to is kept after all that followed from it at once, and told before. */
export const causeFirst = <Line extends { at: string }>() => {
  const lines: Line[] = [];
  const causes = new Map<Line, Cause | null>();
  const tell = (line: Line, cause: Cause | null, type = '') => {
    causes.set(line, cause);
    const isEarlier = WHY.has(type) && cause;
    const at = isEarlier ? lines.findIndex((one) => one.at === line.at && follows(causes.get(one), cause)) : -1;
    lines.splice(at < 0 ? lines.length : at, 0, line);
  };
  return { lines, tell };
};

const WHY = new Set(['automation.branched', 'automation.went_on']);

/** Whether it is of the same run, at a later step. */
const follows = (one: Cause | null | undefined, { automation, event, step = '' }: Cause): boolean =>
  one?.automation === automation && one.event === event && isLater(one.step ?? '', step);

/** Of paths as `2`, `2.then.0`, `3`. */
const isLater = (path: string, than: string): boolean => {
  if (path.startsWith(`${than}.`)) return true;
  const [one, other] = [path.split('.'), than.split('.')];
  const at = one.findIndex((part, index) => part !== other[index]);
  return at >= 0 && Number(one[at]) > Number(other[at]);
};
