import { isList, isNothing, type OptionMap, type Shape } from '../../workflows/field/convert.ts';
import type { FieldWish } from '../../workflows/field/field-change.schema.ts';
import type { Field } from '../../workflows/field/field.schema.ts';
import { readOptions } from '../../workflows/field/options.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { nextHeld } from './held.ts';

export type Target = { from: Shape; to: Shape; map: OptionMap; undoes: string | null };

/**
 * What a field is to become. Refused: FieldSame, NoOptions, OptionEmpty, OptionTwice, OptionUnknown (a replacement that is not offered),
 * ChangeNotUndone.
 */
export const targetOf = async (db: Database, field: Field, wish: FieldWish): Promise<Target | Refusal> => {
  const from: Shape = { type: field.type, options: field.options };
  const map = wish.map ?? {};
  if (wish.undoes) return backTo(db, field, wish.undoes);
  const type = wish.type ?? field.type;
  const options = isList(type) ? await optionsFor(db, field, wish) : [];
  if (isRefusal(options)) return options;
  if (isList(type) && options.length === 0) return refuse('NoOptions');
  if (type === from.type && JSON.stringify(options) === JSON.stringify(from.options)) return refuse('FieldSame');
  const unknown = Object.values(map).find((to) => to !== null && !options.some(({ value }) => value === to));
  if (typeof unknown === 'string') return refuse('OptionUnknown', { option: unknown });
  return { from, to: { type, options }, map, undoes: null };
};

const optionsFor = async (db: Database, field: Field, { options }: FieldWish) => {
  if (options) return readOptions(options, field.options);
  if (isList(field.type)) return field.options;
  return readOptions(await textsHeld(db, field));
};

const MOST_OPTIONS = 200;

/** What is written in a field, each text once: what a list of it could offer. */
const textsHeld = async (db: Database, { noun, key }: Field): Promise<string[]> => {
  const texts = new Map<string, string>();
  for (let after: string | null = null, more = true; more && texts.size < MOST_OPTIONS;) {
    const page: Awaited<ReturnType<typeof nextHeld>> = await nextHeld(db, noun, key, after);
    for (const { value } of page.held) {
      const text = isNothing(value) || Array.isArray(value) || typeof value === 'boolean' ? '' : String(value).trim();
      const folded = text.toLowerCase();
      if (text !== '' && text.length <= 300 && !texts.has(folded) && texts.size < MOST_OPTIONS) texts.set(folded, text);
    }
    after = page.held.at(-1)?.id ?? null;
    ({ more } = page);
  }
  return [...texts.values()];
};

const backTo = async (db: Database, field: Field, id: string): Promise<Target | Refusal> => {
  const { rows } = await db.pool.query<{ before: Shape; last: boolean }>(
    `SELECT c.before, c.state = 'done' AND c.ended_at > now() - interval '30 days'
        AND NOT EXISTS (SELECT 1 FROM field_change o WHERE o.field_id = c.field_id AND o.id > c.id AND o.state <> 'stopped') AS last
     FROM field_change c WHERE c.id = $1 AND c.field_id = $2`,
    [id, field.id],
  );
  if (!rows[0]) return refuse('NotFound');
  if (!rows[0].last) return refuse('ChangeNotUndone');
  return { from: { type: field.type, options: field.options }, to: rows[0].before, map: {}, undoes: id };
};
