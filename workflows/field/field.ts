import type { Role } from '../user/user.schema.ts';
import type { PipelineField } from '../pipeline/pipeline.schema.ts';
import type { Field, FieldNeed, FieldNoun, FieldValue } from './field.schema.ts';

export const MOST_FIELDS = 500;

/** Who looks: admins see every field. `team`: the key of hers. */
export type FieldReader = { role: Role; team: string | null };

export const seesField = ({ visibleTo }: Pick<Field, 'visibleTo'>, { role, team }: FieldReader): boolean =>
  !visibleTo || role === 'admin' || visibleTo.roles.includes(role) || (team !== null && visibleTo.teams.includes(team));

/** Without what this reader may not see. */
export const seenFields = <Values extends Record<string, unknown>>(
  values: Values,
  hidden: ReadonlySet<string>,
): Values =>
  hidden.size === 0
    ? values
    : (Object.fromEntries(Object.entries(values).filter(([key]) => !hidden.has(key))) as Values);

/** The noun whose fields an event tells of. */
export const fieldNounOf = ({ noun }: { noun: string }): FieldNoun =>
  noun === 'contact' || noun === 'company' ? noun : 'lead';

/** What an event tells of a record, without the values of these fields. */
export const seenData = (data: Record<string, unknown>, hidden: ReadonlySet<string>): Record<string, unknown> => {
  if (hidden.size === 0) return data;
  const {
    set,
    changes,
    raw,
    fields: begun,
  } = data as { set?: Record<string, unknown> } & Partial<Record<'changes' | 'raw' | 'fields', unknown>>;
  const without = (values: unknown) =>
    values && typeof values === 'object' ? seenFields(values as Record<string, unknown>, hidden) : values;
  const fields = set?.['fields'];
  return {
    ...data,
    ...(Array.isArray(fields) ? { set: { ...set, fields: fields.map(without) } } : {}),
    ...(Array.isArray(changes)
      ? { changes: changes.filter(({ what }: { what: string }) => !hidden.has(what.replace(/^fields\./, ''))) }
      : {}),
    ...(raw === undefined ? {} : { raw: without(raw) }),
    ...(begun === undefined ? {} : { fields: without(begun) }),
  };
};

/** What a new record of a noun holds: what was given, and of what nothing was said its defaults. */
export const withDefaults = <Values extends Record<string, unknown>>(
  house: Pick<Field, 'noun' | 'key' | 'default' | 'archivedAt'>[],
  of: FieldNoun,
  given: Values,
): Values => {
  const own = house.filter(
    ({ noun, key, default: value, archivedAt }) => noun === of && !archivedAt && value !== null && !(key in given),
  );
  return own.length === 0
    ? given
    : { ...Object.fromEntries(own.map(({ key, default: value }) => [key, value])), ...given };
};

/** Fields that must be filled at that moment and are not; a box that says no is filled. */
export const lackingFields = <Known extends Pick<Field, 'key' | 'required' | 'default' | 'archivedAt'>>(
  fields: Known[],
  values: Record<string, FieldValue>,
  need: FieldNeed,
): Known[] =>
  fields.filter(
    ({ key, required, default: value, archivedAt }) =>
      !archivedAt && required.includes(need) && isEmpty(need === 'create' && !(key in values) ? value : values[key]),
  );

const isEmpty = (value: FieldValue | undefined): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** Those of the house that records of a noun have, as pipelines know their own. */
export const fieldsOf = (of: FieldNoun, house: Field[]): PipelineField[] =>
  house.flatMap(({ noun, archivedAt, key, name, type, options }) =>
    noun === of && !archivedAt ? [{ key, name, type, ...(options.length ? { options } : {}) }] : [],
  );

/** Those that leads have, whatever their pipeline. */
export const ofLeads = (house: Field[]): PipelineField[] => fieldsOf('lead', house);

/** Those of a lead's client and company, each with its whole path for a key: `contact.fields.size`. */
export const ofClients = (house: Field[]): PipelineField[] =>
  (['contact', 'company'] as const).flatMap((noun) =>
    fieldsOf(noun, house).map((field) => ({ ...field, key: `${noun}.fields.${field.key}` })),
  );

/** What stands at such a path of a lead; of its main contact, else the first. */
export const clientValue = (lead: Clients, path: string): FieldValue | undefined => {
  const [noun, , key = ''] = path.split('.');
  const of = noun === 'company' ? lead.company : (lead.contacts.find(({ main }) => main) ?? lead.contacts[0]);
  return of?.fields?.[key];
};
type Held = { fields?: Record<string, FieldValue> | undefined };
type Clients = { contacts: (Held & { main: boolean })[]; company: Held | null };

/** A pipeline's fields and those of the house; where both have a key, the pipeline's own is meant. */
export const withHouse = <Definition extends { fields?: PipelineField[] }>(
  definition: Definition,
  house: PipelineField[],
): Definition => {
  const own = definition.fields ?? [];
  const taken = new Set(own.map(({ key }) => key));
  const more = house.filter(({ key }) => !taken.has(key));
  return more.length === 0 ? definition : { ...definition, fields: [...own, ...more] };
};
