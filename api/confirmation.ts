import { z } from 'zod';
import { askToConfirm, confirmByCode, confirmByLink } from '../prisma/contact/confirmation.ts';
import { readConfirmation } from '../prisma/contact/confirmation.queries.ts';
import { PublicConfirmation } from '../workflows/contact/address.schema.ts';
import { isRefusal, refuse } from '../workflows/refusal.ts';
import { limitCalls } from './http/limit.ts';
import { everybody, route } from './http/route.ts';
import { Changed, doingOf, Id, IdParams } from './http/shapes.ts';
import { ifWhole } from './whole-contact.ts';

const TokenParams = z.object({ token: z.string().min(10).max(100) });
const limit = { name: 'confirmation', most: 30, seconds: 60 };

export const confirmationRoutes = [
  route({
    method: 'post',
    path: '/contacts/{id}/addresses/{address}/confirmation',
    tag: 'Contacts',
    summary:
      'Ask the client whether an address is theirs: a letter with a link, or a code by SMS; what was sent before is void',
    access: everybody,
    params: IdParams.extend({ address: Id }),
    out: Changed,
    handler: (call) =>
      ifWhole(call, () =>
        askToConfirm(call.deps.db, {
          ...doingOf(call),
          contactId: call.params.id,
          addressId: call.params.address,
          publicUrl: call.deps.config.publicUrl,
        }),
      ),
  }),
  route({
    method: 'post',
    path: '/contacts/{id}/addresses/{address}/confirmation/code',
    tag: 'Contacts',
    summary: 'Type the code that the client has read out: five tries, fifteen minutes',
    access: everybody,
    params: IdParams.extend({ address: Id }),
    body: z.object({ code: z.string().trim().min(1).max(20) }),
    out: Changed,
    handler: (call) =>
      ifWhole(call, () =>
        confirmByCode(call.deps.db, {
          ...doingOf(call),
          contactId: call.params.id,
          addressId: call.params.address,
          code: call.body.code.replace(/\D/g, ''),
        }),
      ),
  }),
  route({
    method: 'get',
    path: '/confirmations/{token}',
    tag: 'Confirmation page',
    summary: 'What the client sees behind the link of the letter; looking confirms nothing',
    access: 'public',
    params: TokenParams,
    out: PublicConfirmation,
    handler: async ({ deps, params, request }) => {
      await limitCalls(deps, request, limit);
      return (await readConfirmation(deps.db, params.token)) ?? refuse('NotFound');
    },
  }),
  route({
    method: 'post',
    path: '/confirmations/{token}',
    tag: 'Confirmation page',
    summary: 'The client confirms that the address is theirs; again it changes nothing',
    access: 'public',
    params: TokenParams,
    out: PublicConfirmation,
    handler: async ({ deps, params, request }) => {
      await limitCalls(deps, request, limit);
      const done = await confirmByLink(deps.db, params.token);
      if (isRefusal(done)) return done;
      return (await readConfirmation(deps.db, params.token)) ?? refuse('NotFound');
    },
  }),
];
