import ical, { ICalAlarmType } from 'ical-generator';
import { z } from 'zod';
import { listPipelines } from '../prisma/pipeline/pipeline.queries.ts';
import { tasksForCalendar } from '../prisma/task/calendar-feed.queries.ts';
import {
  makeCalendarLink,
  ownerOfCalendarLink,
  readCalendarLink,
  revokeCalendarLink,
} from '../prisma/user/own-link.ts';
import { refuse } from '../workflows/refusal.ts';
import { taskText } from '../workflows/task/task-words.ts';
import { trackText } from '../workflows/task/track.ts';
import type { Language } from '../workflows/words/words.schema.ts';
import { languageFrom } from './http/language.ts';
import { limitCalls } from './http/limit.ts';
import { ANSWERED, everybody, route } from './http/route.ts';

const tag = 'Tasks';
const READS = { name: 'calendar', most: 60, seconds: 300 };
const MINUTES = 15;
/** How often a calendar program should ask again, seconds. */
const AGAIN = 900;

/** My tasks in the calendar of a phone: an address that only I know, and can end. */
export const taskCalendarRoutes = [
  route({
    method: 'get',
    path: '/me/calendar-link',
    tag,
    summary: 'Since when my tasks can be read by a link; null: there is none',
    access: everybody,
    out: z.object({ since: z.iso.datetime().nullable() }),
    handler: async ({ deps, me }) => ({ since: await readCalendarLink(deps.db, me.id) }),
  }),
  route({
    method: 'post',
    path: '/me/calendar-link',
    tag,
    summary: 'A new address of my tasks for a calendar program, told once; an earlier one ends',
    access: everybody,
    out: z.object({ url: z.url() }),
    status: 201,
    handler: async ({ deps, me }) => {
      const made = await makeCalendarLink(deps.db, me.id);
      return made ? { url: `${deps.config.publicUrl}/api/v1/task-calendar/${made.token}` } : refuse('NotFound');
    },
  }),
  route({
    method: 'delete',
    path: '/me/calendar-link',
    tag,
    summary: 'End the address of my tasks',
    access: everybody,
    status: 204,
    handler: ({ deps, me }) => revokeCalendarLink(deps.db, me.id),
  }),
  route({
    method: 'get',
    path: '/task-calendar/{token}',
    tag,
    summary: 'Somebody’s open tasks as iCalendar, by their secret address',
    access: 'public',
    params: z.object({ token: z.string().regex(/^[\w-]{43}$/) }),
    handler: async ({ deps, params, request, response }) => {
      await limitCalls(deps, request, READS);
      const owner = await ownerOfCalendarLink(deps.db, params.token);
      if (!owner) return refuse('NotFound');
      const language: Language = languageFrom(owner.language) ?? 'ru';
      const [tasks, pipelines] = await Promise.all([tasksForCalendar(deps.db, owner.id), listPipelines(deps.db)]);
      const calendar = ical({ name: `Voronka · ${owner.name}`, prodId: '//Voronka//Tasks//RU', ttl: AGAIN });
      for (const { id, track, text, type, dueAt, lead } of tasks) {
        const own = pipelines.filter(({ key }) => key === lead?.pipeline);
        const said =
          taskText(
            text,
            [...own, ...pipelines].map(({ definition }) => definition),
            language,
          ) || type;
        calendar
          .createEvent({
            id: `${id}@voronka`,
            start: dueAt,
            end: new Date(dueAt.getTime() + MINUTES * 60_000),
            summary: lead ? `${said} · ${lead.name}` : said,
            description: trackText(track),
            url: `${deps.config.publicUrl}/today?task=${id}`,
          })
          .createAlarm({ type: ICalAlarmType.display, triggerBefore: MINUTES * 60 });
      }
      response.setHeader('Content-Disposition', 'inline; filename="voronka.ics"');
      response.type('text/calendar; charset=utf-8').send(calendar.toString());
      return ANSWERED;
    },
  }),
];
