import { z } from 'zod';
import { ProblemError } from './problem.ts';

/** The query of every list. The cursor is the `next` of the previous page. */
export const PageQuery = z.object({
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item),
    next: z.string().nullable().meta({ description: 'cursor of the next page; null on the last one' }),
  });

/** Cuts off the row that was read beyond the limit; the row before it names the next page. */
export const cut = <T>(rows: T[], limit: number, place: (row: T) => unknown[]): { items: T[]; next: string | null } => {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items,
    next: rows.length > limit && last ? Buffer.from(JSON.stringify(place(last))).toString('base64url') : null,
  };
};

/** What a cursor contains, checked; a made-up one is the caller's mistake. */
export const placeFrom = <T extends z.ZodType>(cursor: string | undefined, shape: T): z.output<T> | undefined => {
  if (cursor === undefined) return undefined;
  try {
    const read = shape.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    if (read.success) return read.data;
  } catch {
    // not ours: reported below
  }
  throw new ProblemError('Invalid', { errors: [{ field: 'cursor', message: '' }] });
};
