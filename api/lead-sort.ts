import { z } from 'zod';
import type { SortPlace } from '../prisma/list-order.ts';
import { placeFrom } from './http/paging.ts';

/** The order of a list of leads. A cursor holds the value where the last page ended, so it may be longer than others. */
export const SortQuery = {
  sort: z
    .string()
    .regex(/^-?[\w.]{1,80}$/)
    .optional()
    .meta({
      description: '`name`, `amount`, `createdAt`, `fields.<key>`, ...; with `-` from the end; needs `pipeline`',
    }),
  cursor: z.string().max(1000).optional(),
};

const Place = z.object({
  keys: z
    .array(z.union([z.string().max(200), z.number()]))
    .max(2)
    .nullable(),
  id: z.uuid(),
});

export const sortPlaceFrom = (cursor: string | undefined): SortPlace | undefined => placeFrom(cursor, Place);
export const sortCursor = (place: SortPlace): string => Buffer.from(JSON.stringify(place)).toString('base64url');
