import { createHmac } from 'node:crypto';
import { takeAdLead } from '../prisma/ad-lead.ts';
import { adSourceByKey, noteAdLead, type AdSourceRow } from '../prisma/ad-source.ts';
import type { Database } from '../prisma/client.ts';
import type { InboxRow } from '../prisma/inbox-claim.ts';
import { keepAnswers } from '../prisma/inbox.queries.ts';
import type { KeyRing } from '../prisma/seal.ts';
import { readFieldData, readGoogle, readMeta, type AdAnswer, type AdLead } from '../workflows/ad-form/ad-form.ts';
import { isRefusal } from '../workflows/refusal.ts';

const GRAPH = 'https://graph.facebook.com/v23.0';
const TIMEOUT_MS = 10_000;
const MOST_BYTES = 256 * 1024;

/** Makes a lead of what an advertising network has sent. Answers what is wrong with it for ever; throws what may pass, so that it is tried again. */
export const takeAdForm =
  ({ db, keys }: { db: Database; keys: KeyRing }) =>
  async (row: InboxRow): Promise<string | undefined> => {
    const key = row.source.slice('ad:'.length);
    const source = await adSourceByKey(db, keys, key);
    if (!source) return `the ad source ${key} was removed`;
    try {
      const trouble = await take(db, source, row);
      await noteAdLead(db, { key, error: trouble ?? null });
      return trouble;
    } catch (error) {
      await noteAdLead(db, { key, error: String((error as Error).message) });
      throw error;
    }
  };

/** `no_contact` and `no_pipeline` are told in words on the screen; anything else is what the network said. */
const take = async (db: Database, source: AdSourceRow, row: InboxRow): Promise<string | undefined> => {
  const lead = leadIn(source, row);
  if (!lead) return 'unreadable';
  if (lead.isTest) return undefined;
  const answers = lead.answers ?? (row.headers['answers'] as AdAnswer[] | undefined) ?? (await ask(source, lead));
  if (!lead.answers && !row.headers['answers']) await keepAnswers(db, row.id, answers);
  const taken = await takeAdLead(db, { source, lead, answers });
  if (!isRefusal(taken)) return undefined;
  return { NoAddress: 'no_contact', UnknownPipeline: 'no_pipeline' }[taken.refusal as string] ?? taken.refusal;
};

const leadIn = ({ kind }: AdSourceRow, row: InboxRow): AdLead | undefined => {
  const body: unknown = JSON.parse(row.body.toString('utf8'));
  return kind === 'google'
    ? readGoogle(body)
    : readMeta({ entry: [{ changes: [{ field: 'leadgen', value: body }] }] })[0];
};

/** Meta's webhook names a lead and nothing more; its answers are asked for with the page's token. */
const ask = async ({ secrets, options }: AdSourceRow, { externalId }: AdLead): Promise<AdAnswer[]> => {
  const { accessToken = '', appSecret = '' } = secrets;
  const query = new URLSearchParams({
    fields: 'field_data,created_time,form_id,ad_id,campaign_id',
    access_token: accessToken,
    appsecret_proof: createHmac('sha256', appSecret).update(accessToken).digest('hex'),
  });
  const address = `${(options.graphUrl ?? GRAPH).replace(/\/+$/, '')}/${encodeURIComponent(externalId)}?${query}`;
  const answer = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'error' }).catch(
    (error: unknown) => {
      // the address holds the token, so the error of fetch is told without it
      const { cause, name } = error as { cause?: { code?: string }; name?: string };
      throw new Error(`Meta did not answer: ${cause?.code ?? name ?? 'no connection'}`);
    },
  );
  const said = parsed(await bounded(answer));
  const answers = readFieldData(said);
  if (answer.ok && answers) return answers;
  const { message } = (said as { error?: { message?: string } } | undefined)?.error ?? {};
  throw new Error(`Meta answered ${answer.status}${message ? `: ${String(message).slice(0, 300)}` : ''}`);
};

const bounded = async (answer: Response): Promise<string> => {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of answer.body ?? []) {
    size += part.length;
    if (size > MOST_BYTES) throw new Error(`Meta answered more than ${MOST_BYTES} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
