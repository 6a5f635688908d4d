import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { outsideOf } from '../../support/outside.ts';
import type { System } from '../../support/system.ts';

/** When each promise runs out, whom the ladder tells, and when, in seconds. */
export const DUE_S = 60;
export const ladder = [
  { key: 'soon', side: 'before', by: { amount: 20, unit: 'seconds' }, tell: 'assignee' },
  { key: 'above', side: 'after', by: { amount: 10, unit: 'seconds' }, tell: 'supervisors' },
  { key: 'again', side: 'after', by: { amount: 40, unit: 'seconds' }, tell: 'supervisors' },
] as const;

/** A pipeline of tickets, a promise to all of them, and a group that takes them. */
export const openTicketDesk = async (
  system: System,
  { ladder: steps = ladder }: { ladder?: readonly object[] } = {},
): Promise<{ operators: string[] }> => {
  const { get, post, patch, put } = outsideOf(system);
  await post('/pipelines', { key: 'storm', name: { ru: 'Обращения' }, noun: 'ticket' });
  const { revision } = await get<{ revision: number }>('/pipelines/storm/draft');
  await post('/pipelines/storm/publish', { revision, confirmed: true });
  const targets = { resolution: { amount: DUE_S, unit: 'seconds' } };
  await patch('/settings/service', {
    policies: [{ key: 'all', name: { ru: 'Все' }, targets, waits: ['client'], ladder: steps }],
    revision: 0,
  });
  const { items } = await get<{ items: { id: string; role: string; active: boolean }[] }>('/users');
  const operators = items.filter(({ role, active }) => role === 'manager' && active).map(({ id }) => id);
  await post('/groups', { name: { ru: 'Линия' }, members: operators });
  for (const id of operators) await put(`/users/${id}/status`, { status: 'online' });
  return { operators };
};

export type Made = { id: string; plan: 'left' | 'solved' | 'waits' };

/** So many tickets over so many seconds; of each four one is solved, one waits for its client for a while, and two are left. */
export const openTickets = async (system: System, { many, seconds }: { many: number; seconds: number }) => {
  const made: Made[] = [];
  const began = Date.now();
  await Promise.all(
    Array.from({ length: many }, async (_, n) => {
      await pause((n * seconds * 1000) / many);
      const plan = n % 4 === 0 ? 'solved' : n % 4 === 1 ? 'waits' : 'left';
      const { id } = await taken(system, 'POST', '/tickets', () => ({ subject: `Storm ${n}`, pipeline: 'storm' }));
      made.push({ id, plan });
      if (plan === 'left') return;
      await pause(10_000);
      await move(system, id, plan === 'solved' ? 'solved' : 'client');
      if (plan === 'solved') return;
      await pause(15_000);
      await move(system, id, 'work');
    }),
  );
  return { made, seconds: (Date.now() - began) / 1000 };
};

const move = (system: System, id: string, stage: string) =>
  taken(system, 'PATCH', `/tickets/${id}`, async () => {
    const ticket = await outsideOf(system).get<{ version: number; stage: string }>(`/tickets/${id}`);
    return ticket.stage === stage ? undefined : { version: ticket.version, stage };
  });

const PATIENCE = 180_000;

/** With one key until it is acknowledged, as a window does; a version that has passed is read again, under another key. */
const taken = async (
  { credentials: { url, token } }: System,
  method: string,
  path: string,
  bodyOf: () => object | Promise<object | undefined>,
): Promise<{ id: string }> => {
  let key = randomUUID();
  let said = '';
  let body: object | undefined;
  for (const end = Date.now() + PATIENCE; Date.now() < end; await pause(300 + Math.random() * 700)) {
    try {
      body ??= await bodyOf();
      // the answer was lost, not the move
      if (!body) return { id: path };
      const answer = await fetch(`${url}/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(5000),
      });
      if (answer.ok) return (await answer.json()) as { id: string };
      said = await answer.text();
      if (answer.status === 409) {
        key = randomUUID();
        body = undefined;
      } else if (answer.status < 500 && answer.status !== 429) throw new Refused(said);
    } catch (error) {
      if (error instanceof Refused) throw error;
    }
  }
  throw new Error(`${method} ${path} was not taken in ${PATIENCE / 1000} s: ${said}`);
};

class Refused extends Error {}
