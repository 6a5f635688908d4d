import { z } from 'zod';

/** The form of names of stages, fields, automations, templates and calendars inside a definition. */
export const Key = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'lower-case letters, digits and _, a letter first');
/** A path into a lead's facts, as the conditions use it: `fields.meeting_at`, `createdAt`. */
export const FactPath = z.string().regex(/^[a-zA-Z][\w]*(\.[\w-]+){0,3}$/, 'a path such as fields.meeting_at');
