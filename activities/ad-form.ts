import { createHmac } from 'node:crypto';
import { takeAdLead } from '../prisma/ad-form/ad-lead.ts';
import { adSourceByKey, noteAdLead, type AdSourceRow } from '../prisma/ad-form/ad-source.ts';
import type { Database } from '../prisma/client.ts';
import { MOST_ATTEMPTS, type InboxRow } from '../prisma/inbox/inbox-claim.ts';
import { alarmAdmins } from '../prisma/user/notification.ts';
import { keepAnswers } from '../prisma/inbox/inbox.queries.ts';
import type { KeyRing } from '../prisma/sealed/seal.ts';
import { readFieldData, readGoogle, readMeta, type AdAnswer, type AdLead } from '../workflows/ad-form/ad-form.ts';
import { exactJson } from '../workflows/ad-form/exact-json.ts';
import { isTestLead } from '../workflows/ad-form/test-lead.ts';
import { isRefusal } from '../workflows/refusal.ts';

const GRAPH = 'https://graph.facebook.com/v23.0';
const TIMEOUT_MS = 10_000;
const MOST_BYTES = 256 * 1024;
/** About a quarter of a minute: what passes by itself is no work for a person. */
const ALARMS_AFTER = 5;

/** Makes a lead of what an advertising network has sent. Returns what is permanently wrong with it; throws what may pass, so that it is retried. */
export const takeAdForm =
  ({ db, keys }: { db: Database; keys: KeyRing }) =>
  async (row: InboxRow): Promise<string | undefined> => {
    const key = row.source.slice('ad:'.length);
    const source = await adSourceByKey(db, keys, key);
    if (!source) return `the ad source ${key} was removed`;
    try {
      const trouble = await take(db, source, row);
      await noteAdLead(db, { key, error: trouble ?? null });
      return undefined;
    } catch (error) {
      const trouble = String((error as Error).message);
      await noteAdLead(db, { key, error: trouble });
      if (row.attempts + 1 >= ALARMS_AFTER)
        await alarmAdmins(db, { kind: 'ad.trouble', about: key, data: { name: source.name, reason: trouble } });
      throw error;
    }
  };

/** What is wrong although the lead was taken. `no_pipeline` has a sentence of ours on the screen; anything else is what the network said. */
const take = async (db: Database, source: AdSourceRow, row: InboxRow): Promise<string | undefined> => {
  const lead = leadIn(source, row);
  if (!lead) throw new Error('unreadable');
  if (lead.isTest) return undefined;
  const { answers, lost } = await answersOf(db, source, lead, row);
  if (isTestLead(answers)) return undefined;
  const taken = await takeAdLead(db, { source, lead, answers, lost });
  if (isRefusal(taken)) throw new Error(taken.refusal === 'UnknownPipeline' ? 'no_pipeline' : String(taken.refusal));
  return lost;
};

/** Fetched once and kept. A network that never gives the answers does not cost us the lead: the last attempt takes it without them. */
const answersOf = async (
  db: Database,
  source: AdSourceRow,
  lead: AdLead,
  row: InboxRow,
): Promise<{ answers: AdAnswer[]; lost?: string }> => {
  const known = lead.answers ?? (row.headers['answers'] as AdAnswer[] | undefined);
  if (known) return { answers: known };
  try {
    const answers = await ask(source, lead);
    await keepAnswers(db, row.id, answers);
    return { answers };
  } catch (error) {
    if (row.attempts + 1 < MOST_ATTEMPTS) throw error;
    return { answers: [], lost: String((error as Error).message) };
  }
};

const leadIn = ({ kind }: AdSourceRow, row: InboxRow): AdLead | undefined => {
  const body = exactJson(row.body.toString('utf8'));
  return kind === 'google'
    ? readGoogle(body)
    : readMeta({ entry: [{ changes: [{ field: 'leadgen', value: body }] }] })[0];
};

/** Meta's webhook names a lead and nothing more; its answers are fetched with the page's token. */
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
      // the address holds the token, so fetch's error is reported without it
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
    return exactJson(text);
  } catch {
    return undefined;
  }
};
