import { z } from 'zod';
import { hasJustGivenAway } from '../prisma/assign/given-away.queries.ts';
import { maySeeLead } from '../prisma/lead/lead.queries.ts';
import { readMassChange } from '../prisma/mass-change/mass-change.queries.ts';
import { countGone, listClicks, readUndoTime, setUndoTime } from '../prisma/undo/undo-point.ts';
import { undoClick } from '../prisma/undo/undo.ts';
import type { SignedInUser } from '../prisma/user/user.ts';
import { refuse } from '../workflows/refusal.ts';
import { Click, Undone, UndoTime } from '../workflows/undo/undo.schema.ts';
import { everybody, route, type Call } from './http/route.ts';
import { ifSeen } from './http/seen.ts';
import { doingOf, IdParams } from './http/shapes.ts';

const tag = 'Undo';
const Gone = z.object({ gone: z.number().int() });

export const undoRoutes = [
  route({
    method: 'get',
    path: '/leads/{id}/clicks',
    tag,
    summary: 'What can still be undone, the newest first, with the messages that wait for that',
    access: everybody,
    params: IdParams,
    out: z.object({ items: z.array(Click) }),
    handler: async (call) => {
      const items = await clicksFor(call);
      return items ? { items } : refuse('NotFound');
    },
  }),
  route({
    method: 'post',
    path: '/leads/{id}/undo',
    tag,
    summary: 'Take a click back with all that came of it; `stays` names what has left or was changed by others since',
    access: everybody,
    params: IdParams,
    body: z.object({ click: z.string().regex(/^\d{1,18}$/) }),
    out: Undone,
    handler: async (call) => {
      const { deps, params, body } = call;
      const undo = () => undoClick(deps.db, { ...doingOf(call), leadId: params.id, click: body.click });
      const isGiving = (await clicksOfGiver(call)).some(({ click }) => click === body.click);
      return isGiving ? undo() : ifSeen(call, undo);
    },
  }),
  route({
    method: 'get',
    path: '/mass-changes/{id}/gone',
    tag,
    summary: 'How many messages a mass change has sent, which undoing it cannot take back',
    access: everybody,
    params: IdParams,
    out: Gone,
    handler: async ({ deps, me, params }) =>
      (await readMassChange(deps.db, me, params.id)) ? countGone(deps.db, params.id) : refuse('NotFound'),
  }),
  route({
    method: 'get',
    path: '/publications/{id}/gone',
    tag,
    summary: 'How many messages came of a publication, which undoing it cannot take back',
    access: ['admin'],
    params: IdParams,
    out: Gone,
    handler: ({ deps, params }) => countGone(deps.db, params.id),
  }),
  route({
    method: 'get',
    path: '/undo-time',
    tag,
    summary: 'How long a click can be undone, and what it makes automations send is held',
    access: everybody,
    out: UndoTime,
    handler: ({ deps }) => readUndoTime(deps.db),
  }),
  route({
    method: 'patch',
    path: '/undo-time',
    tag,
    summary: 'Set that time; 0 holds nothing',
    access: ['admin'],
    body: UndoTime,
    out: UndoTime,
    handler: ({ deps, body }) => setUndoTime(deps.db, body),
  }),
];

type OfLead = Call<SignedInUser, { id: string }, unknown, unknown>;

const clicksFor = async (call: OfLead): Promise<Click[] | undefined> => {
  const { deps, me, params } = call;
  if (await maySeeLead(deps.db, me, params.id)) return listClicks(deps.db, params.id);
  const own = await clicksOfGiver(call);
  return own.length ? own : undefined;
};

/** A manager who has just given the lead away may take that back, although she no longer sees it. */
const clicksOfGiver = async ({ deps, me, params }: OfLead): Promise<Click[]> =>
  (await hasJustGivenAway(deps.db, me.id, params.id))
    ? (await listClicks(deps.db, params.id)).filter(({ type, by }) => type === 'lead.assigned' && by === me.id)
    : [];
