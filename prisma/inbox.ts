import { readTwilioReceipt } from '../workflows/channel/twilio.ts';
import { readStripeEvent } from '../workflows/invoice/stripe.ts';
import { isRefusal } from '../workflows/refusal.ts';
import type { Database } from './client.ts';
import { keepCheckoutClosed } from './invoice.ts';
import { recordPayment } from './payment.ts';
import { recordReceipts, type SmsReceipt } from './receipt.ts';

export type InboxRow = {
  id: string;
  source: string;
  externalId: string;
  headers: Record<string, unknown>;
  body: Buffer;
  /** how often it was tried before */
  attempts: number;
};

const BATCH = 100;
/** With doubling pauses from a second about an hour; then it is left for a person to look at. */
export const MOST_ATTEMPTS = 12;

/** Turns what came from outside into commands, each once. One that fails is tried again later and keeps its error; the others go on. */
export const handleInbox = async (db: Database): Promise<void> => {
  for (;;) {
    const rows = await newRows(db, 'inbox-new', `source NOT LIKE 'ad:%'`);
    if (rows.length === 0) return;
    const receipts = rows.filter(({ source }) => source === 'twilio');
    if (receipts.length > 0) await handled(db, receipts, () => takeReceipts(db, receipts));
    for (const row of rows) if (row.source !== 'twilio') await handled(db, [row], () => take(db, row));
    if (rows.length < BATCH) return;
  }
};

/** The same for leads of advertising networks, which may have to be asked for: apart, so that a slow network holds nobody up. */
export const handleAdInbox = async (
  db: Database,
  takeAd: (row: InboxRow) => Promise<string | undefined>,
): Promise<void> => {
  for (;;) {
    const rows = await newRows(db, 'inbox-ads', `source LIKE 'ad:%'`);
    if (rows.length === 0) return;
    for (const row of rows) await handled(db, [row], () => takeAd(row));
    if (rows.length < BATCH) return;
  }
};

const newRows = async (db: Database, name: string, which: string): Promise<InboxRow[]> => {
  const { rows } = await db.pool.query<InboxRow>({
    name,
    text: `SELECT id, source, headers, body, attempts FROM inbox
     WHERE state = 'new' AND ${which} AND (attempts = 0 OR handled_at < now() - make_interval(secs => 2 ^ (attempts - 1)))
     ORDER BY received_at LIMIT ${BATCH}`,
  });
  return rows;
};

const handled = async (db: Database, rows: InboxRow[], work: () => Promise<string | undefined>): Promise<void> => {
  const ids = rows.map(({ id }) => id);
  try {
    const trouble = await work();
    await db.pool.query({
      name: 'inbox-done',
      text: 'UPDATE inbox SET state = $2, error = $3, attempts = attempts + 1, handled_at = now() WHERE id = ANY($1)',
      values: [ids, trouble ? 'failed' : 'done', trouble ?? null],
    });
  } catch (error) {
    await db.pool.query(
      `UPDATE inbox SET attempts = attempts + 1, error = $2, handled_at = now(), state = CASE WHEN attempts + 1 >= ${MOST_ATTEMPTS} THEN 'failed' ELSE 'new' END WHERE id = ANY($1)`,
      [ids, String((error as Error).message).slice(0, 1000)],
    );
  }
};

/** Answers what is wrong with it for ever; throws what may pass. */
const take = async (db: Database, row: InboxRow): Promise<string | undefined> => {
  if (row.source !== 'stripe') return `nobody takes what comes from ${row.source}`;
  const event = parsed(row.body);
  if (!event) return 'the body is no JSON object';
  return takeStripe(db, row.id, event);
};

const takeStripe = async (
  db: Database,
  inboxId: string,
  event: Record<string, unknown>,
): Promise<string | undefined> => {
  const news = readStripeEvent(event);
  if (!news) return undefined;
  if (!isUuid(news.invoiceId)) return `it names the invoice ${news.invoiceId}, which cannot be ours`;
  if (news.sessionId) await keepCheckoutClosed(db, { invoiceId: news.invoiceId, sessionId: news.sessionId });
  if (news.what === 'expired') return undefined;
  const { what: _what, sessionId: _page, ...payment } = news;
  const recorded = await recordPayment(db, {
    key: `inbox/${inboxId}`,
    actor: { kind: 'provider', id: 'stripe' },
    provider: 'stripe',
    ...payment,
  });
  if (isRefusal(recorded)) return recorded.refusal;
  return recorded.recorded === 'unknown_invoice'
    ? `payment ${payment.externalId} is for the invoice ${payment.invoiceId}, which we do not have`
    : undefined;
};

const takeReceipts = async (db: Database, rows: InboxRow[]): Promise<undefined> => {
  const receipts = rows.flatMap((row): SmsReceipt[] => {
    const receipt = readTwilioReceipt(Object.fromEntries(new URLSearchParams(row.body.toString('utf8'))));
    return receipt ? [{ ...receipt, deliveryId: deliveryOf(row) }] : [];
  });
  await recordReceipts(db, receipts);
  return undefined;
};

/** The status callback's address names the delivery, so that a receipt which overtakes its answer finds it. */
const deliveryOf = ({ headers }: InboxRow): string | undefined => {
  for (const place of [headers['x-original-url'], headers['url'], headers['query']]) {
    const id =
      typeof place === 'string'
        ? new URLSearchParams(place.slice(place.indexOf('?') + 1)).get('delivery')
        : (place as Record<string, unknown> | undefined)?.['delivery'];
    if (typeof id === 'string' && isUuid(id)) return id;
  }
  const direct = headers['delivery'];
  return typeof direct === 'string' && isUuid(direct) ? direct : undefined;
};

const parsed = (body: Buffer): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
};

const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
