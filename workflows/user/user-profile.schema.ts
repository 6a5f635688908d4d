import { z } from 'zod';
import { Key } from '../automation/key.schema.ts';
import { Language } from '../words/words.schema.ts';
import { Extension, Role } from './user.schema.ts';

const Word = z.string().trim().min(1).max(60);
const Email = z.email().max(200).toLowerCase();
const Spoken = z.string().regex(/^[a-z]{2}$/, 'ISO 639-1, two small letters');
const fields = {
  name: z.string().trim().min(1).max(120),
  role: Role,
  teamId: z.uuid().nullable(),
  calendarId: z.uuid().nullable(),
  leadLimit: z.number().int().min(0).max(1_000_000),
  skills: z.array(Word).max(50),
  languages: z.array(Spoken).max(30),
  regions: z.array(Word).max(100),
  extension: Extension.nullable(),
};

export const AbsenceKind = z.enum(['vacation', 'illness', 'training', 'break', 'other']);
export type AbsenceKind = z.infer<typeof AbsenceKind>;
export const Absence = z
  .object({
    id: z.uuid(),
    userId: z.uuid(),
    kind: AbsenceKind,
    startsAt: z.iso.datetime(),
    endsAt: z.iso.datetime().nullable().meta({ description: 'null: until somebody says otherwise' }),
    note: z.string(),
  })
  .meta({ id: 'Absence' });
export type Absence = z.infer<typeof Absence>;

const away = {
  kind: AbsenceKind,
  startsAt: z.iso.datetime({ offset: true }),
  endsAt: z.iso.datetime({ offset: true }).nullable(),
  note: z.string().trim().max(300).default(''),
};
const endsLater = ({ startsAt, endsAt }: { startsAt: string; endsAt: string | null }) =>
  endsAt === null || Date.parse(startsAt) < Date.parse(endsAt);
export const NewAbsence = z
  .object({ userId: z.uuid(), ...away })
  .refine(endsLater, { path: ['endsAt'], message: 'later than the beginning' });
export type NewAbsence = z.infer<typeof NewAbsence>;
export const AbsencePatch = z.object(away).refine(endsLater, { path: ['endsAt'], message: 'later than the beginning' });

export const Shift = z
  .object({
    userId: z.uuid(),
    teamId: z.uuid().nullable(),
    on: z.boolean(),
    since: z.iso.datetime().nullable().meta({ description: 'null: since before today' }),
    until: z.iso.datetime().nullable().meta({ description: 'the next change; null: none within a year' }),
    away: z.boolean(),
  })
  .meta({ id: 'Shift' });
export type Shift = z.infer<typeof Shift>;

/** A user as admins and supervisors see her. */
export const UserProfile = z
  .object({
    id: z.uuid(),
    email: z.string(),
    ...fields,
    language: Language,
    active: z.boolean(),
    load: z.number().int().meta({ description: 'open leads that she holds' }),
    shift: Shift,
    absences: z.array(Absence).meta({ description: 'the one that is and those to come, the earliest first' }),
    revision: z.string(),
  })
  .meta({ id: 'Staff' });
export type UserProfile = z.infer<typeof UserProfile>;

export const NewUser = z.object({
  ...fields,
  email: Email,
  language: Language.default('ru'),
  leadLimit: fields.leadLimit.default(200),
  skills: fields.skills.default([]),
  languages: fields.languages.default([]),
  regions: fields.regions.default([]),
  extension: fields.extension.default(null),
});
export type NewUser = z.infer<typeof NewUser>;

/** What is not named stays; `revision` is the one that the caller read. */
export const UserPatch = z
  .object(fields)
  .partial()
  .extend({ email: Email.optional(), revision: z.string().max(80) });
export type UserPatch = z.infer<typeof UserPatch>;

export const Limits = z.object({
  limits: z
    .array(z.object({ id: z.uuid(), leadLimit: fields.leadLimit }))
    .min(1)
    .max(500),
});

/** To whom all that a user holds goes: one user, or each lead by a rule among a team (its pipeline's without one). */
export const HandTo = z.union([
  z.object({ person: z.uuid() }).strict(),
  z.object({ rule: z.enum(['least_busy', 'round_robin']), team: Key.optional() }).strict(),
]);
export type HandTo = z.infer<typeof HandTo>;

export const Team = z
  .object({ id: z.uuid(), key: Key, name: z.string(), people: z.number().int() })
  .meta({ id: 'Team' });
export type Team = z.infer<typeof Team>;
export const TeamName = z.object({ name: z.string().trim().min(1).max(80) });

export const NewPassword = z.object({ old: z.string().min(1).max(200), password: z.string().min(10).max(200) });
