import { z } from 'zod';
import { replyText } from '../activities/letter/reply-text.ts';
import { readCall } from '../prisma/call/call.queries.ts';
import { readLead } from '../prisma/lead/lead.queries.ts';
import { readFactsOfCall, readFactsOfLead, type LetterFacts } from '../prisma/letter/letter.ts';
import { askedFields, readContext, type Asked } from '../prisma/script/call-context.ts';
import { answerScript, scriptOfCall, type Unwritten } from '../prisma/script/call-script.ts';
import type { SignedInUser } from '../prisma/user/user.ts';
import type { Call } from '../workflows/call/call.schema.ts';
import type { PipelineField } from '../workflows/pipeline/pipeline.schema.ts';
import { isRefusal, refuse } from '../workflows/refusal.ts';
import { refusalSentence } from '../workflows/refusals.ts';
import {
  CallAnswers,
  CallScript,
  ScriptTrial,
  ScriptTried,
  type AskedFields,
  type SpokenTexts,
} from '../workflows/script/call-script.schema.ts';
import type { ScriptDefinition, Texts } from '../workflows/script/script.schema.ts';
import { languageOf, textIn } from '../workflows/script/text.ts';
import type { Language } from '../workflows/words/words.schema.ts';
import type { Deps } from './deps.ts';
import { everybody, overseers, route } from './http/route.ts';
import { IdParams } from './http/shapes.ts';

const tag = 'Calls';
/** a number is called, whatever is written to it */
const LINE = 'voice';
const Out = z.object({ script: CallScript.nullable().meta({ description: 'null: none is for such a call' }) });

/** What is said in a call, and what was answered. */
export const callScriptRoutes = [
  route({
    method: 'get',
    path: '/calls/{id}/script',
    tag,
    summary: 'The script that the call follows, else the one that fits it best, with what was answered so far',
    access: everybody,
    params: IdParams,
    out: Out,
    handler: async ({ deps, me, params, language }) => {
      const call = await readCall(deps.db, me, params.id);
      return call ? { script: await shown(deps, me, call, language) } : refuse('NotFound');
    },
  }),
  route({
    method: 'put',
    path: '/calls/{id}/script',
    tag,
    summary: 'Keep answers with the call and write them into their fields; what was said already changes nothing',
    access: everybody,
    params: IdParams,
    body: CallAnswers,
    out: Out,
    handler: async ({ deps, me, params, body, language }) => {
      const call = await readCall(deps.db, me, params.id);
      if (!call) return refuse('NotFound');
      const isOn = call.user?.id === me.id || call.legs.some(({ userId }) => userId === me.id);
      if (me.role === 'manager' && !isOn) return refuse('CallOfOther', { name: call.user?.name ?? '…' });
      const unwritten = await answerScript(deps.db, me, call, body);
      return isRefusal(unwritten) ? unwritten : { script: await shown(deps, me, call, language, unwritten) };
    },
  }),
  route({
    method: 'post',
    path: '/scripts/try',
    tag,
    summary: 'A script as it would be with a lead: its texts filled in, its fields as they are; nothing is written',
    access: overseers,
    body: ScriptTrial,
    out: ScriptTried,
    handler: async ({ deps, me, body: { definition, leadId, language }, language: reader }) => {
      const lead = await readLead(deps.db, me, leadId);
      if (!lead) return refuse('NotFound');
      const facts = (spoken: Language) => readFactsOfLead(deps.db, { leadId, channel: LINE, language: spoken });
      const contact = lead.contacts.find(({ main }) => main) ?? null;
      const context = await readContext(deps.db, me, { lead, contact });
      return {
        texts: await spokenTexts(deps, definition, { facts, language, operator: me.name, reader }),
        fields: fieldsFor(await askedFields(deps.db, context, definition), reader),
      };
    },
  }),
];

const shown = async (
  deps: Deps,
  me: SignedInUser,
  call: Call,
  reader: Language,
  unwritten: Unwritten = [],
): Promise<CallScript | null> => {
  const found = await scriptOfCall(deps.db, me, call, reader);
  if (!found) return null;
  const { version, language, answers, raised, begun, fields, seesLead } = found;
  const facts = async (spoken: Language): Promise<LetterFacts | undefined> => {
    const read = await readFactsOfCall(deps.db, { callId: call.id, sees: seesLead, language: spoken });
    // who it is with is known to whoever talks, whatever a letter may say
    return (
      read && {
        ...read,
        contact: { ...read.contact, name: call.contact?.name || read.contact.name, phone: call.phone },
      }
    );
  };
  return {
    ...{ versionId: version.id, number: version.number, definition: version.definition },
    ...{ language, answers, raised, begun, fields: fieldsFor(fields, reader) },
    texts: await spokenTexts(deps, version.definition, { facts, language, operator: me.name, reader }),
    refused: unwritten.map(({ visit, why }) => ({ visit, why: refusalSentence(why, reader) })),
  };
};

const fieldsFor = (fields: Record<string, Asked & { field: PipelineField }>, reader: Language): AskedFields =>
  Object.fromEntries(
    Object.entries(fields).map(([path, { field, value, why }]) => [
      path,
      { field, value, why: why ? refusalSentence(why, reader) : null },
    ]),
  );

type Speaking = {
  facts: (language: Language) => Promise<LetterFacts | undefined>;
  language: Language;
  operator: string;
  reader: Language;
};

/** Each text in the language of the call, else in one that it has, filled in with the client's and the lead's values. */
const spokenTexts = async (
  { config }: Deps,
  { steps, objections }: ScriptDefinition,
  { facts, language, operator, reader }: Speaking,
): Promise<SpokenTexts> => {
  const known = new Map<Language, Promise<LetterFacts | undefined>>();
  const filled = async (texts: Texts) => {
    const spoken = languageOf(texts, language);
    const source = textIn(texts, language);
    if (!source.includes('{{')) return { text: source, lacks: null };
    if (!known.has(spoken)) known.set(spoken, facts(spoken));
    const read = await known.get(spoken);
    return read
      ? replyText(read, source, { operator, publicUrl: config.publicUrl, reader })
      : { text: source, lacks: null };
  };
  const all = [
    ...steps.map((one) => ({ place: `steps.${one.key}`, one })),
    ...objections.map((one) => ({ place: `objections.${one.key}`, one })),
  ];
  const texts: SpokenTexts = {};
  for (const { place, one } of all) {
    const [said, hint] = [await filled(one.text), await filled(one.hint ?? {})];
    texts[place] = { ...said, hint: hint.text };
  }
  return texts;
};
