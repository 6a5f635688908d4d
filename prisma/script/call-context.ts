import { fieldsOf } from '../../workflows/field/field.ts';
import type { FieldValue } from '../../workflows/field/field.schema.ts';
import type { PipelineField } from '../../workflows/pipeline/pipeline.schema.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Question, ScriptDefinition } from '../../workflows/script/script.schema.ts';
import type { Database } from '../client.ts';
import { sightOfContact } from '../contact/contact.queries.ts';
import { hiddenFields } from '../field/field.queries.ts';
import { houseFields } from '../field/house-fields.ts';
import { seesLeadNow } from '../lead/lead.queries.ts';
import { readLeadRow, type LeadRow } from '../lead/lead-row.ts';
import { pipelineOfVersion } from '../pipeline/pipeline.ts';
import type { Reader } from '../visible.ts';
import { readScriptWorld } from './script-world.ts';
import type { Talk } from './talk.ts';

/** With whom a talk is, as whoever talks may know it. */
export type CallContext = {
  lead: Pick<LeadRow, 'id' | 'stage' | 'fields' | 'version'> | null;
  pipeline: string | null;
  /** records that she may not see: a field of one cannot be read or written by her */
  unseen: { lead: boolean; contact: boolean };
  leadFields: PipelineField[];
  contact: { id: string; language: string | null; fields: Record<string, unknown>; version: number } | null;
  contactFields: PipelineField[];
  hidden: { lead: ReadonlySet<string>; contact: ReadonlySet<string> };
};

export const readContext = async (
  db: Database,
  me: Reader,
  { lead, contact }: Pick<Talk, 'lead' | 'contact'>,
): Promise<CallContext> => {
  const [found, sees, person, house, ofLead, ofContact] = await Promise.all([
    lead ? readLeadRow(db, lead.id) : null,
    lead ? seesLeadNow(db, me, lead.id) : false,
    contact ? readPerson(db, contact.id) : null,
    houseFields(db),
    hiddenFields(db, me, 'lead'),
    hiddenFields(db, me, 'contact'),
  ]);
  const row = found === null || isRefusal(found) ? null : found;
  const [pipeline, sight] = await Promise.all([
    row && pipelineOfVersion(db, row.pipeline_version_id),
    person && sightOfContact(db, me, person.id),
  ]);
  return {
    lead: row,
    pipeline: pipeline?.key ?? null,
    unseen: { lead: row !== null && !sees, contact: sight === 'none' },
    leadFields: pipeline?.definition.fields ?? [],
    contact: person,
    contactFields: fieldsOf('contact', house),
    hidden: { lead: ofLead, contact: ofContact },
  };
};

const readPerson = async (db: Database, id: string): Promise<CallContext['contact']> => {
  const { rows } = await db.pool.query<{
    id: string;
    language: string | null;
    fields: Record<string, unknown>;
    version: number;
  }>({
    name: 'person-of-call',
    text: `SELECT c.id, c.language, c.fields, c.version FROM contact m JOIN contact c ON c.id = coalesce(m.merged_into_id, m.id) WHERE m.id = $1`,
    values: [id],
  });
  return rows[0] ?? null;
};

type Save = NonNullable<Question['save']>;
/** A field that a question fills, what it holds, and why it cannot be written. */
export type Asked = { field: PipelineField | undefined; value: FieldValue; why: Refusal | undefined };

export const askedField = (context: CallContext, { noun, field: key }: Save): Asked => {
  const fields = noun === 'lead' ? context.leadFields : context.contactFields;
  const field = fields.find((one) => one.key === key);
  const record = noun === 'lead' ? context.lead : context.contact;
  const isHidden = context.hidden[noun].has(key) || context.unseen[noun];
  const value = isHidden ? undefined : (record?.fields as Record<string, FieldValue> | undefined)?.[key];
  return { field, value: value ?? null, why: whyNot() };

  function whyNot(): Refusal | undefined {
    if (!record) return refuse(noun === 'lead' ? 'FieldNeedsLead' : 'FieldNeedsClient');
    if (!field) return refuse('FieldNotThere');
    if (context.unseen[noun]) return refuse('NotFound');
    return isHidden ? refuse('FieldHidden', { field: field.name }) : undefined;
  }
};

/** Every field that a script fills; one of a call without a lead is known from the pipelines that the script is for. */
export const askedFields = async (
  db: Database,
  context: CallContext,
  { steps, for: { pipelines } }: ScriptDefinition,
): Promise<Record<string, Asked & { field: PipelineField }>> => {
  const saves = steps.flatMap((step) => (step.do === 'ask' && step.save ? [step.save] : []));
  const found = saves.map((save) => ({ save, asked: askedField(context, save) }));
  const world = found.some(({ asked }) => !asked.field) ? await readScriptWorld(db) : undefined;
  const named = pipelines.map(({ pipeline }) => pipeline);
  const elsewhere = ({ field: key }: Save) =>
    world?.pipelines
      .filter((one) => named.length === 0 || named.includes(one.key))
      .flatMap(({ fields }) => fields)
      .find((one) => one.key === key);
  return Object.fromEntries(
    found.flatMap(({ save, asked }) => {
      const field = asked.field ?? (save.noun === 'lead' ? elsewhere(save) : undefined);
      return field ? [[`${save.noun}.${save.field}`, { ...asked, field }]] : [];
    }),
  );
};
