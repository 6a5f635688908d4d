import { isWrittenTo, sentOf } from '../../workflows/channel/incoming.ts';
import { receiptReaders, type ReadReceipt } from '../../workflows/channel/receipt.ts';
import { readStripeEvent } from '../../workflows/invoice/stripe.ts';
import { isRefusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { accountsNow, takeIncoming, type Accounts } from '../conversation/take-incoming.ts';
import { keepCheckoutClosed } from '../invoice/checkout.ts';
import { claimInbox, inboxDone, inboxFailed, type InboxRow } from './inbox-claim.ts';
import { untilWritten } from '../gone.ts';
import { recordPayment } from '../invoice/payment.ts';
import { routeWorks } from '../work/settle.ts';
import { tellPlaces } from '../work/tell-place.ts';
import { recordReceipts, type DeliveryReceipt } from '../delivery/receipt.ts';

type Claimant = Parameters<typeof claimInbox>[0];

/**
 * Turns what came from outside into commands, each once. One that fails is retried later and keeps its error; the others go on. `connection`
 * holds the claims: several nodes work at once, and the claims of a killed node are free again.
 */
export const handleInbox = async (db: Database, connection: Claimant = db.pool): Promise<void> => {
  for (
    let rows = await claimInbox(connection, 'others');
    rows.length > 0;
    rows = await claimInbox(connection, 'others')
  ) {
    const accounts = accountsNow(db);
    const others = rows.filter(({ source }) => !receiptReaders.has(source));
    await Promise.all([
      ...[...receiptReaders].map(([provider, read]) =>
        handleReceipts(
          db,
          rows.filter(({ source }) => source === provider),
          (some) => takeReceipts(db, provider, read, some),
        ),
      ),
      eachTaken(db, others, (row, waits) => take(db, accounts, row, waits)),
    ]);
  }
};

/** The same for leads of advertising networks, whose answers may have to be fetched: separate, so that a slow network delays nobody. */
export const handleAdInbox = async (
  db: Database,
  takeAd: (row: InboxRow) => Promise<string | undefined>,
  connection: Claimant = db.pool,
): Promise<void> => {
  for (let rows = await claimInbox(connection, 'ads'); rows.length > 0; rows = await claimInbox(connection, 'ads'))
    await abreast(rows, (row) => eachTaken(db, [row], takeAd));
};

/**
 * Those with which nothing is wrong are marked together: what was taken in twice is the same. Before, somebody is found for what waits, for all of them
 * at once; where that fails, for each by itself, so that one fails alone.
 */
const eachTaken = async (
  db: Database,
  rows: InboxRow[],
  work: (row: InboxRow, waits: (id: string) => void) => Promise<string | undefined>,
): Promise<void> => {
  const done = new Set<string>();
  const waiting: { row: string; work: string }[] = [];
  const failed = (row: string) => (error: unknown) => {
    done.delete(row);
    return inboxFailed(db, row, error);
  };
  await abreast(rows, (row) =>
    work(row, (id) => void waiting.push({ row: row.id, work: id })).then(
      async (trouble) => (trouble === undefined ? void done.add(row.id) : inboxDone(db, [row.id], trouble)),
      failed(row.id),
    ),
  );
  const find = async (some: typeof waiting) => {
    const works = some.map((one) => one.work);
    await routeWorks(db, works);
    await tellPlaces(db, works);
  };
  if (waiting.length > 0)
    await find(waiting).catch(() => abreast(waiting, (one) => find([one]).catch(failed(one.row))));
  if (done.size > 0) await untilWritten(() => inboxDone(db, [...done], undefined));
};

/** Many receipts are one write; where that fails, each is written by itself, so that a bad one fails alone. */
const handleReceipts = async (
  db: Database,
  rows: InboxRow[],
  takeAll: (rows: InboxRow[]) => Promise<undefined>,
): Promise<void> => {
  if (rows.length === 0) return;
  const all = rows.map(({ id }) => id);
  try {
    await takeAll(rows);
  } catch {
    for (const row of rows) await eachTaken(db, [row], () => takeAll([row]));
    return;
  }
  await inboxDone(db, all, undefined);
};

const ABREAST = 8;
const abreast = async <T>(rows: T[], work: (row: T) => Promise<void>): Promise<void> => {
  const waiting = rows.values();
  const one = async () => {
    for (const row of waiting) await work(row);
  };
  await Promise.all(Array.from({ length: ABREAST }, one));
};

/** Returns what is permanently wrong with it; throws what may pass. */
const take = async (
  db: Database,
  accounts: Accounts,
  row: InboxRow,
  waits: (id: string) => void,
): Promise<string | undefined> => {
  const writtenTo = isWrittenTo(row.source);
  if (row.source !== 'stripe' && !writtenTo) return `nobody takes what comes from ${row.source}`;
  const event = writtenTo ? sentOf(row.body.toString('utf8')) : parsed(row.body);
  if (!event) return 'the body is no JSON object';
  if (!writtenTo) return takeStripe(db, row.id, event);
  return takeIncoming(db, accounts, { account: row.source, sent: event, deliveryId: deliveryOf(row) }, waits);
};

const takeStripe = async (
  db: Database,
  inboxId: string,
  event: Record<string, unknown>,
): Promise<string | undefined> => {
  const news = readStripeEvent(event);
  if (!news) return undefined;
  if (news.what === 'expired') return closePage(db, news);
  const { what, ...told } = news;
  const { sessionId, ...payment } = { sessionId: undefined, ...told };
  const recorded = await recordPayment(db, {
    key: `inbox/${inboxId}`,
    actor: { kind: 'provider', id: 'stripe' },
    provider: 'stripe',
    ...payment,
  });
  if (isRefusal(recorded)) return recorded.refusal;
  // after the money is counted: otherwise the client's page could offer to pay again in between
  if (sessionId) await closePage(db, { invoiceId: payment.invoiceId, sessionId });
  if (what === 'unknown') return `it tells of money (${payment.reason}) what we do not understand; it is kept`;
  return what === 'payment' && recorded.recorded === 'unknown_invoice'
    ? `payment ${payment.externalId} is for the invoice ${payment.invoiceId ?? 'of somebody else'}, which we do not have; it is kept`
    : undefined;
};

const closePage = async (
  db: Database,
  { invoiceId, sessionId }: { invoiceId?: string | undefined; sessionId: string },
): Promise<undefined> => {
  if (invoiceId && isUuid(invoiceId)) await keepCheckoutClosed(db, { invoiceId, sessionId });
};

const takeReceipts = async (
  db: Database,
  provider: string,
  read: ReadReceipt,
  rows: InboxRow[],
): Promise<undefined> => {
  const receipts = rows.flatMap((row): DeliveryReceipt[] => {
    const receipt = read(row.body.toString('utf8'));
    return receipt ? [{ ...receipt, deliveryId: deliveryOf(row) }] : [];
  });
  await recordReceipts(db, provider, receipts);
  return undefined;
};

/** The status callback's address names the delivery, so that a receipt which comes before the answer finds it. */
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
