import { DateTime } from 'luxon';
import type { Condition, Filter } from '../../workflows/automation/condition.schema.ts';
import { daysOf, type Days } from '../../workflows/automation/days.ts';
import { whyNotFilter } from '../../workflows/automation/filter-cost.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import { join, sql, type Sql } from '../sql.ts';

/** The value at a path, as jsonb (null where there is none); where an index may help, also as a column of text or of moments. */
export type FactSql = { json: Sql; text?: Sql; moment?: Sql };
/** Where the rows of a list have what a path names; undefined for a path that none of them answers. */
type Places = (path: string) => FactSql | undefined;

export const textFact = (column: Sql): FactSql => ({ json: sql`to_jsonb(${column})`, text: column });
export const momentFact = (column: Sql): FactSql => ({
  ...textFact(sql`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`),
  moment: column,
});
export const countFact = (of: Sql): FactSql => ({ json: sql`to_jsonb((SELECT count(*) FROM ${of}))` });

/** The rows that meet a condition now: the same answer as `fulfils` gives for each. Refused: FilterTooLarge, FilterUnknown. */
export const conditionSql = (condition: Condition, now: string, places: Places): Sql | Refusal =>
  whyNotFilter(condition) ?? asSql(condition, now, places);

const asSql = (condition: Condition, now: string, places: Places): Sql | Refusal => {
  if ('all' in condition) return joined(condition.all, ' AND ', sql`true`, now, places);
  if ('any' in condition) return joined(condition.any, ' OR ', sql`false`, now, places);
  if ('not' in condition) {
    const inner = asSql(condition.not, now, places);
    return isRefusal(inner) ? inner : sql`NOT ${inner}`;
  }
  const at = places(condition.field);
  return at
    ? sql`coalesce((${holds(condition, at, now)}), false)`
    : refuse('FilterUnknown', { field: condition.field });
};

const joined = (parts: Condition[], between: string, none: Sql, now: string, places: Places): Sql | Refusal => {
  const pieces: Sql[] = [];
  for (const part of parts) {
    const piece = asSql(part, now, places);
    if (isRefusal(piece)) return piece;
    pieces.push(piece);
  }
  return pieces.length ? sql`(${join(pieces, between)})` : none;
};

const holds = (filter: Filter, { json, text: column, moment: at }: FactSql, now: string): Sql => {
  const { is, value } = filter;
  if (at && is === 'within') {
    const days = daysOf(value, now, filter.zone);
    return days ? inside(days.start, days.end, (border) => [at, sql`${border}::timestamptz`]) : sql`false`;
  }
  if (column && is === '=' && typeof value === 'string' && value !== '') return sql`${column} = ${value}::text`;
  if (column && is === 'in' && Array.isArray(value) && value.every((one) => typeof one === 'string'))
    return sql`${column} = ANY(${value}::text[])`;
  return sql`SELECT ${test(filter, now)} FROM (SELECT ${json} AS v) found`;
};

/** The test of the value `v`. */
const test = ({ is, value, than, zone }: Filter, now: string): Sql => {
  switch (is) {
    case 'empty':
      return isEmpty;
    case 'filled':
      return sql`NOT ${isEmpty}`;
    case '=':
      return equals(value);
    case '!=':
      return sql`NOT coalesce(${equals(value)}, false)`;
    case 'in':
      return oneOf(value);
    case 'not_in':
      return sql`NOT coalesce(${oneOf(value)}, false)`;
    case 'contains':
      return sql`CASE jsonb_typeof(v) WHEN 'array' THEN v @> jsonb_build_array(${JSON.stringify(value ?? null)}::jsonb)
        WHEN 'string' THEN ${typeof value === 'string'}::boolean AND position(lower(${String(value)}::text ${letters}) IN lower(v #>> '{}' ${letters})) > 0 END`;
    case 'older':
    case 'newer': {
      if (!than) return sql`false`;
      const border = DateTime.fromISO(now)
        .minus({ [than.unit]: than.amount })
        .toUTC()
        .toISO();
      const compared =
        is === 'older'
          ? sql`(v #>> '{}')::timestamptz < ${border}::timestamptz`
          : sql`(v #>> '{}')::timestamptz >= ${border}::timestamptz`;
      return sql`CASE WHEN jsonb_typeof(v) = 'string' AND v #>> '{}' ~ ${MOMENT}::text AND pg_input_is_valid(v #>> '{}', 'timestamptz') THEN ${compared} END`;
    }
    case 'within': {
      const days = daysOf(value, now, zone);
      return days ? within(days) : sql`false`;
    }
    default:
      return ordered(is, value);
  }
};

/** A day is compared with days, a moment with the moments at which they begin and end. */
const within = ({ from, to, start, end }: Days): Sql => {
  const days = inside(from, to, (border) => [sql`(v #>> '{}') COLLATE "C"`, sql`${border}::text`]);
  const moments = inside(start, end, (border) => [sql`(v #>> '{}')::timestamptz`, sql`${border}::timestamptz`]);
  return sql`CASE WHEN jsonb_typeof(v) <> 'string' THEN false WHEN v #>> '{}' ~ ${DAY}::text THEN ${days}
    WHEN v #>> '{}' ~ ${ZONED}::text AND pg_input_is_valid(v #>> '{}', 'timestamptz') THEN ${moments} END`;
};

const inside = (
  from: string | undefined,
  to: string | undefined,
  sides: (border: string) => readonly [Sql, Sql],
): Sql => {
  const tests: Sql[] = [];
  for (const [border, sign] of [
    [from, sql`>=`],
    [to, sql`<`],
  ] as const) {
    if (border === undefined) continue;
    const [left, right] = sides(border);
    tests.push(sql`${left} ${sign} ${right}`);
  }
  return sql`(${join(tests, ' AND ')})`;
};

/** Folds letters of every script, whatever the database's locale. */
const letters = sql`COLLATE "pg_c_utf8"`;
const MOMENT = String.raw`^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$`;
const DAY = String.raw`^\d{4}-\d{2}-\d{2}$`;
const ZONED = String.raw`^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$`;
const isEmpty = sql`(v IS NULL OR v IN ('null', '""', '[]'))`;

const isNothing = (value: Filter['value']): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

const equals = (value: Filter['value']): Sql =>
  isNothing(value) ? isEmpty : Array.isArray(value) ? sql`false` : sql`v = ${JSON.stringify(value)}::jsonb`;

const oneOf = (value: Filter['value']): Sql => {
  if (!Array.isArray(value) || value.length === 0) return sql`false`;
  const list = sql`${value.map((one) => JSON.stringify(one))}::text[]::jsonb[]`;
  return sql`CASE jsonb_typeof(v) WHEN 'array' THEN EXISTS (SELECT 1 FROM jsonb_array_elements(v) one WHERE one = ANY(${list})) ELSE v = ANY(${list}) END`;
};

const ordered = (is: '<' | '<=' | '>' | '>=', value: Filter['value']): Sql => {
  const by = { '<': sql`<`, '<=': sql`<=`, '>': sql`>`, '>=': sql`>=` }[is];
  if (typeof value === 'number')
    return sql`CASE WHEN v IS NULL OR v = 'null' THEN 0::numeric ${by} ${value}::numeric WHEN jsonb_typeof(v) = 'number' THEN (v #>> '{}')::numeric ${by} ${value}::numeric END`;
  if (typeof value === 'string')
    return sql`CASE WHEN jsonb_typeof(v) = 'string' THEN (v #>> '{}') COLLATE "C" ${by} ${value}::text END`;
  return sql`false`;
};
