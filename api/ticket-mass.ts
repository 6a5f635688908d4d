import { createSubjectMassChange, previewSubjectMassChange } from '../prisma/mass-change/subject-mass-change.ts';
import { readMassChange } from '../prisma/mass-change/mass-change.queries.ts';
import { chosenTickets } from '../prisma/ticket/ticket-list.ts';
import { tickets } from '../prisma/ticket/ticket-record.ts';
import { MassChange, MassPreview } from '../workflows/mass-change/mass-change.schema.ts';
import { isRefusal, refuse } from '../workflows/refusal.ts';
import { TicketMassWish } from '../workflows/ticket/ticket-mass.schema.ts';
import { everybody, route } from './http/route.ts';
import { doingOf } from './http/shapes.ts';
import { saidIn } from './mass-change.ts';

const tag = 'Mass changes';

export const ticketMassRoutes = [
  route({
    method: 'post',
    path: '/tickets/mass-changes/preview',
    work: 'report',
    tag,
    summary: 'What a change of many tickets would do; nothing is written',
    access: everybody,
    body: TicketMassWish,
    out: MassPreview,
    handler: async ({ deps, me, body: { chosen, order, automations }, language }) => {
      const where = chosenTickets(me, chosen);
      if (isRefusal(where)) return where;
      const wish = { record: tickets, chosen: { where }, action: order, automations };
      const preview = await previewSubjectMassChange(deps.db, wish);
      return isRefusal(preview) ? preview : saidIn(preview, language);
    },
  }),
  route({
    method: 'post',
    path: '/tickets/mass-changes',
    work: 'report',
    tag,
    summary: 'Change many tickets; a manager those that she sees',
    access: everybody,
    body: TicketMassWish,
    out: MassChange,
    status: 201,
    handler: async (call) => {
      const { deps, me, body } = call;
      const where = chosenTickets(me, body.chosen);
      if (isRefusal(where)) return where;
      const { order: action, automations } = body;
      const wish = { record: tickets, chosen: { where }, action, automations };
      const begun = await createSubjectMassChange(deps.db, { ...doingOf(call), ...wish });
      return isRefusal(begun) ? begun : ((await readMassChange(deps.db, me, begun.id)) ?? refuse('NotFound'));
    },
  }),
];
