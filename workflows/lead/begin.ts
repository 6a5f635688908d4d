import type { AddressOrigin, Trust } from '../contact/address.schema.ts';
import type { AddressEvent } from '../contact/addresses.ts';
import { clientOf, type KnownAddress, type Person, type Saying } from '../contact/client.ts';
import type { CatalogueEvent, EventData } from '../event/catalogue.ts';
import type { Actor } from '../event/event.schema.ts';
import type { LeadState } from './state.ts';

/** A lead that comes in, by whatever door. */
export type BeginOrder = {
  name: string;
  person: Person;
  source: Record<string, string>;
  fields: Record<string, unknown>;
  tags: string[];
  amount: { amount: number; currency: string } | null;
  responsible: string | null;
  /** what its first event says besides */
  told: Pick<EventData<'lead.created'>, 'door' | 'form' | 'ad' | 'raw' | 'consent' | 'unread'>;
  /** who vouches for the addresses; by default the user who enters the lead, and nobody for what comes from outside */
  trust?: Trust | undefined;
};

/** `held`: who has the addresses that it names. */
export type BeginWorld = {
  by: Actor;
  stage: string;
  versionId: string;
  held: KnownAddress[];
  ids: Saying['ids'] & { lead: string };
};

/** Of which nothing is known yet. */
export const noLead: LeadState = { stage: '', closedAt: null, pausedAt: null };

/** Decides whose a new lead is, what becomes of the client's addresses, and what is told of it first. */
export const begin = (
  order: BeginOrder,
  { by, stage, versionId, held, ids }: BeginWorld,
): { contactId: string; isKnown: boolean; addresses: AddressEvent[]; created: CatalogueEvent<'lead.created'> } => {
  const { name, source, fields, tags, amount, responsible, told } = order;
  const trust = order.trust ?? (by.kind === 'user' ? 'staff' : 'claimed');
  const origin = originOf(order, by, ids.lead);
  const byColleague = trust === 'staff' && told.door === 'hand';
  const client = clientOf(order.person, held, { trust, origin, byColleague, ids });
  const state = { stage, name, source, fields, tags, amount, responsible, versionId };
  const known = client.isKnown ? { known: true } : {};
  return {
    ...client,
    created: { type: 'lead.created', data: { ...state, contactId: client.contactId, ...known, ...told } },
  };
};

const originOf = ({ source, trust }: BeginOrder, by: Actor, lead: string): AddressOrigin => {
  if (source['form']) return { from: 'form', key: source['form'], lead };
  if (source['ad']) return { from: 'ad', key: source['ad'], lead };
  if (by.kind === 'user' && by.id && trust !== 'claimed') return { from: 'colleague', by: by.id, lead };
  return { from: 'program', lead };
};
