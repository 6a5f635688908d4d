import { replyText } from '../activities/letter/reply-text.ts';
import { readConversation } from '../prisma/conversation/conversation.queries.ts';
import { addMacro, changeMacro, deleteMacro, listMacros, readMacro } from '../prisma/macro/macro.ts';
import { runMacro, type ReadyStep } from '../prisma/macro/run-macro.ts';
import { Macro, MacroPatch, NewMacro, RunMacro, type MacroStep } from '../workflows/macro/macro.schema.ts';
import { replyIn } from '../workflows/quick-reply/quick-reply.ts';
import { isRefusal, refuse } from '../workflows/refusal.ts';
import { Language } from '../workflows/words/words.schema.ts';
import { pageOf } from './http/paging.ts';
import { ProblemError } from './http/problem.ts';
import { everybody, overseers, route } from './http/route.ts';
import { Changed, doingOf, IdParams } from './http/shapes.ts';
import { refuseUnreadable } from './reply-check.ts';
import { factsOfTalk } from './talk-facts.ts';

const tag = 'Conversations';

export const macroRoutes = [
  route({
    method: 'get',
    path: '/macros',
    tag,
    summary: 'Several orders to a conversation in one choice',
    access: everybody,
    out: pageOf(Macro),
    handler: async ({ deps }) => ({ items: await listMacros(deps.db), next: null }),
  }),
  route({
    method: 'post',
    path: '/macros',
    tag,
    summary: 'Write one',
    access: overseers,
    body: NewMacro,
    out: Macro,
    status: 201,
    handler: async ({ deps, body, language }) => {
      await refuseUnreadable(deps, textsOf(body.steps), language);
      return addMacro(deps.db, body);
    },
  }),
  route({
    method: 'patch',
    path: '/macros/{id}',
    tag,
    summary: 'Write it anew',
    access: overseers,
    params: IdParams,
    body: MacroPatch,
    out: Macro,
    handler: async ({ deps, params, body, language }) => {
      await refuseUnreadable(deps, textsOf(body.steps ?? []), language);
      return changeMacro(deps.db, params.id, body);
    },
  }),
  route({
    method: 'delete',
    path: '/macros/{id}',
    tag,
    summary: 'Delete it',
    access: overseers,
    params: IdParams,
    status: 204,
    handler: ({ deps, params }) => deleteMacro(deps.db, params.id),
  }),
  route({
    method: 'post',
    path: '/conversations/{id}/macro',
    tag,
    summary: 'Carry its steps out here, in order; a text that cannot be filled in stops it before the first',
    access: everybody,
    params: IdParams,
    body: RunMacro,
    out: Changed,
    handler: async (call) => {
      const { deps, me, params, body, language: reader } = call;
      const talk = await readConversation(deps.db, me, params.id);
      if (!talk) return refuse('NotFound');
      const macro = await readMacro(deps.db, body.macro);
      if (isRefusal(macro)) return macro;
      const spoken = Language.safeParse(talk.language).data ?? reader;
      const steps: ReadyStep[] = [];
      for (const step of macro.steps) {
        if (step.do !== 'reply') steps.push(step);
        else {
          const { text: source, language } = replyIn(step.texts, spoken);
          const by = { operator: me.name, publicUrl: deps.config.publicUrl, reader };
          const { text, lacks } = replyText(await factsOfTalk(deps.db, talk, language), source, by);
          if (lacks) throw new ProblemError('Invalid', { errors: [{ field: 'macro', message: lacks }] });
          steps.push({ do: 'reply', text });
        }
      }
      const run = { ...doingOf(call), conversationId: talk.id, steps, by: me.id, seen: body.seen };
      return (await runMacro(deps.db, run)) ?? { id: talk.id, version: talk.version };
    },
  }),
];

const textsOf = (steps: MacroStep[]) =>
  steps.flatMap((step, index) => (step.do === 'reply' ? [{ field: `steps.${index}.texts`, texts: step.texts }] : []));
