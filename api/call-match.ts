import { readCall } from '../prisma/call/call.queries.ts';
import { linkCall } from '../prisma/call/link-call.ts';
import { matchesOf } from '../prisma/call/matches.ts';
import { Call } from '../workflows/call/call.schema.ts';
import { CallLink, CallMatches } from '../workflows/call/match.schema.ts';
import { isRefusal, refuse } from '../workflows/refusal.ts';
import { everybody, route } from './http/route.ts';
import { IdParams } from './http/shapes.ts';

const tag = 'Calls';

/** Whose number it is that calls, and whose call it was. */
export const callMatchRoutes = [
  route({
    method: 'get',
    path: '/calls/{id}/matches',
    tag,
    summary: 'Everybody whose number it is, with open leads and what was written last',
    access: everybody,
    params: IdParams,
    out: CallMatches,
    handler: async ({ deps, me, params }) => {
      const call = await readCall(deps.db, me, params.id);
      if (!call) return refuse('NotFound');
      const { phone, contact, lead } = call;
      return matchesOf(deps.db, me, { phone, contactId: contact?.id ?? null, leadId: lead?.id ?? null });
    },
  }),
  route({
    method: 'post',
    path: '/calls/{id}/link',
    tag,
    summary: 'Say whose call it was: a client, and one of her leads',
    access: everybody,
    params: IdParams,
    body: CallLink,
    out: Call,
    handler: async ({ deps: { db }, me, params: { id }, body }) => {
      if (!(await readCall(db, me, id))) return refuse('NotFound');
      const linked = await linkCall(db, me, { id, ...body });
      return isRefusal(linked) ? linked : ((await readCall(db, me, id)) ?? refuse('NotFound'));
    },
  }),
];
