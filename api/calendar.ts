import { z } from 'zod';
import {
  changeCalendar,
  changeHolidaySet,
  createCalendar,
  deleteCalendar,
  listCalendars,
  listHolidaySets,
} from '../prisma/calendar/calendar.ts';
import { usesOfCalendar } from '../prisma/automation/uses.ts';
import {
  Calendar,
  CalendarPatch,
  HolidaySet,
  HolidaySetPatch,
  NewCalendar,
  Uses,
} from '../workflows/calendar/calendar.schema.ts';
import { refuse } from '../workflows/refusal.ts';
import { pageOf } from './http/paging.ts';
import { everybody, overseers, route } from './http/route.ts';
import { doingOf, IdParams } from './http/shapes.ts';

const tag = 'Calendars';
const admins = ['admin'] as const;

export const calendarRoutes = [
  route({
    method: 'get',
    path: '/calendars',
    tag,
    summary: 'Working time',
    access: everybody,
    out: pageOf(Calendar),
    handler: async ({ deps }) => ({ items: await listCalendars(deps.db), next: null }),
  }),
  route({
    method: 'post',
    path: '/calendars',
    tag,
    summary: 'Add a calendar; its key is made of its name',
    access: admins,
    body: NewCalendar,
    out: Calendar,
    status: 201,
    handler: ({ deps, body }) => createCalendar(deps.db, body),
  }),
  route({
    method: 'patch',
    path: '/calendars/{id}',
    tag,
    summary: 'Change a calendar; `revision` guards against lost updates',
    access: admins,
    params: IdParams,
    body: CalendarPatch,
    out: Calendar,
    handler: (call) => changeCalendar(call.deps.db, call.params.id, call.body, doingOf(call).actor),
  }),
  route({
    method: 'delete',
    path: '/calendars/{id}',
    tag,
    summary: 'Delete a calendar that nobody and nothing uses',
    access: admins,
    params: IdParams,
    status: 204,
    handler: ({ deps, params }) => deleteCalendar(deps.db, params.id),
  }),
  route({
    method: 'get',
    path: '/calendars/{id}/uses',
    tag,
    summary: 'Who works by a calendar and which pipelines name it',
    access: overseers,
    params: IdParams,
    out: Uses,
    handler: async ({ deps, params }) => (await usesOfCalendar(deps.db, params.id)) ?? refuse('NotFound'),
  }),
  route({
    method: 'get',
    path: '/holiday-sets',
    tag,
    summary: 'Holidays of countries',
    access: everybody,
    out: pageOf(HolidaySet),
    handler: async ({ deps }) => ({ items: await listHolidaySets(deps.db), next: null }),
  }),
  route({
    method: 'patch',
    path: '/holiday-sets/{key}',
    tag,
    summary: 'Change the days of a country; `revision` guards against lost updates',
    access: admins,
    params: z.object({ key: HolidaySet.shape.key }),
    body: HolidaySetPatch,
    out: HolidaySet,
    handler: (call) => changeHolidaySet(call.deps.db, call.params.key, call.body, doingOf(call).actor),
  }),
];
