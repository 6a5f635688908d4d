import { openDatabase } from '../../prisma/client.ts';
import { openTemporal } from '../../temporal/client.ts';
import type { Event } from '../../workflows/event/event.schema.ts';
import type { Lead } from '../../workflows/lead/lead.schema.ts';
import type { Ops } from '../../workflows/ops/ops.schema.ts';
import type { Task } from '../../workflows/task/task.schema.ts';
import { leadFromEvents } from '../../workflows/lead/lead.ts';
import { outsideOf } from '../support/outside.ts';
import type { System } from '../support/system.ts';
import type { Sent } from './forms.ts';
import { testSecrets } from '../support/secrets.ts';

type Counts = { items: { channel: string; to: string; messages: number; copies: number }[]; lost: number };

/** Everything that is not as it should be after the storm, one sentence each; nobody of the system itself is believed alone. */
export const whatIsWrong = async (system: System, sent: Sent[]): Promise<string[]> => {
  const outside = outsideOf(system);
  const [leads, tasks, counts, ops, lives, rows] = await Promise.all([
    outside.all<Lead>('/leads'),
    outside.all<Task>('/tasks?state=open'),
    outside.sandbox<Counts>('/ledger/counts'),
    outside.get<Ops>('/ops'),
    runningLeads(system),
    leadRows(system),
  ]);
  const wrong: string[] = [];
  const note = (is: boolean, sentence: string) => void (is || wrong.push(sentence));

  note(leads.length === sent.length, `${sent.length} forms were acknowledged, and there are ${leads.length} leads`);
  note(new Set(sent.map(({ leadId }) => leadId)).size === sent.length, 'two forms were answered with the same lead');
  for (const { email, phone, leadId } of sent) {
    const own = leads.filter((lead) => lead.contacts.some(({ emails }) => emails.includes(email)));
    note(own.length === 1 && own[0]!.id === leadId, `${email} has ${own.length} leads`);
    for (const lead of own) {
      note(lead.responsibleId !== null, `the lead of ${email} is nobody's`);
      const open = tasks.filter((task) => task.leadId === lead.id).length;
      note(open === 1, `the lead of ${email} has ${open} open tasks`);
      note(lives.has(`lead:${lead.id}`), `the lead of ${email} has no living process`);
    }
    for (const [channel, to] of [
      ['mail', email],
      ['sms', phone],
    ]) {
      const got = counts.items.find((item) => item.channel === channel && item.to === to)?.messages ?? 0;
      note(got === 1, `${to} got ${got} messages`);
    }
  }
  for (const { workflowId, error } of ops.stuck) wrong.push(`${workflowId} is stuck: ${error}`);
  for (const { source, error } of ops.inbox) wrong.push(`an entry from ${source} was not worked off: ${error}`);
  note(ops.temporal.ok && ops.relay.pokesWaiting === 0, `the relay is ${ops.relay.pokesWaiting} pokes behind`);
  for (const lead of leads) {
    const { items } = await outside.get<{ items: Event[] }>(`/leads/${lead.id}/events?limit=1000`);
    const own = items.filter(({ noun, nounId }) => noun === 'lead' && nounId === lead.id);
    note(
      own.every(({ seq }, index) => seq === index + 1),
      `the events of ${lead.id} have a gap`,
    );
    const { version: _version, event_seq: _seq, ...columns } = leadFromEvents(own);
    const row = rows.get(lead.id) ?? {};
    const differ = Object.keys(columns).filter((column) => !same(columns[column], row[column]));
    note(differ.length === 0, `the events of ${lead.id} do not give its row: ${differ.join(', ')}`);
  }
  return wrong;
};

/** Nothing is on its way any more: the relay has caught up, no message waits or is in doubt. */
export const isQuiet = async (system: System, forms: number): Promise<boolean> => {
  const { get } = outsideOf(system);
  const ops = await get<Ops>('/ops');
  if (!ops.temporal.ok || ops.relay.pokesWaiting > 0 || ops.queues.some(({ backlog }) => backlog > 0)) return false;
  if (ops.leads.open < forms || ops.leads.withoutNextStep > 0) return false;
  for (const state of ['queued', 'sending', 'unknown', 'sent']) {
    const { items } = await get<{ items: { account: string }[] }>(`/deliveries?state=${state}&limit=200`);
    // an e-mail that was sent gets no receipt
    if (items.some(({ account }) => state !== 'sent' || account === 'sms')) return false;
  }
  return true;
};

const runningLeads = async (system: System): Promise<Set<string>> => {
  const { temporalAddress } = outsideOf(system);
  const door = openTemporal({
    temporal: { address: temporalAddress, namespace: 'default' },
    encryptionKeys: [],
    webhooks: { secret: testSecrets.WEBHOOK_SECRET },
  });
  const ids = new Set<string>();
  for await (const { workflowId } of door.client.workflow.list({
    query: `WorkflowType = 'leadLifecycle' AND ExecutionStatus = 'Running'`,
  })) {
    ids.add(workflowId);
  }
  await door.close();
  return ids;
};

const leadRows = async (system: System): Promise<Map<string, Record<string, unknown>>> => {
  const db = openDatabase(outsideOf(system).databaseUrl, { size: 1 });
  const { rows } = await db.pool.query('SELECT * FROM lead');
  await db.close();
  return new Map(rows.map((row) => [row.id, row]));
};

/** Equal as JSON, whatever the order of keys. */
const same = (one: unknown, other: unknown): boolean => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));

const sorted = (value: unknown): unknown => {
  const plain: unknown = JSON.parse(JSON.stringify(value ?? null));
  if (plain === null || typeof plain !== 'object') return plain;
  if (Array.isArray(plain)) return plain.map(sorted);
  return Object.fromEntries(
    Object.entries(plain)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  );
};
