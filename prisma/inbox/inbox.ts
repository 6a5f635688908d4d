import { setTimeout as pause } from 'node:timers/promises';
import { isWrittenTo, sentOf } from '../../workflows/channel/incoming.ts';
import { receiptReaders, type ReadReceipt } from '../../workflows/channel/receipt.ts';
import { readStripeEvent } from '../../workflows/invoice/stripe.ts';
import { isRefusal } from '../../workflows/refusal.ts';
import { abreast } from '../abreast.ts';
import { sharing, type Database } from '../client.ts';
import { accountsNow, takeIncoming, type Accounts } from '../conversation/take-incoming.ts';
import { keepCheckoutClosed } from '../invoice/checkout.ts';
import { BATCH, claimInbox, inboxDone, inboxFailed, type InboxRow } from './inbox-claim.ts';
import { untilWritten } from '../gone.ts';
import { recordPayment } from '../invoice/payment.ts';
import { routeWorks } from '../work/settle.ts';
import { tellPlaces } from '../work/tell-place.ts';
import { recordReceipts, type DeliveryReceipt } from '../delivery/receipt.ts';

/** So many entries at a time: what they ask and write goes together. */
const ABREAST = BATCH;
/** So many that go each by themselves: what waits for the record's answers leaves the processor to others. */
const FEW = 8;

/** Between two looks while little comes at a time, or somebody is still being found for what has come: a batch of one asks as often as one of many. */
const REST_MS = 10;
const LITTLE = 16;

type Claimant = Parameters<typeof claimInbox>[0];

/**
 * Turns what came from outside into commands, each once. One that fails is retried later and keeps its error; the others go on. `connection`
 * holds the claims: several nodes work at once, and the claims of a killed node are free again.
 */
export const handleInbox = async (record: Database, connection: Claimant = record.pool): Promise<void> => {
  const db = sharing(record);
  let waiting = nothing();
  let finding: Promise<void> | undefined;
  const find = async () => {
    try {
      while (waiting.waiting.length > 0) {
        const now = waiting;
        waiting = nothing();
        await finish(db, now);
      }
    } finally {
      finding = undefined;
    }
  };
  const takeBatch = async (rows: InboxRow[]) => {
    const others = rows.filter(({ source }) => !receiptReaders.has(source));
    const accounts = accountsNow(db, [...new Set(others.map(({ source }) => source))]);
    const [taken] = await Promise.all([
      takeEach(db, others, (row, waits) => take(db, accounts, row, waits)),
      ...[...receiptReaders].map(([provider, read]) =>
        handleReceipts(
          db,
          rows.filter(({ source }) => source === provider),
          (some) => takeReceipts(db, provider, read, some),
        ),
      ),
    ]);
    // somebody is found for these while the next are taken in, for all that have come meanwhile at once
    for (const one of taken.waiting) {
      waiting.waiting.push(one);
      if (taken.done.delete(one.row)) waiting.done.add(one.row);
    }
    await finish(db, { ...taken, waiting: [] });
    if (waiting.waiting.length === 0 || finding) return;
    finding = find();
    finding.catch(() => {});
  };
  const underWay = new Set<Promise<unknown>>();
  try {
    for (;;) {
      const rows = await claimInbox(connection, 'others');
      if (rows.length > 0) {
        const batch: Promise<unknown> = takeBatch(rows).finally(() => underWay.delete(batch));
        underWay.add(batch);
      }
      // while one is written the next is read
      if (rows.length === BATCH && underWay.size < 2) continue;
      if (underWay.size > 0) await Promise.race(underWay);
      // what came behind these in their lanes is free when they are through
      else if (finding) await Promise.race([finding, pause(REST_MS)]);
      else return;
      if (rows.length < LITTLE) await pause(REST_MS);
    }
  } finally {
    await Promise.allSettled(underWay);
    await finding;
  }
};

/** The same for leads of advertising networks, whose answers may have to be fetched: separate, so that a slow network delays nobody. */
export const handleAdInbox = async (
  db: Database,
  takeAd: (row: InboxRow) => Promise<string | undefined>,
  connection: Claimant = db.pool,
): Promise<void> => {
  for (let rows = await claimInbox(connection, 'ads'); rows.length > 0; rows = await claimInbox(connection, 'ads'))
    await abreast(rows, FEW, (row) => eachTaken(db, [row], takeAd));
};

/** `done`: entries with which nothing is wrong; `waiting`: those that brought work which somebody is to be found for. */
type Taken = { done: Set<string>; waiting: { row: string; work: string }[] };
type Work = (row: InboxRow, waits: (id: string) => void) => Promise<string | undefined>;

const eachTaken = async (db: Database, rows: InboxRow[], work: Work): Promise<void> =>
  finish(db, await takeEach(db, rows, work));

const takeEach = async (db: Database, rows: InboxRow[], work: Work): Promise<Taken> => {
  const taken: Taken = { done: new Set(), waiting: [] };
  await abreast(rows, ABREAST, (row) =>
    work(row, (id) => void taken.waiting.push({ row: row.id, work: id })).then(
      async (trouble) => (trouble === undefined ? void taken.done.add(row.id) : inboxDone(db, [row.id], trouble)),
      (error: unknown) => inboxFailed(db, row.id, error),
    ),
  );
  return taken;
};

/**
 * Those with which nothing is wrong are marked together: what was taken in twice is the same. Before, somebody is found for what waits, for all of them
 * at once; where that fails, for each by itself, so that one fails alone.
 */
const nothing = (): Taken => ({ done: new Set(), waiting: [] });

const finish = async (db: Database, { done, waiting }: Taken): Promise<void> => {
  const find = async (some: typeof waiting) => {
    const works = some.map((one) => one.work);
    await routeWorks(db, works);
    await tellPlaces(db, works);
  };
  const failed = (row: string) => (error: unknown) => {
    done.delete(row);
    return inboxFailed(db, row, error);
  };
  if (waiting.length > 0)
    await find(waiting).catch(() => abreast(waiting, FEW, (one) => find([one]).catch(failed(one.row))));
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
