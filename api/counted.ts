import { z } from 'zod';
import { isRefusal, type Refusal } from '../workflows/refusal.ts';

/** Beyond so many a list says only that there are more. */
export const MOST_COUNTED = 1000;

export const Counted = z.object({ count: z.number().int(), more: z.boolean() });

/** `count`: how many there are, `most` at most */
export const counted = async (
  count: (most: number) => Promise<number | Refusal>,
): Promise<z.infer<typeof Counted> | Refusal> => {
  const found = await count(MOST_COUNTED + 1);
  return isRefusal(found) ? found : { count: Math.min(found, MOST_COUNTED), more: found > MOST_COUNTED };
};
