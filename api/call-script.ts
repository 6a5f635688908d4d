import { z } from 'zod';
import { replyText } from '../activities/letter/reply-text.ts';
import { readCall } from '../prisma/call/call.queries.ts';
import { readCallback } from '../prisma/callback/callback.queries.ts';
import { readLead } from '../prisma/lead/lead.queries.ts';
import { readFactsOfLead, readFactsOfSpoken, type LetterFacts } from '../prisma/letter/letter.ts';
import { askedFields, readContext, type Asked } from '../prisma/script/call-context.ts';
import { answerScript, scriptOfTalk, type Unwritten } from '../prisma/script/call-script.ts';
import { readTalkOfTask, talkOfCall, talkOfCallback, type Talk } from '../prisma/script/talk.ts';
import type { SignedInUser } from '../prisma/user/user.ts';
import type { PipelineField } from '../workflows/pipeline/pipeline.schema.ts';
import { isRefusal, refuse, type Refusal } from '../workflows/refusal.ts';
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
const Out = z.object({ script: CallScript.nullable().meta({ description: 'null: none is for such a talk' }) });

type Asking = { deps: Deps; me: SignedInUser; params: { id: string } };
type Source = {
  path: string;
  tag: string;
  of: string;
  /** Undefined where the reader sees no such thing, null where nobody is called by it. */
  find: (call: Asking) => Promise<Talk | null | undefined>;
  /** why a reader may not answer in it */
  whyNot?: (call: Asking) => Promise<Refusal | undefined>;
};
/** Where a script is shown: with a call of a line, else with what one calls for by a phone of one's own. */
const sources: Source[] = [
  {
    ...{ path: '/calls/{id}/script', tag, of: 'the call' },
    find: async ({ deps, me, params }) => {
      const call = await readCall(deps.db, me, params.id);
      return call && talkOfCall(call);
    },
    whyNot: async ({ deps, me, params }) => {
      const call = await readCall(deps.db, me, params.id);
      const isOn = call?.user?.id === me.id || call?.legs.some(({ userId }) => userId === me.id);
      return me.role === 'manager' && !isOn ? refuse('CallOfOther', { name: call?.user?.name ?? '…' }) : undefined;
    },
  },
  {
    ...{ path: '/callbacks/{id}/script', tag: 'Callbacks', of: 'a promised call that is made by hand' },
    find: async ({ deps, me, params }) => {
      const found = await readCallback(deps.db, me, params.id, deps.config.publicUrl);
      return found && talkOfCallback(found);
    },
  },
  {
    ...{ path: '/tasks/{id}/script', tag: 'Tasks', of: 'a task to call' },
    find: ({ deps, me, params }) => readTalkOfTask(deps.db, me, params.id),
  },
];

/** What is said in a talk, and what was answered. */
export const callScriptRoutes = [
  ...sources.flatMap(({ path, tag, of, find, whyNot }) => [
    route({
      method: 'get',
      path,
      tag,
      summary: `The script that ${of} follows, else the one that fits it best, with what was answered so far`,
      access: everybody,
      params: IdParams,
      out: Out,
      handler: async (call) => {
        const talk = await find(call);
        if (talk === undefined) return refuse('NotFound');
        return { script: talk && (await shown(call.deps, call.me, talk, call.language)) };
      },
    }),
    route({
      method: 'put',
      path,
      tag,
      summary: `Keep answers with ${of} and write them into their fields; what was said already changes nothing`,
      access: everybody,
      params: IdParams,
      body: CallAnswers,
      out: Out,
      handler: async (call) => {
        const { deps, me, body, language } = call;
        const talk = await find(call);
        if (!talk) return refuse('NotFound');
        const why = await whyNot?.(call);
        if (why) return why;
        const unwritten = await answerScript(deps.db, me, talk, body);
        return isRefusal(unwritten) ? unwritten : { script: await shown(deps, me, talk, language, unwritten) };
      },
    }),
  ]),
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
  talk: Talk,
  reader: Language,
  unwritten: Unwritten = [],
): Promise<CallScript | null> => {
  const found = await scriptOfTalk(deps.db, me, talk, reader);
  if (!found) return null;
  const { version, language, answers, raised, begun, fields, seesLead } = found;
  const { id, phone, lead, contact } = talk;
  const facts = async (spoken: Language): Promise<LetterFacts | undefined> => {
    const read = await readFactsOfSpoken(deps.db, {
      ...{ id, phone, channel: LINE, language: spoken },
      ...{ leadId: (seesLead && lead?.id) || null, contactId: contact?.id ?? null },
    });
    // who it is with is known to whoever talks, whatever a letter may say
    return read && { ...read, contact: { ...read.contact, name: contact?.name || read.contact.name, phone } };
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
