import { z } from 'zod';

/** What an event changed in its row: columns in snake_case, before and after. */
export const Columns = z.record(z.string(), z.tuple([z.unknown(), z.unknown()]));
export type Columns = z.infer<typeof Columns>;
