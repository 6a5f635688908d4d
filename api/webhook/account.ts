import { createHash } from 'node:crypto';
import { z } from 'zod';
import { openAccount } from '../../prisma/account/account.ts';
import { keepIncoming } from '../../prisma/inbox/inbox.queries.ts';
import { AccountId } from '../../workflows/account/account.schema.ts';
import { readIncoming, sentOf } from '../../workflows/channel/incoming.ts';
import { bytesOf } from '../http/body.ts';
import { ProblemError } from '../http/problem.ts';
import { route } from '../http/route.ts';
import { proofs } from './proofs.ts';

export const accountWebhookRoutes = [
  route({
    method: 'post',
    path: '/webhooks/accounts/{id}',
    tag: 'Webhooks',
    summary: 'What came to an account, proved to be its provider’s; kept before it is answered',
    access: 'public',
    params: z.object({ id: AccountId }),
    reads: 'raw',
    status: 204,
    handler: async ({ deps, params: { id }, request }) => {
      const account = await openAccount(deps.db, deps.config.encryptionKeys, id);
      const body = bytesOf(request);
      const provider = account?.provider ?? 'none';
      const url = `${deps.config.publicUrl}${request.originalUrl}`;
      if (!account || !proofs[provider]?.({ request, body, url }, account.secrets)) {
        deps.metrics.webhooks.inc({ provider, outcome: 'refused' });
        throw new ProblemError('BadSignature');
      }
      const read = readIncoming(provider, sentOf(body.toString('utf8')));
      // proved to be theirs, and not to be read: asking for it again and again would hold up all the others
      const { externalId, lane } = read ?? { externalId: `unread ${digest(body)}`, lane: null };
      // its address may name a delivery
      const { originalUrl } = request;
      const headers = originalUrl.includes('?') ? { 'x-original-url': originalUrl } : undefined;
      const { isNew } = await keepIncoming(deps.db, { source: id, externalId, headers: headers ?? {}, body, lane });
      deps.metrics.webhooks.inc({ provider, outcome: isNew ? 'new' : 'repeated' });
    },
  }),
];

const digest = (body: Buffer): string => createHash('sha256').update(body).digest('base64url');
