import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readStory } from '../../../prisma/event/event.queries.ts';
import { saveRotas } from '../../../prisma/service/rota.ts';
import { saveServiceRules } from '../../../prisma/service/rules.ts';
import { createTicket } from '../../../prisma/ticket/create-ticket.ts';
import { readTicket } from '../../../prisma/ticket/ticket.queries.ts';
import { orderTicket } from '../../../prisma/ticket/ticket.ts';
import { addGroup } from '../../../prisma/work/group.ts';
import { isRefusal } from '../../../workflows/refusal.ts';
import type { ServicePolicy } from '../../../workflows/service/policy.schema.ts';
import type { PolicyRung } from '../../../workflows/service/rung.schema.ts';
import { NewWorkGroup } from '../../../workflows/work/group.schema.ts';
import { publishHelpDesk } from '../../support/help-desk.ts';
import { openOffice, type Office } from '../../support/office.ts';
import { runProcesses, type Processes } from '../../support/running-processes.ts';
import { until } from '../../support/until.ts';

const HOUR = 3_600_000;
const minutes = (amount: number) => ({ amount, unit: 'minutes' as const });

let office: Office;
let processes: Processes;
let group: string;
let revision = 0;
beforeAll(async () => {
  office = await openOffice();
  await publishHelpDesk(office);
  await office.db.pool.query(`UPDATE app_user SET preferences = '{"phone": "+77011234567"}' WHERE id = $1`, [
    office.timur,
  ]);
  const always = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, [['00:00', '24:00']]]));
  await rows(
    `INSERT INTO calendar (key, name, zone, week, holidays) VALUES ('always', 'A', 'UTC', $1, '[]')`,
    JSON.stringify(always),
  );
  await rows(`UPDATE app_user SET calendar_id = (SELECT id FROM calendar)`);
  const made = await addGroup(
    office.db,
    NewWorkGroup.parse({ name: { ru: 'Ночь' }, topics: ['night'], members: [office.timur] }),
  );
  if (isRefusal(made)) throw new Error(made.refusal);
  group = made.id;
  const people = [office.timur, office.saule].map((user) => ({ user, calendar: null }));
  const rota = { key: 'house', name: { ru: 'Дом' }, group: null, people, silentMinutes: 10, mail: true, phone: true };
  const saved = await saveRotas(office.db, { rotas: [rota], revision: 0 });
  if (isRefusal(saved)) throw new Error(saved.refusal);
  processes = await runProcesses(office);
});
afterAll(async () => {
  await processes?.stop();
  await office?.close();
});

const rows = async (text: string, ...values: unknown[]) => (await office.db.pool.query(text, values)).rows;
const climb = async (...ladder: PolicyRung[]) => {
  const policy: ServicePolicy = {
    ...{ key: 'all', name: { ru: 'Все' }, targets: { resolution: minutes(60) }, waits: [], ladder },
  };
  const saved = await saveServiceRules(office.db, { policies: [policy], revision: revision++ });
  if (isRefusal(saved)) throw new Error(saved.refusal);
};
const open = async (assigneeId?: string) => {
  const ticket = {
    ...{ subject: 'No receipt', description: '', type: '', topic: '', priority: 'normal' as const },
    ...{ source: 'hand' as const, branch: '', region: '', tags: [], fields: {}, ...(assigneeId ? { assigneeId } : {}) },
  };
  const made = await createTicket(office.db, { actor: { kind: 'user', id: office.aida }, ticket });
  if (isRefusal(made)) throw new Error(made.refusal);
  await until(
    async () =>
      (await rows('SELECT 1 FROM process WHERE workflow_id = $1 AND next_at > now()', `ticket:${made.id}`))[0],
    'its clock',
  );
  return made.id;
};
const storyOf = async (id: string) =>
  (await readStory(office.db, id, { limit: 50 })).filter(({ type }) => type !== 'ticket.promised');
const typesOf = async (id: string) => (await storyOf(id)).map(({ type }) => type);
const calledOf = (id: string) =>
  rows(
    `SELECT user_id FROM notification WHERE kind = 'ticket.on_call' AND data ->> 'ticket' = $1 ORDER BY created_at`,
    id,
  );

describe('E6 whoever is on call is called for a ticket', () => {
  it('one after another, by bell and letter, once each; who says that she has it is the last', async () => {
    await climb({ key: 'last', side: 'after', by: minutes(0), tell: 'on_call' });
    const id = await open(office.aida);
    await processes.passTime(`ticket:${id}`, HOUR + 60_000);
    await until(async () => (await calledOf(id)).length === 1, 'the first who is on call');
    expect(await calledOf(id)).toEqual([{ user_id: office.timur }]);
    const letters = await rows(`SELECT recipient, subject, body FROM delivery WHERE body LIKE '%/tickets/${id}%'`);
    expect(letters).toMatchObject([{ recipient: 'timur@demo.voronka' }]);
    // he had no part in it, and sees it now
    const timur = { id: office.timur, role: 'manager' as const };
    expect((await readTicket(office.db, timur, id))?.id).toBe(id);
    // nothing rings where there is no line
    expect(await rows('SELECT 1 FROM call')).toEqual([]);
    await processes.passTime(`ticket:${id}`, 11 * 60_000);
    await until(async () => (await calledOf(id)).length === 2, 'the next one');
    await orderTicket(office.db, {
      ...{ actor: { kind: 'user', id: office.saule }, ticketId: id },
      orders: [{ do: 'ticket.acknowledge', until: null }],
    });
    await processes.passTime(`ticket:${id}`, 2 * HOUR);
    expect(await typesOf(id)).toEqual([
      ...['ticket.created', 'ticket.late', 'ticket.warned', 'ticket.warned', 'ticket.acknowledged'],
    ]);
  });

  it('by bell alone where letters to her come back (conversations C64)', async () => {
    await rows(
      `INSERT INTO address_trouble (kind, value, reason) VALUES ('email', 'timur@demo.voronka', 'AddressUnknown')`,
    );
    await climb({ key: 'last', side: 'after', by: minutes(0), tell: 'on_call' });
    const id = await open(office.aida);
    await processes.passTime(`ticket:${id}`, HOUR + 60_000);
    await until(async () => (await calledOf(id)).length === 1, 'who is on call');
    expect(await rows(`SELECT recipient FROM delivery WHERE body LIKE '%/tickets/${id}%'`)).toEqual([]);
    await rows(`DELETE FROM address_trouble`);
  });

  it('rings the own phone where there is a line, and says so', async () => {
    await rows(
      `INSERT INTO channel_account (id, kind, provider, name, created_at) VALUES ('voice:practice', 'voice', 'sandbox', 'Practice', now())`,
    );
    await climb({ key: 'last', side: 'after', by: minutes(0), tell: 'on_call' });
    const id = await open(office.aida);
    await processes.passTime(`ticket:${id}`, HOUR + 60_000);
    await until(async () => (await calledOf(id)).length === 1, 'who is on call');
    expect(await rows('SELECT user_id, phone, machine FROM call')).toMatchObject([
      { user_id: office.timur, phone: '+77011234567', machine: { rings: true } },
    ]);
    expect((await storyOf(id)).at(-1)?.data).toMatchObject({ to: [office.timur], by: ['mail', 'phone'] });
    await rows(`UPDATE channel_account SET blocked_at = now() WHERE id = 'voice:practice'`);
  });

  it('hands it to a group, whose people it finds by itself, and raises it, each once and in one write', async () => {
    await climb(
      { key: 'raise', side: 'before', by: minutes(10), raise: 'one' },
      { key: 'night', side: 'after', by: minutes(0), assign: { group } },
      { key: 'again', side: 'after', by: minutes(1), raise: 'normal' },
    );
    const id = await open(office.aida);
    await processes.passTime(`ticket:${id}`, HOUR + 120_000);
    await until(async () => (await typesOf(id)).filter((type) => type === 'ticket.warned').length === 3, 'its steps');
    await until(
      async () => (await rows('SELECT 1 FROM ticket WHERE id = $1 AND responsible_id = $2', id, office.timur))[0],
      'somebody of the group',
    );
    expect(await rows('SELECT priority, group_id FROM ticket WHERE id = $1', id)).toEqual([
      { priority: 'high', group_id: group },
    ]);
    const steps = (await storyOf(id)).filter(({ type }) => type === 'ticket.warned');
    expect(steps.map(({ data }) => data['did'])).toEqual(['raised', 'assigned', 'nothing']);
    const types = await typesOf(id);
    expect(types.slice(0, 3)).toEqual(['ticket.created', 'ticket.warned', 'ticket.changed']);
    expect(types.filter((type) => type === 'ticket.changed')).toHaveLength(1);
  });

  it('goes on after a worker that was killed where it stood, and takes no step twice', async () => {
    await climb(
      { key: 'soon', side: 'before', by: minutes(30), tell: 'assignee' },
      { key: 'last', side: 'after', by: minutes(0), tell: 'on_call' },
    );
    const id = await open(office.aida);
    await processes.passTime(`ticket:${id}`, 31 * 60_000);
    await until(async () => (await typesOf(id)).includes('ticket.warned'), 'the first step');
    await processes.stop();
    processes = await runProcesses(office, {}, processes.temporal);
    await processes.passTime(`ticket:${id}`, 45 * 60_000);
    await until(async () => (await calledOf(id)).length === 2, 'both who are on call');
    await processes.passTime(`ticket:${id}`, HOUR);
    await until(async () => (await storyOf(id)).at(-1)?.data['to']?.toString() === '', 'that nobody is left');
    expect((await storyOf(id)).map(({ type, data }) => [type, data['rung'], data['round']].join(' ').trim())).toEqual([
      ...['ticket.created', 'ticket.warned soon 0', 'ticket.late', 'ticket.warned last 0', 'ticket.warned last 1'],
      'ticket.warned last 2',
    ]);
  });
});
