import { z } from 'zod';
import { Language } from '../words/words.schema.ts';

/** A messenger's is a chat with one account of ours (`777@sales_bot`), as is a visitor's of a site. */
export const AddressKind = z.enum(['phone', 'email', 'telegram', 'widget']);
export type AddressKind = z.infer<typeof AddressKind>;
/** Those that somebody may type; the others come with the messages themselves. */
export const TypedAddressKind = AddressKind.extract(['phone', 'email']);
export type TypedAddressKind = z.infer<typeof TypedAddressKind>;

/**
 * Who vouches for an address. `staff`: a user typed or accepted it. `confirmed`: the client has proved that it is theirs. `claimed`: a
 * stranger typed it. `guessed`: we derived it from something else.
 */
export const Trust = z.enum(['staff', 'confirmed', 'claimed', 'guessed']);
export type Trust = z.infer<typeof Trust>;

/** Where an address came from: the lead with which it came first, and who decided about it later. */
export const AddressOrigin = z.object({
  from: z.enum(['form', 'ad', 'colleague', 'import', 'program', 'earlier', 'message']),
  /** key of the form or of the advertising source, id of the import, the account that was written to */
  key: z.string().optional(),
  /** the user who typed it */
  by: z.uuid().optional(),
  lead: z.uuid().optional(),
  decidedBy: z.uuid().optional(),
  decidedAt: z.iso.datetime().optional(),
  confirmedAt: z.iso.datetime().optional(),
  /** the user whom the client told the code; absent where they followed the link */
  confirmedBy: z.uuid().optional(),
});
export type AddressOrigin = z.infer<typeof AddressOrigin>;

/** What the client was sent about an address and has not answered yet. */
export const Asked = z.object({
  way: z.enum(['link', 'code']),
  at: z.iso.datetime(),
  until: z.iso.datetime(),
  triesLeft: z.number().int().meta({ description: 'of a code; none: ask again' }),
  failed: z.string().nullable().meta({ description: 'why the message did not arrive' }),
});
export type Asked = z.infer<typeof Asked>;

/** An address of a lead's client, as far as the reader may see it. */
export const ClientAddress = z.object({
  id: z.uuid(),
  kind: AddressKind,
  value: z.string(),
  trust: Trust,
  origin: AddressOrigin,
  since: z.iso.datetime(),
  given: z.boolean().meta({ description: 'it was typed with this lead' }),
  used: z.boolean().meta({ description: 'what is sent about this lead by this kind of address goes here now' }),
  main: z.boolean().meta({ description: 'a colleague chose it for all that goes to this client' }),
  refused: z.boolean(),
  stopped: z.boolean().meta({ description: 'the client asked that nothing go there and nobody call' }),
  asked: Asked.nullish().meta({ description: 'the client was asked to confirm it, and still can' }),
});
export type ClientAddress = z.infer<typeof ClientAddress>;

/** Another contact who owns an address of this lead's client. */
export const Sharing = z.object({
  contactId: z.uuid(),
  name: z.string(),
  kinds: z.array(AddressKind),
  leads: z.number().int(),
});
export type Sharing = z.infer<typeof Sharing>;

export const LeadClient = z
  .object({
    contactId: z.uuid(),
    name: z.string(),
    earlierLeads: z.number().int().meta({ description: 'of this client, as far as the reader may see them' }),
    addresses: z.array(ClientAddress),
    shares: z.array(Sharing).meta({ description: 'is it the same person? Those about whom nobody has answered' }),
    joined: z
      .object({ contactId: z.uuid(), name: z.string() })
      .nullable()
      .meta({ description: 'the contact of before, where a colleague said that both are one person' }),
  })
  .meta({ id: 'LeadClient' });
export type LeadClient = z.infer<typeof LeadClient>;

export const NewAddress = z.object({ kind: TypedAddressKind, value: z.string().trim().min(1).max(200) });
export type NewAddress = z.infer<typeof NewAddress>;

export const SamePerson = z.object({
  contactId: z.uuid(),
  same: z.boolean().meta({ description: 'false: they are two people, and nobody is asked again' }),
});
export type SamePerson = z.infer<typeof SamePerson>;

/** What the page behind the link of a letter shows; who opens it need not be the client. */
export const PublicConfirmation = z
  .object({
    company: z.string(),
    language: Language,
    address: z.string().meta({ description: 'in part' }),
    confirmed: z.boolean(),
  })
  .meta({ id: 'PublicConfirmation' });
export type PublicConfirmation = z.infer<typeof PublicConfirmation>;
