import { z } from 'zod';
import { hasJustGivenAway } from '../prisma/assign/given-away.queries.ts';
import { assignLead } from '../prisma/assign/assign.ts';
import { readStory } from '../prisma/event/event.queries.ts';
import { hiddenFields, whyNotWrite } from '../prisma/field/field.queries.ts';
import { createLead } from '../prisma/form/intake.ts';
import { changeLead, moveLead, noteLead, reopenLead } from '../prisma/lead/lead.ts';
import { listLeads, maySeeLead, readLead, seesLeadNow } from '../prisma/lead/lead.queries.ts';
import { sortedLeads } from '../prisma/lead/sorted-leads.ts';
import { emailFaultSentence, phoneFaultSentence } from '../workflows/contact/contact.words.ts';
import { readEmail } from '../workflows/contact/email.ts';
import { readPhone } from '../workflows/contact/phone.ts';
import { Event } from '../workflows/event/event.schema.ts';
import { Assign, Lead, LeadPatch, Move, NewLead, Reopen } from '../workflows/lead/lead.schema.ts';
import { seenData } from '../workflows/field/field.ts';
import { NewNote } from '../workflows/note/note.schema.ts';
import { isRefusal, refuse } from '../workflows/refusal.ts';
import type { Language } from '../workflows/words/words.schema.ts';
import { cut, pageOf, PageQuery, placeFrom } from './http/paging.ts';
import { ProblemError } from './http/problem.ts';
import { everybody, route } from './http/route.ts';
import { ifSeen } from './http/seen.ts';
import { Changed, doingOf, IdParams } from './http/shapes.ts';
import { conditionFrom, whyNotAsk, LeadFilterQuery } from './lead-filter.ts';
import { sortCursor, sortPlaceFrom, SortQuery } from './lead-sort.ts';

const tag = 'Leads';

export const leadRoutes = [
  route({
    method: 'get',
    path: '/leads',
    tag,
    summary: 'Leads, the newest first, or those of a pipeline by one of their values',
    access: everybody,
    query: PageQuery.extend({
      ...LeadFilterQuery,
      pipeline: z.string().max(40).optional(),
      stage: z.string().max(40).optional(),
      ...SortQuery,
    }),
    out: pageOf(Lead),
    handler: async ({ deps, me, query: { cursor, limit, filter, sort, pipeline, ...rest } }) => {
      const hidden = await hiddenFields(deps.db, me, 'lead');
      const where = whyNotAsk(sort ? [sort] : [], hidden) ?? conditionFrom(filter, me, hidden);
      if (isRefusal(where)) return where;
      if (sort !== undefined) {
        if (pipeline === undefined) throw new ProblemError('Invalid', { errors: [{ field: 'pipeline', message: '' }] });
        const after = sortPlaceFrom(cursor);
        const wanted = { ...rest, ...(where ? { filter: where } : {}), pipeline, sort, after, limit };
        const found = await sortedLeads(deps.db, me, wanted);
        return isRefusal(found) ? found : { items: found.leads, next: found.next && sortCursor(found.next) };
      }
      const named = { ...rest, ...(pipeline === undefined ? {} : { pipeline }) };
      const after = placeFrom(cursor, z.tuple([z.number().int()]))?.[0];
      const leads = await listLeads(deps.db, me, { ...named, ...(where ? { filter: where } : {}), after, limit });
      return cut(leads, limit, (lead) => [lead.number]);
    },
  }),
  route({
    method: 'post',
    path: '/leads',
    tag,
    summary: 'Enter a lead',
    access: everybody,
    body: NewLead,
    out: Lead,
    status: 201,
    handler: async (call) => {
      const { deps, me, body, language } = call;
      requireAddresses(body, language);
      const why = await whyNotWrite(deps.db, me, 'lead', body.fields, 'create');
      if (why) return why;
      const created = await createLead(deps.db, {
        ...doingOf(call),
        lead: body,
        responsibleId: me.role === 'manager' ? me.id : null,
        door: call.by === 'token' ? 'api' : 'hand',
      });
      return isRefusal(created) ? created : ((await readLead(deps.db, me, created.id)) ?? refuse('NotFound'));
    },
  }),
  route({
    method: 'get',
    path: '/leads/{id}',
    tag,
    summary: 'One lead',
    access: everybody,
    params: IdParams,
    out: Lead,
    handler: async ({ deps, me, params }) => (await readLead(deps.db, me, params.id)) ?? refuse('NotFound'),
  }),
  route({
    method: 'patch',
    path: '/leads/{id}',
    tag,
    summary: 'Change name, amount, tags, fields or checklists; `version` guards against lost updates',
    access: everybody,
    params: IdParams,
    body: LeadPatch,
    out: Lead,
    handler: async (call) => {
      const { deps, me, params, body } = call;
      if (!(await maySeeLead(deps.db, me, params.id))) return refuse('NotFound');
      const why = await whyNotWrite(deps.db, me, 'lead', body.fields, 'save', params.id);
      if (why) return why;
      const changed = await changeLead(deps.db, { ...doingOf(call), leadId: params.id, patch: body });
      return isRefusal(changed) ? changed : ((await readLead(deps.db, me, params.id)) ?? refuse('NotFound'));
    },
  }),
  route({
    method: 'post',
    path: '/leads/{id}/move',
    tag,
    summary: 'Move to a stage, together with what it asks for; 409 EntryNotMet names what is `missing`',
    access: everybody,
    params: IdParams,
    body: Move,
    out: Changed,
    handler: async (call) => {
      const { quiet, ...move } = call.body;
      const why =
        move.fields && (await whyNotWrite(call.deps.db, call.me, 'lead', move.fields, 'save', call.params.id));
      if (why) return why;
      const doing = { ...doingOf(call), ...(quiet ? { told: { quiet } } : {}) };
      return ifSeen(call, () => moveLead(call.deps.db, { ...doing, leadId: call.params.id, ...move }));
    },
  }),
  route({
    method: 'post',
    path: '/leads/{id}/reopen',
    tag,
    summary: 'Take up a closed lead again at an open stage',
    access: everybody,
    params: IdParams,
    body: Reopen,
    out: Changed,
    handler: (call) =>
      ifSeen(call, () => reopenLead(call.deps.db, { ...doingOf(call), leadId: call.params.id, ...call.body })),
  }),
  route({
    method: 'post',
    path: '/leads/{id}/assign',
    tag,
    summary: 'Give to a person; whoever gave it away takes it back for a minute',
    access: everybody,
    params: IdParams,
    body: Assign,
    out: Changed,
    handler: async (call) => {
      const { deps, me, params, body } = call;
      const give = () => assignLead(deps.db, { ...doingOf(call), leadId: params.id, userId: body.userId });
      const isBack = body.userId === me.id && (await hasJustGivenAway(deps.db, me.id, params.id));
      return isBack ? give() : ifSeen(call, give);
    },
  }),
  route({
    method: 'post',
    path: '/leads/{id}/notes',
    tag,
    summary: 'Write a note into the story',
    access: everybody,
    params: IdParams,
    body: NewNote,
    out: Changed,
    status: 201,
    handler: (call) =>
      ifSeen(call, () => noteLead(call.deps.db, { ...doingOf(call), leadId: call.params.id, text: call.body.text })),
  }),
  route({
    method: 'get',
    path: '/leads/{id}/events',
    tag,
    summary: 'The story of a lead, the oldest first',
    access: everybody,
    params: IdParams,
    query: PageQuery.extend({ limit: z.coerce.number().int().min(1).max(1000).default(500) }),
    out: pageOf(Event),
    handler: async ({ deps, me, params, query }) => {
      if (!(await seesLeadNow(deps.db, me, params.id))) return refuse('NotFound');
      const after = placeFrom(query.cursor, z.tuple([z.number().int()]))?.[0];
      const hidden = await hiddenFields(deps.db, me, 'lead');
      const events = await readStory(deps.db, params.id, { after, limit: query.limit });
      const seen = events.map((event) => ({ ...event, data: seenData(event.data, hidden) }));
      return cut(seen, query.limit, (event) => [event.number]);
    },
  }),
];

/** The command would refuse them too; here each one is named, with what is wrong. */
const requireAddresses = ({ phone, email, language: clients }: NewLead, language: Language): void => {
  const [byPhone, byEmail] = [readPhone(phone ?? '', clients), readEmail(email ?? '')];
  const errors = [
    ...('why' in byPhone && byPhone.why !== 'empty'
      ? [{ field: 'phone', message: phoneFaultSentence(byPhone.why, language) }]
      : []),
    ...('why' in byEmail && byEmail.why !== 'empty'
      ? [{ field: 'email', message: emailFaultSentence(byEmail.why, language) }]
      : []),
  ];
  if (errors.length > 0) throw new ProblemError('Invalid', { errors });
};

/** The condition in a list's address; one that cannot be read is the caller's mistake. */
