import { z } from 'zod';
import { namesOf } from '../prisma/event/event.queries.ts';
import { toEvent } from '../prisma/event/event.ts';
import { hiddenFields } from '../prisma/field/field.queries.ts';
import { readLead, seenBy } from '../prisma/lead/lead.queries.ts';
import { livePipeline } from '../prisma/automation/live-pipeline.ts';
import { readAsOf, replayLead, wholeStory } from '../prisma/lead/story.queries.ts';
import type { Calendars } from '../workflows/automation/facts.ts';
import { seenData } from '../workflows/field/field.ts';
import { storyText } from '../workflows/event/story-text.ts';
import { AsOf, Replay } from '../workflows/lead/story.schema.ts';
import { refuse } from '../workflows/refusal.ts';
import { ANSWERED, everybody, route } from './http/route.ts';
import { ifSeen } from './http/seen.ts';
import { IdParams } from './http/shapes.ts';

const tag = 'The story of a lead';

export const storyRoutes = [
  route({
    method: 'get',
    path: '/leads/{id}/as-of',
    work: 'report',
    tag,
    summary: 'The lead and its page as they were at a moment of its clock',
    access: everybody,
    params: IdParams,
    query: z.object({ at: z.iso.datetime({ offset: true }) }),
    out: AsOf,
    handler: async ({ deps, me, params, query }) => {
      const lead = await readLead(deps.db, me, params.id);
      const then = lead && (await readAsOf(deps.db, lead, new Date(query.at).toISOString()));
      return then ? { ...then, lead: seenBy(then.lead, await hiddenFields(deps.db, me, 'lead')) } : refuse('NotFound');
    },
  }),
  route({
    method: 'get',
    path: '/leads/{id}/story',
    work: 'report',
    tag,
    summary: 'The whole story as a file: JSON for machines, Markdown for people',
    access: everybody,
    params: IdParams,
    query: z.object({ format: z.enum(['json', 'md']).default('json') }),
    handler: async ({ deps, me, params, query: { format }, language, response }) => {
      const lead = await readLead(deps.db, me, params.id);
      if (!lead) return refuse('NotFound');
      const rows = await wholeStory(deps.db, lead.id);
      const names = await namesOf(deps.db, rows);
      const hidden = await hiddenFields(deps.db, me, 'lead');
      const events = rows.map((row) => {
        const event = toEvent(row, names);
        return { ...event, data: seenData(event.data, hidden) };
      });
      const { definition, calendars } = await livePipeline(deps.db, lead.pipelineVersionId);
      response.setHeader('Content-Disposition', `attachment; filename="lead-${lead.number}.${format}"`);
      if (format === 'json') response.json({ exportedAt: new Date().toISOString(), lead, events });
      else
        response.type('text/markdown; charset=utf-8').send(
          storyText(lead, events, {
            language,
            definition,
            userNames: await userNamesIn(deps.db),
            zone: zoneOf(calendars),
          }),
        );
      return ANSWERED;
    },
  }),
  route({
    method: 'post',
    path: '/leads/{id}/replay',
    work: 'report',
    tag,
    summary: 'Plays the events of a lead and compares what they give with its row, its tasks and its invoices',
    access: everybody,
    params: IdParams,
    out: Replay,
    handler: (call) => ifSeen(call, () => replayLead(call.deps.db, call.params.id)),
  }),
];

const zoneOf = (calendars: Calendars): string => calendars['']?.zone ?? 'Asia/Almaty';

const userNamesIn = async (db: Parameters<typeof wholeStory>[0]): Promise<Map<string, string>> => {
  const { rows } = await db.pool.query<{ id: string; name: string }>('SELECT id, name FROM app_user');
  return new Map(rows.map(({ id, name }) => [id, name]));
};
