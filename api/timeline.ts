import { z } from 'zod';
import { hiddenFields } from '../prisma/field/field.queries.ts';
import { seesRecord } from '../prisma/record-sight.ts';
import { readTimeline, type TimelineNoun } from '../prisma/timeline/timeline.queries.ts';
import { readLeadTalk } from '../prisma/timeline/talk.queries.ts';
import { seesLeadNow } from '../prisma/lead/lead.queries.ts';
import { seenData } from '../workflows/field/field.ts';
import { Event } from '../workflows/event/event.schema.ts';
import { refuse } from '../workflows/refusal.ts';
import { Timeline, TimelineKind } from '../workflows/timeline/timeline.schema.ts';
import { cut, pageOf, PageQuery, placeFrom } from './http/paging.ts';
import { everybody, route } from './http/route.ts';
import { IdParams } from './http/shapes.ts';

const EventPlace = z.tuple([z.string().regex(/^\d{1,18}$/)]);

const storyOf = (noun: TimelineNoun, plural: string) =>
  route({
    method: 'get',
    path: `/${plural}/{id}/events`,
    tag: 'Timelines',
    summary: `The story of a ${noun}, the newest first: its own events and those of its leads that the reader may see`,
    access: everybody,
    params: IdParams,
    query: PageQuery.extend({ kind: TimelineKind.default('all') }),
    out: Timeline,
    handler: async ({ deps, me, params, query: { cursor, limit, kind } }) => {
      if (!(await seesRecord(deps.db, me, { noun, id: params.id }))) return refuse('NotFound');
      const before = placeFrom(cursor, EventPlace)?.[0];
      const { events, leads } = await readTimeline(deps.db, me, { noun, id: params.id, kind, before, limit });
      const [own, ofLeads] = [await hiddenFields(deps.db, me, noun), await hiddenFields(deps.db, me, 'lead')];
      const seen = events.map((event) => ({
        ...event,
        data: seenData(event.data, event.noun === noun ? own : ofLeads),
      }));
      return { ...cut(seen, limit, ({ id }) => [id]), leads };
    },
  });

export const timelineRoutes = [
  storyOf('contact', 'contacts'),
  storyOf('company', 'companies'),
  route({
    method: 'get',
    path: '/leads/{id}/talk',
    tag: 'Timelines',
    summary: 'What was written in conversations about a lead, as far as the reader may see them, the newest first',
    access: everybody,
    params: IdParams,
    query: PageQuery,
    out: pageOf(Event),
    handler: async ({ deps, me, params, query: { cursor, limit } }) => {
      if (!(await seesLeadNow(deps.db, me, params.id))) return refuse('NotFound');
      const before = placeFrom(cursor, EventPlace)?.[0];
      return cut(await readLeadTalk(deps.db, me, { leadId: params.id, before, limit }), limit, ({ id }) => [id]);
    },
  }),
];
