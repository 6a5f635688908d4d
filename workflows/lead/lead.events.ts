import { z } from 'zod';
import { AssignOrder } from './assign.schema.ts';
import { Steered } from '../automation/steer.schema.ts';
import { AddressKind } from '../contact/address.schema.ts';
import { Columns } from '../event/columns.schema.ts';
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
/** The other lead of a merge, as it was called then. */
const another = { number: z.number().int(), name: z.string(), merge: z.uuid() };
/** The lead's client is another contact now. */
const client = event({ from: z.uuid(), to: z.uuid() });

/** `what`: `name`, `amount`, `tags`, `fields.<key>`, `checklist.<stage>` */
const Change = z.strictObject({ what: z.string(), from: z.unknown(), to: z.unknown() });

/** What a lead hears of a conversation, `of`, about it. */
const heard = {
  of: z.strictObject({ kind: z.string(), id: z.uuid() }),
  account: z.string(),
  message: z.uuid(),
};

const begun = {
  stage: z.string().optional(),
  versionId: z.uuid().optional(),
  name: z.string().optional(),
  source: z.record(z.string(), z.string()).optional(),
  fields: z.record(z.string(), z.unknown()).optional(),
  tags: z.array(z.string()).optional(),
  amount: z.strictObject({ amount: z.number().int(), currency: z.string().nullable() }).nullable().optional(),
  /** id of a user */
  responsible: z.uuid().nullable().optional(),
};

/** What each event of a lead says. Older ones say some of it only by their columns: upcast.ts reads them. */
export const leadEvents = {
  /** what the lead is made of is stored by its columns alone */
  'lead.created': event({
    contactId: z.uuid().optional(),
    ...begun,
    /** the client was known before */
    known: z.boolean().optional(),
    door: z.enum(doors).optional(),
    /** key of the form or of the source of ads */
    form: z.string().optional(),
    ad: z.string().optional(),
    /** what the form or the ad sent, word for word */
    raw: z.unknown().optional(),
    consent: z.boolean().optional(),
    /** the import that brought it; `quiet`: no automation answers it, and no clock of its first stage begins */
    import: z.uuid().optional(),
    quiet: z.boolean().optional(),
    unread: z.strictObject({ phone: z.string().optional(), email: z.string().optional() }).optional(),
  }),
  /** `closes`: at this stage the lead is over */
  'lead.moved': event({
    from: z.string(),
    to: z.string(),
    lossReason: z.string().optional(),
    closes: z.enum(['won', 'lost']).optional(),
    /** when the user wants the meeting that follows */
    dueAt: z.iso.datetime().optional(),
    ...mass,
  }),
  'lead.reopened': event({ from: z.string(), to: z.string(), ...mass }),
  /** `call`: an answer of its script */
  'lead.changed': event({ changes: z.array(Change).optional(), call: z.uuid().optional(), ...mass }),
  /** ids of users */
  'lead.assigned': event({
    from: z.uuid().nullable().optional(),
    to: z.uuid().nullable().optional(),
    decision: Decision,
    ...mass,
  }),
  /** `mentions`: the users whom it names */
  'lead.noted': event({ text: z.string(), mentions: z.array(z.uuid()).optional() }),
  'lead.paused': event({ reason: z.string(), until: z.iso.datetime().optional() }),
  /** `from`: when the pause began; older events have its length only */
  'lead.resumed': event({ from: z.iso.datetime().optional(), shiftMs: z.number() }),
  'lead.skipped': event({ to: z.iso.datetime(), byMs: z.number(), what: z.string() }),
  'lead.hooked': event({ name: z.string(), body: z.record(z.string(), z.unknown()) }),
  'lead.steered': event(Steered.shape),
  /** `from`, `to`: only where it changes its stage */
  'lead.migrated': event({
    publication: z.uuid(),
    versionId: z.uuid().optional(),
    from: z.string().optional(),
    to: z.string().optional(),
    version: z.number().int().optional(),
    undo: z.boolean().optional(),
    fire: z.boolean(),
  }),
  'lead.address_accepted': address,
  'lead.address_refused': address,
  'lead.address_chosen': address,
  'lead.address_added': address,
  /** gone with the import that had brought it */
  'lead.withdrawn': event({ import: z.uuid(), name: z.string() }),
  /** it is one with another lead from now on and stands still */
  'lead.merged': event({ to: z.uuid(), ...another }),
  /** another lead was joined to it */
  'lead.took_in': event({ from: z.uuid(), ...another }),
  /** `from`: when it was joined */
  'lead.unmerged': event({ other: z.uuid(), ...another, from: z.iso.datetime(), shiftMs: z.number() }),
  'lead.let_go': event({ other: z.uuid(), ...another }),
  'lead.told_apart': event({}),
  /** `first`: nobody had ever written to us from there; `silentMs`: since anything was written there. `text` is read by automations alone */
  'lead.client_wrote': event({
    ...heard,
    first: z.boolean().optional(),
    silentMs: z.number().int().min(0).optional(),
    text: z.string().optional(),
  }),
  'lead.answered': event({ ...heard, by: z.enum(['user', 'automation']) }),
  'lead.joined': client,
  'lead.parted': client,
};
