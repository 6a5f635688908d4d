import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isRefusal } from '../../workflows/refusal.ts';
import type { Currency } from '../../workflows/money/money.schema.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import type { Database } from '../client.ts';
import { createLead, formByKey, takeForm, type FormRow } from '../form/intake.ts';
import { createInvoice, sendInvoice } from '../invoice/invoice.ts';
import { changeLead, moveLead } from '../lead/lead.ts';
import { readLeadRow } from '../lead/lead-row.ts';
import { completeTask } from '../task/task.ts';

type Client = {
  name: string;
  email: string;
  language: Language;
  programme: string;
  country: string;
  amount: number;
  currency?: Currency;
};
type UserActor = { kind: 'user'; id: string };
type SeedSetting = { form: FormRow; users: UserActor[]; working: boolean };

const HOUR = 3_600_000;
/** Marks them as the demo's, so that they can be removed at once. */
const marked = { demo: 'education' };
const AT_ONCE = 8;

/**
 * Adds n believable leads by the same commands that users use. Beside a running worker the talks are finished with their outcomes and the
 * automations do the rest; without one the leads are only moved. Returns their ids, in order.
 */
export const seedLeads = async (db: Database, n: number): Promise<string[]> => {
  const form = await formByKey(db, 'education');
  if (!form) throw new Error('The form education is missing: run the seed first.');
  const { rows } = await db.pool.query<{ id: string }>(
    `SELECT id FROM app_user WHERE role = 'manager' AND disabled_at IS NULL ORDER BY created_at`,
  );
  const setting: SeedSetting = { form, users: rows.map(({ id }) => ({ kind: 'user', id })), working: true };
  await db.pool.query(`UPDATE pipeline SET pack = 'education' WHERE key = 'education'`);
  const ids: string[] = [];
  for (let from = 0; from < n; from += AT_ONCE) {
    const many = Array.from({ length: Math.min(AT_ONCE, n - from) }, (_, index) => take(db, setting, from + index));
    ids.push(...(await Promise.all(many)));
  }
  setting.working = ids[0] !== undefined && (await consultOf(db, ids[0], 5_000)) !== undefined;
  for (let from = 0; from < n; from += AT_ONCE) {
    await Promise.all(ids.slice(from, from + AT_ONCE).map((id, index) => lead(db, setting, id, from + index)));
  }
  return ids;
};

const clients: Client[] = JSON.parse(readFileSync(join(import.meta.dirname, 'clients.json'), 'utf8'));

/** Where the leads end up, in turn: about as full as a board in a working week. */
const ends =
  `half new contract no_answer meeting invoiced half meeting contract new no_answer half invoiced early meeting half contract won
  new conditional_refusal half meeting invoiced lost no_answer contract`.split(/\s+/);

/** The client, by the site's form or entered by a seller after a call or a message. */
const take = async (db: Database, { form, users }: SeedSetting, index: number): Promise<string> => {
  const client = clients[index % clients.length]!;
  const end = ends[index % ends.length]!;
  const at = new Date(Date.now() - (end === 'new' ? (index % 20) / 2 : 20 + ((index * 7) % 160)) * HOUR).toISOString();
  const { phone, email } = addressOf(client, index);
  const from = sources[index % sources.length]!;
  const byForm = 'referrer' in from || 'utm_source' in from;
  const body = {
    ...from,
    name: client.name,
    phone,
    email,
    language: client.language,
    programme: client.programme,
    consent: true,
  };
  const offered = form.definition.fields.some(
    ({ name, options }) => name === 'programme' && options?.some(({ value }) => value === client.programme),
  );
  const seller = users[index % users.length]!;
  const taken =
    byForm && offered
      ? await takeForm(db, {
          form,
          body,
          raw: Buffer.from(JSON.stringify(body)),
          language: client.language,
          actor: { kind: 'client' },
          at,
          key: `seed/${randomUUID()}`,
          source: marked,
        })
      : await createLead(db, {
          lead: { ...leadOf(client, index), phone, email, source: { ...from, ...marked } },
          actor: seller,
          responsibleId: seller.id,
          at,
        });
  if (!('id' in taken)) throw new Error(`A lead of the demo was refused: ${JSON.stringify(taken)}`);
  return taken.id;
};

/** Takes it to the stage where it is to be. */
const lead = async (db: Database, setting: SeedSetting, leadId: string, index: number): Promise<void> => {
  const end = ends[index % ends.length]!;
  const actor = setting.users[index % setting.users.length]!;
  const { amount, fields, tags } = leadOf(clients[index % clients.length]!, index);
  const consult = setting.working && end !== 'new' ? await consultOf(db, leadId, 30_000) : undefined;
  // the process may change the lead between our reading and writing
  for (let attempt = 0; attempt < 10; attempt++) {
    const row = await readLeadRow(db, leadId);
    if (
      isRefusal(row) ||
      !isRefusal(await changeLead(db, { actor, leadId, patch: { version: row.version, amount, fields, tags } }))
    )
      break;
  }
  if (end === 'new') return;
  if (end === 'lost') return void (await moveLead(db, { actor, leadId, stage: 'lost', lossReason: 'plans_changed' }));
  if (end === 'won') return void (await moveLead(db, { actor, leadId, stage: 'won' }));
  const outcome = end === 'invoiced' ? 'contract' : end;
  if (consult) await completeTask(db, { actor, taskId: consult, outcome, result: results[outcome] ?? '' });
  else await moveLead(db, { actor, leadId, stage: end });
  if (end !== 'invoiced') return;
  const line = { text: 'Подбор программы и поступление', quantity: 1, unitAmount: amount.amount };
  const invoice = await createInvoice(db, { actor, leadId, currency: amount.currency, lines: [line] });
  if (!isRefusal(invoice)) await sendInvoice(db, { actor, invoiceId: invoice.id });
};

const leadOf = (client: Client, index: number) => ({
  pipeline: 'education',
  name: client.name,
  language: client.language,
  amount: { amount: client.amount * 100, currency: client.currency ?? ('KZT' as const) },
  source: {},
  tags: index % 5 === 0 ? ['IELTS'] : index % 7 === 0 ? ['грант'] : [],
  fields: {
    programme: client.programme,
    country: client.country,
    start: '2027-09-01',
    budget: 6000 + (index % 9) * 1500,
  },
});

/** Each lead has its own phone and address, however many are made. */
const addressOf = ({ language, email }: Client, index: number) => {
  const last = String(2_000_000 + index * 37).padStart(7, '0');
  const round = Math.floor(index / clients.length);
  return { phone: language === 'uk' ? `+38067${last}` : `+7701${last}`, email: `${email}${round || ''}@example.com` };
};

/** The task that a running process sets for a new lead; undefined when none comes within `wait` milliseconds. */
const consultOf = async (db: Database, leadId: string, wait: number): Promise<string | undefined> => {
  for (const until = Date.now() + wait; ; await pause(100)) {
    const { rows } = await db.pool.query<{ id: string }>(
      `SELECT id FROM task WHERE lead_id = $1 AND type = 'consult' AND state = 'open'`,
      [leadId],
    );
    if (rows[0] || Date.now() > until) return rows[0]?.id;
  }
};

const sources: Record<string, string>[] = [
  { referrer: 'https://www.google.com/', page: 'https://meridian.example/' },
  { utm_source: 'instagram', utm_medium: 'social', utm_campaign: 'autumn' },
  { channel: 'звонок' },
  { utm_source: 'google', utm_medium: 'cpc', utm_campaign: 'master_europe' },
  { referrer: 'https://yandex.kz/', page: 'https://meridian.example/' },
  { channel: 'рекомендация' },
  { utm_source: 'facebook', utm_medium: 'social', utm_campaign: 'language_2027' },
];

const results: Record<string, string> = {
  half: 'Интересно, хочет сравнить две программы',
  early: 'Заканчивает школу через год',
  no_answer: 'Не взял трубку',
  conditional_refusal: 'Дорого, просит вернуться позже',
  meeting: 'Придёт с родителями',
  contract: 'Согласен, ждёт договор',
};
