import { z } from 'zod';
import { addAddress, decideAddress } from '../prisma/contact/lead-client.ts';
import { addressFor, readLeadClient } from '../prisma/contact/lead-client.queries.ts';
import { answerSamePerson, partPeople } from '../prisma/contact/same-person.ts';
import { LeadClient, NewAddress, SamePerson } from '../workflows/contact/address.schema.ts';
import type { Decision } from '../workflows/contact/address.ts';
import { refuse } from '../workflows/refusal.ts';
import { everybody, route } from './http/route.ts';
import { ifSeen } from './http/seen.ts';
import { Changed, doingOf, Id, IdParams } from './http/shapes.ts';

const tag = 'Leads';

const deciding = (path: string, decision: Decision, summary: string) =>
  route({
    method: 'post',
    path: `/leads/{id}/addresses/{address}/${path}`,
    tag,
    summary,
    access: everybody,
    params: IdParams.extend({ address: Id }),
    out: Changed,
    handler: async (call) => {
      const { deps, me, params } = call;
      const asked = { leadId: params.id, addressId: params.address };
      if (!(await addressFor(deps.db, me, asked))) return refuse('NotFound');
      return decideAddress(deps.db, { ...doingOf(call), ...asked, decision });
    },
  });

export const leadClientRoutes = [
  route({
    method: 'get',
    path: '/leads/{id}/client',
    tag,
    summary:
      'The client of a lead: addresses with who vouches for them, and who shares them; as far as the reader may see it',
    access: everybody,
    params: IdParams,
    out: LeadClient,
    handler: async ({ deps, me, params }) => (await readLeadClient(deps.db, me, params.id)) ?? refuse('NotFound'),
  }),
  route({
    method: 'post',
    path: '/leads/{id}/addresses',
    tag,
    summary: 'Add a phone or an e-mail to the client; one that is there is accepted',
    access: everybody,
    params: IdParams,
    body: NewAddress,
    out: Changed,
    status: 201,
    handler: (call) =>
      ifSeen(call, () => addAddress(call.deps.db, { ...doingOf(call), leadId: call.params.id, ...call.body })),
  }),
  deciding('accept', 'accepted', 'Vouch for an address: what concerns any lead of this client may go there'),
  deciding('refuse', 'refused', 'Say that an address is not this client’s: nothing goes there any more'),
  deciding('main', 'chosen', 'Choose an address for all that goes to this client'),
  route({
    method: 'post',
    path: '/leads/{id}/same-person',
    tag,
    summary: 'Say whether the client is the one with whom she shares a phone or an e-mail',
    access: everybody,
    params: IdParams,
    body: SamePerson,
    out: Changed,
    handler: async (call) => {
      const { deps, me, params, body } = call;
      const asked = (await readLeadClient(deps.db, me, params.id))?.shares.some(
        ({ contactId }) => contactId === body.contactId,
      );
      return asked ? answerSamePerson(deps.db, { ...doingOf(call), leadId: params.id, ...body }) : refuse('NotFound');
    },
  }),
  route({
    method: 'post',
    path: '/leads/{id}/other-person',
    tag,
    summary: 'Take back that the client is the same person as another contact',
    access: everybody,
    params: IdParams,
    body: z.object({ contactId: Id }),
    out: Changed,
    handler: (call) =>
      ifSeen(call, () => partPeople(call.deps.db, { ...doingOf(call), leadId: call.params.id, ...call.body })),
  }),
];
