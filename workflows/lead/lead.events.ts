import { z } from 'zod';
import { AssignOrder } from './assign.schema.ts';
import { AddressKind } from '../contact/address.schema.ts';
import { Columns } from '../event/columns.schema.ts';
import { Words } from '../words/words.schema.ts';
import { doors } from './door.ts';

const event = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject({ set: Columns.optional(), ...shape });

/** Part of a mass change; `quiet`: no automation answers it. */
const mass = { massChange: z.uuid().optional(), undo: z.boolean().optional(), quiet: z.boolean().optional() };

const Decision = z.strictObject({
  rule: z.enum(['least_busy', 'round_robin', 'by_hand']),
  chosen: z.uuid().nullable(),
  why: z.string(),
  by: z.uuid().optional(),
  order: AssignOrder.optional(),
  version: z.number().int().optional(),
  facts: z.looseObject({}).optional(),
  candidates: z.array(z.looseObject({ id: z.uuid() })),
  counts: z.strictObject({ weighed: z.number().int(), reasons: z.record(z.string(), z.number().int()) }).optional(),
});

/** `address`: only where the lead's readers may see it. */
const address = event({ kind: AddressKind, address: z.string().optional() });
/** The lead's client is another contact now. */
const client = event({ from: z.uuid(), to: z.uuid() });

/** What each event of a lead says. */
export const leadEvents = {
  'lead.created': event({
    contactId: z.uuid().optional(),
    /** the client was known before */
    known: z.boolean().optional(),
    door: z.enum(doors).optional(),
    /** key of the form or of the source of ads */
    form: z.string().optional(),
    ad: z.string().optional(),
    /** what the form or the ad sent, word for word */
    raw: z.unknown().optional(),
    consent: z.boolean().optional(),
    unread: z.strictObject({ phone: z.string().optional(), email: z.string().optional() }).optional(),
  }),
  'lead.moved': event({
    ...{ from: z.string(), to: z.string(), lossReason: z.string().optional(), ...mass },
    /** when the user wants the meeting that follows */
    dueAt: z.iso.datetime().optional(),
  }),
  'lead.reopened': event({ from: z.string(), to: z.string(), ...mass }),
  'lead.changed': event(mass),
  'lead.assigned': event({ decision: Decision, ...mass }),
  'lead.noted': event({ text: z.string() }),
  'lead.paused': event({ reason: z.string(), until: z.iso.datetime().optional() }),
  /** `from`: when the pause began; older events have its length only */
  'lead.resumed': event({ from: z.iso.datetime().optional(), shiftMs: z.number() }),
  'lead.skipped': event({ to: z.iso.datetime(), byMs: z.number(), what: z.string() }),
  'lead.hooked': event({ name: z.string(), body: z.record(z.string(), z.unknown()) }),
  'lead.steered': event({
    order: z.enum(['run', 'press', 'skip', 'now', 'stop', 'restore', 'retry']),
    automation: z.string().optional(),
    timer: z.string().optional(),
    run: z.string().optional(),
    /** of a retry: the event of the failure, and the step that failed */
    event: z.string().optional(),
    failed: z.looseObject({ automation: z.string() }).optional(),
    /** what a skip or a stop took, and what of the two a restoring puts back */
    taken: z.uuid().optional(),
    of: z.string().optional(),
    due: z.boolean().optional(),
    name: Words.optional(),
  }),
  'lead.migrated': event({
    publication: z.uuid(),
    version: z.number().int().optional(),
    undo: z.boolean().optional(),
    fire: z.boolean(),
  }),
  'lead.address_accepted': address,
  'lead.address_refused': address,
  'lead.address_chosen': address,
  'lead.address_added': address,
  'lead.told_apart': event({}),
  'lead.joined': client,
  'lead.parted': client,
};
