import { z } from 'zod';
import { bePresent, leavePlace } from '../prisma/user/presence.ts';
import { Presence, Present } from '../workflows/user/presence.schema.ts';
import { seesRecord } from '../prisma/record-sight.ts';
import { refuse } from '../workflows/refusal.ts';
import { everybody, route } from './http/route.ts';

const tag = 'People';
/** The page of a record is for whoever sees it. */
const RECORD = /^(lead|contact|company|task|conversation|ticket):([0-9a-f-]{36})$/;

export const presenceRoutes = [
  route({
    method: 'post',
    path: '/presence',
    tag,
    summary: 'Say that a page is open, every ten seconds; answers who else has it open',
    access: everybody,
    body: Present,
    out: z.object({ others: z.array(Presence) }),
    handler: async ({ deps, me, body }) => {
      const [, noun, id] = RECORD.exec(body.place) ?? [];
      if (noun && id && !(await seesRecord(deps.db, me, { noun, id }))) return refuse('NotFound');
      return { others: await bePresent(deps.db, { ...body, userId: me.id }) };
    },
  }),
  route({
    method: 'post',
    path: '/presence/end',
    tag,
    summary: 'Say that a page was closed',
    access: everybody,
    body: Present.pick({ place: true }),
    status: 204,
    handler: async ({ deps, me, body }) => leavePlace(deps.db, { ...body, userId: me.id }),
  }),
];
