import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createLead } from '../../../prisma/form/intake.ts';
import { hashToken } from '../../../prisma/user/user.ts';
import { sightOf } from '../../../prisma/visible.ts';
import { come, messageOf, openAccountIn } from '../../conversation/talk.ts';
import { openDesk, password, type Desk, type Name } from '../../support/desk.ts';
import { listenAt, stopListening, type Message } from '../../support/ears.ts';
import { openNode } from '../../support/node.ts';
import { until } from '../../support/until.ts';

let desk: Desk;
let other: Awaited<ReturnType<typeof openNode>>;
beforeAll(async () => {
  desk = await openDesk();
  other = await openNode(desk);
});
beforeEach(async () => {
  const { pool } = desk.office.db;
  await pool.query(
    `UPDATE app_user SET disabled_at = NULL, role = CASE name WHEN 'Daniyar' THEN 'supervisor' WHEN 'Saule' THEN 'admin' ELSE 'manager' END`,
  );
  for (const name of ['aida', 'timur', 'daniyar', 'saule'] as const)
    await pool.query(
      `INSERT INTO api_token (token_hash, user_id, name) VALUES ($1, $2, 'test') ON CONFLICT DO NOTHING`,
      [hashToken(`token-${name}`), desk.office[name]],
    );
  desk.deps.sessions.forget();
});
afterEach(stopListening);
afterAll(async () => {
  await other.close();
  await desk.close();
});

/** A screen of hers on each node. */
const onBoth = (as: Name) =>
  Promise.all([desk.url, other.url].map((url) => listenAt(url, { authorization: `Bearer token-${as}` })));
const of = async (responsibleId: string | null, name = 'acme') => {
  const lead = { pipeline: 'education', name, language: 'ru' as const, source: {}, tags: [], fields: {} };
  return ((await createLead(desk.office.db, { actor: { kind: 'system' }, lead, responsibleId })) as { id: string }).id;
};
const hasLead = (id: string) => (message: Message) =>
  message.type === 'events' && message.leads.some((lead) => lead.id === id);
const note = (id: string) => desk.ask('POST', `/leads/${id}/notes`, { as: 'saule', body: { text: 'Перезвонить' } });

describe('L2 rights on open sockets of every node', () => {
  it('end with the person, at once', async () => {
    const ears = await onBoth('aida');
    expect((await desk.ask('POST', `/staff/${desk.office.aida}/off`, { as: 'saule' })).status).toBe(200);
    expect(await Promise.all(ears.map(({ closed }) => closed))).toEqual([4401, 4401]);
    const answer = await fetch(`${other.url}/api/v1/me`, { headers: { authorization: 'Bearer token-aida' } });
    expect(answer.status).toBe(401);
  });

  it.each(['renewed', 'chosen'])('end with the password that was %s', async (how) => {
    await desk.office.db.pool.query('DELETE FROM sign_in_pace');
    const signed = await desk.ask('POST', '/session', { body: { email: 'daniyar@demo.voronka', password } });
    const cookie = signed.headers.getSetCookie()[0]!.split(';')[0]!;
    const byCookie = await Promise.all([desk.url, other.url].map((url) => listenAt(url, { cookie })));
    const byToken = await onBoth('daniyar');
    if (how === 'renewed') await desk.ask('POST', `/staff/${desk.office.daniyar}/password`, { as: 'saule' });
    else
      await desk.ask('POST', '/me/password', {
        headers: { cookie },
        body: { old: password, password: 'longer than ten' },
      });
    expect(await Promise.all(byToken.map(({ closed }) => closed))).toEqual([4401, 4401]);
    const id = await of(null);
    if (how === 'chosen') await Promise.all(byCookie.map(({ next }) => next(hasLead(id))));
    else expect(await Promise.all(byCookie.map(({ closed }) => closed))).toEqual([4401, 4401]);
    await desk.office.db.pool.query(
      'UPDATE app_user SET password_hash = (SELECT password_hash FROM app_user WHERE name = $1)',
      ['Saule'],
    );
  });

  it('end with the session, wherever it is ended', async () => {
    const signed = await desk.ask('POST', '/session', { body: { email: 'saule@demo.voronka', password } });
    const cookie = signed.headers.getSetCookie()[0]!.split(';')[0]!;
    const ears = await Promise.all([desk.url, other.url].map((url) => listenAt(url, { cookie })));
    await desk.ask('DELETE', '/session', { headers: { cookie } });
    expect(await Promise.all(ears.map(({ closed }) => closed))).toEqual([4401, 4401]);
  });

  it('narrow with the role: what she saw as a supervisor is told to her no more', async () => {
    const id = await of(desk.office.timur, 'Timur’s');
    const ears = await onBoth('daniyar');
    await note(id);
    for (const { next } of ears) await next(hasLead(id));
    await desk.office.db.pool.query(`UPDATE app_user SET role = 'manager' WHERE name = 'Daniyar'`);
    for (const ear of ears) {
      await ear.next(({ type }) => type === 'rights');
      ear.heard.length = 0;
    }
    await note(id);
    const own = await of(desk.office.daniyar);
    for (const ear of ears) {
      await ear.next(hasLead(own));
      expect(JSON.stringify(ear.heard)).not.toContain(id);
    }
  });

  it.each(['a note', 'a task', 'a resume'])(
    'go with the lead that is handed over: %s is heard by its reader of now',
    async (what) => {
      const id = await of(desk.office.aida, 'Secret');
      const [aida, timur] = [await onBoth('aida'), await onBoth('timur')];
      const cursor = aida[0]!.heard[0]!.cursor;
      await desk.ask('POST', `/leads/${id}/assign`, { as: 'saule', body: { userId: desk.office.timur } });
      for (const { next } of aida) await next(({ gone = [] }) => gone.includes(id));
      for (const { heard } of aida) heard.length = 0;
      if (what === 'a task')
        await desk.ask('POST', '/tasks', {
          as: 'saule',
          body: {
            type: 'call',
            text: 'Звонок',
            leadId: id,
            dueAt: '2030-01-01T10:00:00Z',
            responsibleId: desk.office.timur,
          },
        });
      else await note(id);
      for (const { next } of timur)
        await next(({ events = [] }) => events.some((event) => event.leadId === id && event.type !== 'lead.assigned'));
      if (what === 'a resume')
        for (const { socket } of aida) socket.send(JSON.stringify({ type: 'resume', after: cursor }));
      const own = await of(desk.office.aida, 'own');
      for (const ear of aida) {
        await ear.next(hasLead(own));
        const told = ear.heard.filter(({ type }) => type === 'events');
        expect(told.flatMap(({ events }) => events).filter((event) => event.leadId === id)).toEqual([]);
        expect(JSON.stringify(told)).not.toContain('Secret');
      }
    },
  );
});

describe('M7 many screens of one person', () => {
  it('close the oldest with a reason, and leave everybody else’s alone', async () => {
    const [mine] = await onBoth('daniyar');
    const open = () => listenAt(desk.url, { authorization: 'Bearer token-aida' });
    const first = await open();
    for (let screen = 1; screen < 40; screen++) await open();
    expect(await first.closed).toBe(4429);
    expect(desk.live.count()).toBeLessThanOrEqual(31);
    const id = await of(null);
    await mine!.next(hasLead(id));
  });

  it('catch up one at a time, and one that asks twice at once is closed', async () => {
    const [ear] = await onBoth('aida');
    const { cursor } = ear!.heard[0]!;
    await of(desk.office.aida);
    for (let times = 0; times < 3; times++) ear!.socket.send(JSON.stringify({ type: 'resume', after: cursor }));
    expect(await ear!.closed).toBe(1008);
    const again = await listenAt(desk.url, { authorization: 'Bearer token-aida' });
    again.socket.send(JSON.stringify({ type: 'resume', after: cursor }));
    await until(() => again.heard.some(({ type }) => type === 'events'), 'the resume');
  });
});

describe('L2 news of a conversation', () => {
  const heard = async (account: string) => {
    const { office } = desk;
    const { rows } = await office.db.pool.query<{ id: string }>(
      `SELECT e.id::text FROM event e JOIN conversation v ON v.id = e.subject_id WHERE e.subject_kind = 'conversation' AND v.account = $1`,
      [account],
    );
    const events = rows.map(({ id }) => id);
    expect(events.length).toBeGreaterThan(1);
    const names = ['aida', 'timur', 'daniyar', 'saule'] as const;
    const readers = names.map((name) => office[name]);
    const sight = await sightOf(office.db, readers, { leads: [], former: [], events });
    return names.filter((name) => sight.get(office[name])!.events.size === events.length);
  };

  it('is for those who may read it: who answers in the account, whoever has it, and those who see everything', async () => {
    const { office } = desk;
    const closed = await openAccountIn(office, 'telegram:vip_bot', { people: [office.timur] });
    await come(office, closed, messageOf({ text: 'Добрый день' }));
    expect(await heard(closed)).toEqual(['timur', 'daniyar', 'saule']);
    await office.db.pool.query('UPDATE conversation SET assignee_id = $1 WHERE account = $2', [office.aida, closed]);
    expect(await heard(closed)).toEqual(['aida', 'timur', 'daniyar', 'saule']);
    const open = await openAccountIn(office, 'telegram:open_bot');
    await come(office, open, messageOf({ text: 'Добрый день' }));
    expect(await heard(open)).toEqual(['aida', 'timur', 'daniyar', 'saule']);
  });
});
