import { z } from 'zod';
import { listNoNextStep } from '../prisma/lead/no-next-step.queries.ts';
import { NoStepLead } from '../workflows/lead/next-step.schema.ts';
import { NoStepFigure, NoStepWhy } from '../workflows/process/next-step.schema.ts';
import { cut, pageOf, PageQuery, placeFrom } from './http/paging.ts';
import { ANSWERED, overseers, route } from './http/route.ts';
import { checkProcesses } from './no-next-step-check.ts';
import { freshFigure } from './no-next-step-figure.ts';

const tag = 'Leads without a next step';

export const noNextStepRoutes = [
  route({
    method: 'get',
    path: '/no-next-step',
    work: 'report',
    tag,
    summary: 'Open leads without a living timer, an open task or an unpaid invoice, each with why',
    access: overseers,
    query: PageQuery.extend({ why: NoStepWhy.optional() }),
    out: pageOf(NoStepLead),
    handler: async ({ deps, query: { cursor, limit, why } }) => {
      const after = placeFrom(cursor, z.tuple([z.number().int()]))?.[0];
      return cut(await listNoNextStep(deps.db, { why, after, limit }), limit, (lead) => [lead.number]);
    },
  }),
  route({
    method: 'get',
    path: '/no-next-step/figure',
    tag,
    summary: 'How many there are, counted at most once a minute',
    access: overseers,
    query: z.object({ fresh: z.enum(['true']).optional().meta({ description: 'counts now' }) }),
    out: NoStepFigure,
    handler: ({ deps, query }) => freshFigure(deps, { fresh: query.fresh === 'true' }),
  }),
  route({
    method: 'post',
    path: '/no-next-step/check',
    work: 'report',
    tag,
    summary:
      'Compares all open leads with Temporal’s own list; answers with a line of JSON for each bit of progress, the last one `done`',
    access: overseers,
    handler: async ({ deps, request, response }) => {
      response.type('application/x-ndjson');
      for await (const line of checkProcesses(deps)) {
        // a user whose access has ended gets nothing more
        const visitor = await deps.sessions.visitor(request);
        if (response.destroyed || !visitor || visitor.user.role === 'manager') break;
        response.write(`${JSON.stringify(line)}\n`);
      }
      response.end();
      return ANSWERED;
    },
  }),
];
