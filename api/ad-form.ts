import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import { z } from 'zod';
import { adSourceByKey, type AdSourceRow } from '../prisma/ad-form/ad-source.ts';
import { keepIncoming } from '../prisma/inbox/inbox.queries.ts';
import { readGoogle, readMeta } from '../workflows/ad-form/ad-form.ts';
import { exactJson } from '../workflows/ad-form/exact-json.ts';
import { Key } from '../workflows/pipeline/pipeline.schema.ts';
import { refuse } from '../workflows/refusal.ts';
import { bytesOf } from './http/body.ts';
import { ProblemError } from './http/problem.ts';
import { ANSWERED, route } from './http/route.ts';

const tag = 'Webhooks';
const KeyParams = z.object({ key: Key });

export const adFormRoutes = [
  route({
    method: 'get',
    path: '/ad-forms/{key}',
    tag,
    summary: 'Answers Meta’s challenge when the webhook is set up there',
    access: 'public',
    params: KeyParams,
    query: z.object({
      'hub.mode': z.string().max(40).optional(),
      'hub.verify_token': z.string().max(500).optional(),
      'hub.challenge': z
        .string()
        .regex(/^[\w.-]{1,200}$/)
        .optional(),
    }),
    handler: async ({ deps, params, query, response }) => {
      const source = await adSourceByKey(deps.db, deps.config.encryptionKeys, params.key);
      if (!source || source.kind !== 'meta') return refuse('NotFound');
      const { verifyToken } = source.secrets;
      const { 'hub.mode': mode, 'hub.verify_token': token = '', 'hub.challenge': challenge } = query;
      if (mode !== 'subscribe' || !challenge || !verifyToken || !isSame(token, verifyToken))
        throw new ProblemError('BadSignature');
      response.status(200).type('text/plain').send(challenge);
      return ANSWERED;
    },
  }),
  route({
    method: 'post',
    path: '/ad-forms/{key}',
    tag,
    summary: 'Leads of an advertising network’s own forms, proved to be its; kept before it is answered',
    access: 'public',
    params: KeyParams,
    reads: 'raw',
    out: z.object({}),
    handler: async ({ deps, params, request }) => {
      const source = await adSourceByKey(deps.db, deps.config.encryptionKeys, params.key);
      if (!source) return refuse('NotFound');
      const provider = source.kind;
      const entries = entriesOf(source, request);
      if (!entries) {
        deps.metrics.webhooks.inc({ provider, outcome: 'refused' });
        throw new ProblemError('BadSignature');
      }
      if (source.closed) return refuse('AdSourceClosed');
      for (const entry of entries) {
        const { isNew } = await keepIncoming(deps.db, { source: `ad:${source.key}`, headers: {}, ...entry });
        deps.metrics.webhooks.inc({ provider, outcome: isNew ? 'new' : 'repeated' });
      }
      return {};
    },
  }),
];

type Entry = { externalId: string; body: Buffer };

/** One entry for each lead, as it came; undefined where the body is not the network's. */
const entriesOf = (source: AdSourceRow, request: Request): Entry[] | undefined => {
  const raw = bytesOf(request);
  if (source.kind === 'meta') {
    const { appSecret } = source.secrets;
    const given = request.get('x-hub-signature-256') ?? '';
    if (!appSecret || !isSame(given, `sha256=${createHmac('sha256', appSecret).update(raw).digest('hex')}`))
      return undefined;
    return metaEntries(parsed(raw));
  }
  const { googleKey } = source.secrets;
  const lead = readGoogle(parsed(raw));
  if (!googleKey || !lead || !isSame(lead.key, googleKey)) return undefined;
  return [{ externalId: lead.externalId, body: withoutKey(raw) }];
};

/** Meta gathers several leads into one body; each is kept by itself. */
const metaEntries = (body: unknown): Entry[] =>
  changesIn(body).flatMap((value) => {
    const [lead] = readMeta({ entry: [{ changes: [{ field: 'leadgen', value }] }] });
    return lead ? [{ externalId: lead.externalId, body: Buffer.from(JSON.stringify(value)) }] : [];
  });

const changesIn = (body: unknown): unknown[] => {
  const { entry } = (body ?? {}) as { entry?: unknown };
  return (Array.isArray(entry) ? entry : [])
    .flatMap((one: { changes?: unknown } | null) => (Array.isArray(one?.changes) ? one.changes : []))
    .flatMap((change: { field?: unknown; value?: unknown } | null) =>
      change?.field === 'leadgen' ? [change.value] : [],
    );
};

/** The key is a secret of ours, so it is not kept with what it proved. */
const withoutKey = (raw: Buffer): Buffer => {
  const lead = exactJson(raw.toString('utf8')) as Record<string, unknown>;
  return Buffer.from(JSON.stringify({ ...lead, google_key: '' }));
};

const parsed = (raw: Buffer): unknown => {
  try {
    return exactJson(raw.toString('utf8'));
  } catch {
    return undefined;
  }
};

/** Takes the same time whatever is given. */
const isSame = (given: string, wanted: string): boolean => {
  const oneRun = randomBytes(32);
  const digest = (text: string) => createHmac('sha256', oneRun).update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
};
