import { z } from 'zod';
import { keysInEffect } from '../prisma/provider-key/in-effect.ts';
import { keepIncoming } from '../prisma/inbox/inbox.queries.ts';
import { bytesOf } from './http/body.ts';
import { ProblemError } from './http/problem.ts';
import { route } from './http/route.ts';
import { stripe } from './webhook/stripe.ts';
import { twilioReceipt } from './webhook/twilio.ts';
import type { Incoming, Verify } from './webhook/verify.ts';

const providers: Record<string, Verify> = { stripe, twilio: twilioReceipt };

export const webhookRoutes = [
  route({
    method: 'post',
    path: '/webhooks/{provider}',
    tag: 'Webhooks',
    summary: 'News from a provider, signed; kept before it is answered',
    access: 'public',
    params: z.object({ provider: z.string().max(40) }),
    reads: 'raw',
    status: 204,
    handler: async ({ deps, params, request }) => {
      const verify = Object.hasOwn(providers, params.provider) ? providers[params.provider] : undefined;
      if (!verify) throw new ProblemError('UnknownProvider');
      const body = bytesOf(request);
      const { config } = await keysInEffect(deps.db, deps.config);
      const incoming = verified(() => verify(request, body, config));
      if (!incoming) {
        deps.metrics.webhooks.inc({ provider: params.provider, outcome: 'refused' });
        throw new ProblemError('BadSignature');
      }
      const { isNew } = await keepIncoming(deps.db, { source: params.provider, ...incoming, body });
      deps.metrics.webhooks.inc({ provider: params.provider, outcome: isNew ? 'new' : 'repeated' });
    },
  }),
];

/** What cannot even be read is not the provider's. */
const verified = (verify: () => Incoming | undefined): Incoming | undefined => {
  try {
    return verify();
  } catch {
    return undefined;
  }
};
