import type { FieldValue } from '../../workflows/field/field.schema.ts';
import { givenFields } from '../../workflows/field/given-fields.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { CallAnswers } from '../../workflows/script/call-script.schema.ts';
import { isSame } from '../../workflows/script/diff.ts';
import { fitting } from '../../workflows/script/fit.ts';
import type { Answers, ScriptDefinition } from '../../workflows/script/script.schema.ts';
import { fitsStep, walk, type Write } from '../../workflows/script/walk.ts';
import { Language } from '../../workflows/words/words.schema.ts';
import { inTransaction, type Database } from '../client.ts';
import { changeContact } from '../contact/contact.ts';
import { sightOfContact } from '../contact/contact.queries.ts';
import { whyNotWrite } from '../field/field.queries.ts';
import { changeLead, type Done } from '../lead/lead.ts';
import { readLeadRow } from '../lead/lead-row.ts';
import type { SignedInUser } from '../user/user.ts';
import { isRace, type Doing } from '../write.ts';
import { askedField, askedFields, readContext, type CallContext } from './call-context.ts';
import { scriptOf } from './script-row.ts';
import { publishedScripts, type RunVersion } from './script.queries.ts';
import type { Talk } from './talk.ts';

type Kept = { version: RunVersion; answers: Answers; raised: string[]; written: Record<string, FieldValue> };
/** Answers that stand with the talk and could not be written, each with its reason. */
export type Unwritten = { visit: string; why: Refusal }[];

/** The script that a talk follows, else the one that fits it best; undefined where none does. */
export const scriptOfTalk = async (db: Database, me: SignedInUser, talk: Talk, reader: Language) => {
  const [kept, context] = await Promise.all([keptScript(db, talk.id), readContext(db, me, talk)]);
  const language = Language.safeParse(context.contact?.language).data ?? reader;
  const version = kept?.version ?? (await fittingVersion(db, talk, context, language));
  if (!version) return undefined;
  const { raised = [] } = kept ?? {};
  const answers = seenAnswers(kept?.answers ?? {}, version.definition, talk.by === me.id ? undefined : context);
  const fields = await askedFields(db, context, version.definition);
  return { version, language, answers, raised, begun: kept !== undefined, fields, seesLead: !context.unseen.lead };
};

/** What was answered for a field that others may not see is theirs alone who asked. */
const seenAnswers = (answers: Answers, { steps }: ScriptDefinition, context: CallContext | undefined): Answers =>
  Object.fromEntries(
    Object.entries(answers).map(([visit, value]) => {
      const step = steps.find(({ key }) => key === stepOf(visit));
      const save = step?.do === 'ask' ? step.save : undefined;
      return [visit, save && context?.hidden[save.noun].has(save.field) ? null : value];
    }),
  );

const stepOf = (visit: string): string => visit.replace(/\..*$/, '');

const fittingVersion = async (
  db: Database,
  { direction }: Talk,
  { pipeline, lead }: CallContext,
  language: Language,
): Promise<RunVersion | undefined> => {
  const facts = {
    pipeline,
    stage: lead?.stage ?? null,
    language,
    direction,
  };
  const all = (await publishedScripts(db)).map((version) => ({ version, for: version.definition.for }));
  return fitting(all, facts)[0]?.version;
};

/**
 * Keeps answers with the talk and writes them into the fields that they are for, at once or not at all; asked again it changes nothing. Refused:
 * NotFound, ScriptChosen, ScriptStepElsewhere, FieldWrong; an answer that only its field refuses is kept with the talk and told.
 */
export const answerScript = async (
  db: Database,
  me: SignedInUser,
  talk: Talk,
  given: CallAnswers,
): Promise<Unwritten | Refusal> => {
  for (let attempt = 1; ; attempt++)
    try {
      return await inTransaction(db, (tx) => answer(tx, me, talk, given));
    } catch (error) {
      if (!isRace(error) || attempt >= 12) throw error;
    }
};

const MOST_ANSWERS = 500;

const answer = async (
  tx: Database,
  me: SignedInUser,
  talk: Talk,
  { versionId, answers: typed, raised }: CallAnswers,
): Promise<Unwritten | Refusal> => {
  await tx.pool.query({
    name: 'begin-call-script',
    text: 'INSERT INTO call_script (call_id, version_id) SELECT $1, id FROM script_version WHERE id = $2 ON CONFLICT DO NOTHING',
    values: [talk.id, versionId],
  });
  await tx.pool.query({
    name: 'hold-call-script',
    text: 'SELECT 1 FROM call_script WHERE call_id = $1 FOR UPDATE',
    values: [talk.id],
  });
  const kept = await keptScript(tx, talk.id);
  if (!kept) return refuse('NotFound');
  if (kept.version.id !== versionId) return refuse('ScriptChosen');
  const context = await readContext(tx, me, talk);
  const { definition } = kept.version;
  const read = await readAnswers(tx, context, definition, typed);
  if (isRefusal(read)) return read;
  const answers = { ...kept.answers, ...read };
  if (Object.keys(answers).length > MOST_ANSWERS) return refuse('ScriptStepElsewhere');
  const done = await writeFields(tx, me, talk, {
    context,
    written: kept.written,
    writes: walk(definition, answers).writes,
  });
  const known = raised.filter((key) => definition.objections.some((one) => one.key === key));
  await tx.pool.query({
    name: 'keep-call-script',
    text: 'UPDATE call_script SET answers = $2, raised = $3, written = $4, updated_at = now() WHERE call_id = $1',
    values: [talk.id, JSON.stringify(answers), [...new Set([...kept.raised, ...known])], JSON.stringify(done.written)],
  });
  return done.refused;
};

const keptScript = async (db: Database, callId: string): Promise<Kept | undefined> => {
  const { rows } = await db.pool.query<{
    id: string;
    number: number;
    definition: unknown;
    answers: Answers;
    raised: string[];
    written: Record<string, FieldValue>;
  }>({
    name: 'call-script',
    text: `SELECT v.id, v.number, v.definition, c.answers, c.raised, c.written FROM call_script c JOIN script_version v ON v.id = c.version_id WHERE c.call_id = $1`,
    values: [callId],
  });
  if (!rows[0]) return undefined;
  const { id, number, definition, ...kept } = rows[0];
  return { version: { id, number, definition: scriptOf(definition) }, ...kept };
};

/** As their fields keep them. Refused: ScriptStepElsewhere, FieldWrong. */
const readAnswers = async (
  tx: Database,
  context: CallContext,
  definition: ScriptDefinition,
  typed: Answers,
): Promise<Answers | Refusal> => {
  const fields = await askedFields(tx, context, definition);
  const read: Answers = {};
  for (const [visit, value] of Object.entries(typed)) {
    const step = definition.steps.find(({ key }) => key === stepOf(visit));
    if (!step || !fitsStep(step, value)) return refuse('ScriptStepElsewhere');
    const save = step.do === 'ask' ? step.save : undefined;
    const field = save && fields[`${save.noun}.${save.field}`]?.field;
    const values: Record<string, FieldValue> | Refusal = field
      ? givenFields([field], { [field.key]: value })
      : { value };
    if (isRefusal(values)) return values;
    read[visit] = values[field?.key ?? 'value'] ?? null;
  }
  return read;
};

type Writing = { context: CallContext; written: Kept['written']; writes: Write[] };

/** Each value once: what was written stays so, also where somebody has changed or undone it since. */
const writeFields = async (
  tx: Database,
  me: SignedInUser,
  talk: Talk,
  { context, written: before, writes }: Writing,
): Promise<{ written: Kept['written']; refused: Unwritten }> => {
  const written = { ...before };
  const refused: Unwritten = [];
  for (const write of writes) {
    const { noun, field, value, visit } = write;
    const why = askedField(context, write).why;
    const slot = `${noun} ${context[noun]?.id ?? ''} ${field}`;
    if (why) refused.push({ visit, why });
    else if (!isSame(written[slot], value)) {
      const done = await writeField(tx, me, talk, context[noun]!.id, write);
      if (done) refused.push({ visit, why: done });
      else written[slot] = value;
    }
  }
  return { written, refused };
};

/** By the command that users change a record with, and with its rights. */
const writeField = async (
  tx: Database,
  me: SignedInUser,
  talk: Talk,
  id: string,
  { noun, field, value }: Write,
): Promise<Refusal | undefined> => {
  const fields = { [field]: value };
  const why = await whyNotWrite(tx, me, noun, fields, 'save', id);
  if (why) return why;
  const doing = {
    actor: { kind: 'user' as const, id: me.id },
    told: talk.call === undefined ? {} : { call: talk.call },
  };
  const done = noun === 'lead' ? await onLead(tx, doing, id, fields) : await onContact(tx, me, doing, id, fields);
  return isRefusal(done) ? done : undefined;
};

type Fields = Record<string, FieldValue>;

// an answer before it may have changed the row, so each is written over what stands there now
const onLead = async (tx: Database, doing: Doing, leadId: string, fields: Fields): Promise<Done | Refusal> => {
  const lead = await readLeadRow(tx, leadId);
  return isRefusal(lead) ? lead : changeLead(tx, { ...doing, leadId, patch: { version: lead.version, fields } });
};

const onContact = async (
  tx: Database,
  me: SignedInUser,
  doing: Doing,
  contactId: string,
  fields: Fields,
): Promise<Done | Refusal> => {
  const { rows } = await tx.pool.query<{ version: number }>({
    name: 'version-of-contact',
    text: 'SELECT version FROM contact WHERE id = $1',
    values: [contactId],
  });
  const sees = (await sightOfContact(tx, me, contactId)) === 'all';
  return changeContact(tx, { ...doing, contactId, sees, patch: { version: rows[0]?.version ?? 0, fields } });
};
