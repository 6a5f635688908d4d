import { companyName } from '../prisma/company/company.queries.ts';
import { sightOfContact } from '../prisma/contact/contact.queries.ts';
import { whyNotWrite } from '../prisma/field/field.queries.ts';
import { mergeRecords, undoMerge } from '../prisma/merge/merge.ts';
import { seesLeadNow } from '../prisma/lead/lead.queries.ts';
import { readSameClient } from '../prisma/lead/same-client.queries.ts';
import { mergeLeads } from '../prisma/merge/merge-lead.ts';
import { seesMerge } from '../prisma/merge/merge.queries.ts';
import { MergeDone, MergeOrder } from '../workflows/contact/merge.schema.ts';
import { LeadMergeOrder, SameClient } from '../workflows/lead/same-client.schema.ts';
import { refuse, type Refusal } from '../workflows/refusal.ts';
import type { SignedInUser } from '../prisma/user/user.ts';
import { everybody, route, type Call } from './http/route.ts';
import { doingOf, IdParams } from './http/shapes.ts';

type Merging = Call<SignedInUser, { id: string }, unknown, MergeOrder>;

const merge = async (call: Merging, noun: 'contact' | 'company') => {
  const { deps, me, params, body } = call;
  const fields = Object.keys(body.choose).flatMap((what) => (what.startsWith('fields.') ? [what.slice(7)] : []));
  const why = await whyNotWrite(deps.db, me, noun, Object.fromEntries(fields.map((key) => [key, null])));
  if (why) return why;
  const choice = Object.fromEntries(
    Object.entries(body.choose).map(([what, id]) => [what, id === body.with ? ('gone' as const) : ('stays' as const)]),
  );
  return mergeRecords(deps.db, { ...doingOf(call), noun, stays: params.id, gone: body.with, choice });
};

/** Only who sees all of both decides that they are one. */
const whyNotMerge = async ({ deps, me, params, body }: Merging): Promise<Refusal | undefined> => {
  for (const id of [params.id, body.with]) {
    const sight = await sightOfContact(deps.db, me, id);
    if (sight !== 'all') return refuse(sight === 'part' ? 'ContactOfColleague' : 'NotFound');
  }
  return undefined;
};

export const mergeRoutes = [
  route({
    method: 'post',
    path: '/contacts/{id}/merge',
    tag: 'Contacts',
    summary: 'Make two contacts one: `with` goes into this one; its id leads here from then on',
    access: everybody,
    params: IdParams,
    body: MergeOrder,
    out: MergeDone,
    handler: async (call) => (await whyNotMerge(call)) ?? merge(call, 'contact'),
  }),
  route({
    method: 'post',
    path: '/companies/{id}/merge',
    tag: 'Companies',
    summary: 'Make two companies one: `with` goes into this one; its id leads here from then on',
    access: everybody,
    params: IdParams,
    body: MergeOrder,
    out: MergeDone,
    handler: async (call) => {
      const { deps, me, params, body } = call;
      for (const id of [params.id, body.with])
        if ((await companyName(deps.db, me, id)) === undefined) return refuse('NotFound');
      return merge(call, 'company');
    },
  }),
  route({
    method: 'post',
    path: '/leads/{id}/merge',
    tag: 'Leads',
    summary:
      'Join two open leads of one client: `with` is closed as joined, neither won nor lost, and its tasks, invoices and messages are shown here too',
    access: everybody,
    params: IdParams,
    body: LeadMergeOrder,
    out: MergeDone,
    handler: async (call) => {
      const { deps, me, params, body } = call;
      for (const id of [params.id, body.with]) if (!(await seesLeadNow(deps.db, me, id))) return refuse('NotFound');
      return mergeLeads(deps.db, { ...doingOf(call), stays: params.id, gone: body.with });
    },
  }),
  route({
    method: 'get',
    path: '/leads/{id}/same-client',
    tag: 'Leads',
    summary: 'Other open leads of the same people, and the leads that were joined to this one',
    access: everybody,
    params: IdParams,
    out: SameClient,
    handler: async ({ deps, me, params }) =>
      (await seesLeadNow(deps.db, me, params.id)) ? readSameClient(deps.db, me, params.id) : refuse('NotFound'),
  }),
  route({
    method: 'post',
    path: '/merges/{id}/undo',
    tag: 'Contacts',
    summary: 'Part two contacts, companies or leads again; what came since stays with the one that stayed',
    access: everybody,
    params: IdParams,
    out: MergeDone,
    handler: async (call) =>
      (await seesMerge(call.deps.db, call.me, call.params.id))
        ? undoMerge(call.deps.db, { ...doingOf(call), mergeId: call.params.id })
        : refuse('NotFound'),
  }),
];
