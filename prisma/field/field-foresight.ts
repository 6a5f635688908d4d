import type { FieldForesight, FieldWish } from '../../workflows/field/field-change.schema.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { convertHeld, counted, noCounts } from './converting.ts';
import { targetOf, type Target } from './field-shape.ts';
import { usesOfField } from './field-uses.ts';
import { nextHeld } from './held.ts';
import { houseFields } from './house-fields.ts';

const EXAMPLES = 5;
const UNMATCHED = 50;

/** What a change would do to every value; nothing is written. Refused: NotFound and what `targetOf` refuses. */
export const foreseeField = async (db: Database, id: string, wish: FieldWish): Promise<FieldForesight | Refusal> => {
  const field = (await houseFields(db)).find((one) => one.id === id);
  if (!field) return refuse('NotFound');
  const target = await targetOf(db, field, wish);
  if (isRefusal(target)) return target;
  const seen = await lookThrough(db, field, target);
  return { ...target.to, ...seen, uses: await usesOfField(db, field) };
};

/** Every value of the field once, a few thousand at a time. */
const lookThrough = async (
  db: Database,
  { noun, key }: { noun: 'lead' | 'contact' | 'company'; key: string },
  target: Target,
): Promise<Pick<FieldForesight, 'counts' | 'examples' | 'unmatched'>> => {
  let counts = noCounts;
  const examples: FieldForesight['examples'] = { converted: [], partly: [], lost: [] };
  const unmatched = new Map<string, number>();
  for (let after: string | null = null, more = true; more;) {
    const page: Awaited<ReturnType<typeof nextHeld>> = await nextHeld(db, noun, key, after);
    const converted = await convertHeld(db, target, page.held);
    counts = counted(counts, converted);
    for (const one of converted) {
      if (one.as === 'kept' || one.as === 'empty') continue;
      const { id, name, before, value, as } = one;
      if (examples[as].length < EXAMPLES) examples[as].push({ id, name, before, after: value });
      if (as === 'lost' && target.to.options.length > 0)
        tell(unmatched, String(Array.isArray(before) ? before[0] : before));
    }
    after = page.held.at(-1)?.id ?? null;
    ({ more } = page);
  }
  const most = [...unmatched].sort(([, a], [, b]) => b - a).slice(0, UNMATCHED);
  return { counts, examples, unmatched: most.map(([text, count]) => ({ text, count })) };
};

const tell = (counts: Map<string, number>, text: string): void => {
  const short = text.slice(0, 300);
  if (counts.has(short) || counts.size < 5000) counts.set(short, (counts.get(short) ?? 0) + 1);
};
