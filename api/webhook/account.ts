import { createHash } from 'node:crypto';
import { z } from 'zod';
import { openAccount } from '../../prisma/account/account.ts';
import { keepIncoming } from '../../prisma/inbox/inbox.queries.ts';
import { AccountId } from '../../workflows/account/account.schema.ts';
import { readIncoming } from '../../workflows/channel/incoming.ts';
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
      if (!account || !proofs[provider]?.(request, account.secrets)) {
        deps.metrics.webhooks.inc({ provider, outcome: 'refused' });
        throw new ProblemError('BadSignature');
      }
      const read = readIncoming(provider, parsed(body));
      // proved to be theirs, and not to be read: asking for it again and again would hold up all the others
      const { externalId, lane } = read ?? { externalId: `unread ${digest(body)}`, lane: null };
      const { isNew } = await keepIncoming(deps.db, { source: id, externalId, headers: {}, body, lane });
      deps.metrics.webhooks.inc({ provider, outcome: isNew ? 'new' : 'repeated' });
    },
  }),
];

const parsed = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
};

const digest = (body: Buffer): string => createHash('sha256').update(body).digest('base64url');
