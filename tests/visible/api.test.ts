import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { routes } from '../../api/routes.ts';
import { createLead } from '../../prisma/form/intake.ts';
import { sightOf } from '../../prisma/visible.ts';
import { openDesk, type Desk } from '../support/desk.ts';
import { listenAt, stopListening, type Message } from '../support/ears.ts';

let desk: Desk;
let hidden: string[];
let own: string;
let nobodys: string;
const SECRET = 'Сокровенный';

beforeAll(async () => {
  desk = await openDesk();
  own = await of(desk.office.aida, 'своя');
  nobodys = await of(null, 'ничья');
  const others = await of(desk.office.timur, `${SECRET} чужой`);
  const handed = await of(desk.office.aida, `${SECRET} переданный`);
  hidden = [others, handed];
  for (const id of [...hidden, own]) {
    await desk.ask('POST', `/leads/${id}/notes`, { as: 'saule', body: { text: 'заметка' } });
    await desk.ask('POST', '/tasks', {
      as: 'saule',
      body: {
        type: 'call',
        text: 'позвонить',
        leadId: id,
        dueAt: '2030-01-01T10:00:00Z',
        responsibleId: desk.office.aida,
      },
    });
    await desk.ask('POST', `/leads/${id}/invoices`, {
      as: 'saule',
      body: {
        currency: 'KZT',
        lines: [{ text: 'Курс', quantity: 1, unitAmount: 100_000 }],
        dueAt: '2030-01-01T10:00:00Z',
      },
    });
    await desk.office.db.pool.query(
      `INSERT INTO delivery (account, lead_id, template, language, recipient, variables, attachments, state, cause, created_at) VALUES ('email', $1, 'x', 'ru', 'client@example.com', '{}', '{}', 'sent', '{}', now())`,
      [id],
    );
    await desk.office.db.pool.query(
      `INSERT INTO notification (user_id, kind, lead_id, data) VALUES ($1, 'lead.assigned', $2, jsonb_build_object('leadName', (SELECT name FROM lead WHERE id = $2)))`,
      [desk.office.aida, id],
    );
  }
  await desk.ask('POST', '/mass-changes', {
    as: 'aida',
    body: { chosen: { ids: [handed, own] }, order: { do: 'tag', add: ['осень'], remove: [] }, automations: 'quiet' },
  });
  await desk.ask('POST', `/leads/${handed}/assign`, { as: 'saule', body: { userId: desk.office.timur } });
});
afterEach(stopListening);
afterAll(() => desk.close());

const of = async (responsibleId: string | null, name: string) => {
  const lead = { pipeline: 'education', name, language: 'ru' as const, source: {}, tags: [], fields: {} };
  return ((await createLead(desk.office.db, { actor: { kind: 'system' }, lead, responsibleId })) as { id: string }).id;
};
const ids = async (table: string) =>
  (await desk.office.db.pool.query<{ id: string }>(`SELECT id FROM ${table}`)).rows.map(({ id }) => id);

describe('L2 what a manager reads', () => {
  it('holds nothing of leads that are not hers, whatever she asks for', async () => {
    const values: Record<string, string[]> = {
      '/leads/{id}': [...hidden, own, nobodys],
      '/invoices/{id}': await ids('invoice'),
      '/tasks/{id}': await ids('task'),
      '/deliveries/{id}': await ids('delivery'),
      '/mass-changes/{id}': await ids('mass_change'),
    };
    const queries = [
      '',
      '?limit=200',
      `?q=${encodeURIComponent(SECRET)}`,
      `?lead=${hidden[0]}`,
      `?responsible=${desk.office.timur}`,
    ];
    const asked: string[] = [];
    for (const { method, path, access } of routes) {
      if (method !== 'get' || access === 'public' || !access.includes('manager')) continue;
      const root = Object.keys(values).find((start) => path.startsWith(start));
      const named = root
        ? values[root]!.map((id) => path.replace('{id}', id))
        : [path.replace('{key}', 'education').replace('{number}', '1')];
      for (const one of named)
        for (const more of [
          ...queries,
          '?at=2030-01-01T00:00:00Z',
          '?format=md',
          '?filter=' + encodeURIComponent('{"field":"name","is":"filled"}'),
        ]) {
          const { status, text } = await desk.ask('GET', one + more, { as: 'aida' });
          asked.push(`${status} ${path}`);
          expect(status).toBeLessThan(500);
          const leaks = [SECRET, ...hidden].filter(
            (secret) => text.replaceAll(one, '').includes(secret) && status < 400,
          );
          expect({ path: one + more, leaks }).toEqual({ path: one + more, leaks: [] });
        }
    }
    // it did read something
    expect(asked.filter((line) => line.startsWith('200')).length).toBeGreaterThan(60);
  });

  it('is a count of the same leads', async () => {
    const { items } = (await desk.ask('GET', '/pipelines/education/totals', { as: 'aida' })).body;
    expect(items.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(2);
    const preview = await desk.ask('POST', '/mass-changes/preview', {
      as: 'aida',
      body: { chosen: { pipeline: 'education' }, order: { do: 'tag', add: ['все'], remove: [] }, automations: 'quiet' },
    });
    expect(preview.body.total).toBe(1);
  });

  it('lets her change nothing of them either', async () => {
    for (const id of hidden)
      for (const [path, body] of [
        ['move', { stage: 'half' }],
        ['notes', { text: 'x' }],
        ['assign', { userId: desk.office.aida }],
        ['replay', {}],
      ] as const)
        expect((await desk.ask('POST', `/leads/${id}/${path}`, { as: 'aida', body })).status).toBe(404);
  });
});

describe('L2 one rule', () => {
  it('answers the same in list, story, live and search, whoever holds the lead', async () => {
    const people = ['aida', 'timur', 'daniyar', 'saule'] as const;
    const all = await ids('lead');
    for (let turn = 0; turn < 8; turn++) {
      const [lead] = [all[turn % all.length]!];
      const holder = [null, desk.office.aida, desk.office.timur, desk.office.daniyar][(turn * 7 + 3) % 4] ?? null;
      await desk.office.db.pool.query('UPDATE lead SET responsible_id = $2, version = version + 1 WHERE id = $1', [
        lead,
        holder,
      ]);
      const { rows } = await desk.office.db.pool.query<{ id: string; name: string }>('SELECT id, name FROM lead');
      const { rows: events } = await desk.office.db.pool.query<{ id: string; subject_id: string }>(
        `SELECT id::text, subject_id FROM event WHERE noun = 'lead'`,
      );
      const sight = await sightOf(
        desk.office.db,
        people.map((name) => desk.office[name]),
        {
          leads: all,
          former: [],
          events: events.map(({ id }) => id),
        },
      );
      for (const name of people) {
        const listed = new Set(
          (await desk.ask('GET', '/leads?limit=200', { as: name })).body.items.map(({ id }: { id: string }) => id),
        );
        const seen = sight.get(desk.office[name])!;
        expect(new Set(seen.leads)).toEqual(listed);
        expect(new Set(events.filter(({ id }) => seen.events.has(id)).map(({ subject_id }) => subject_id))).toEqual(
          listed,
        );
        for (const { id, name: called } of rows) {
          expect((await desk.ask('GET', `/leads/${id}/events`, { as: name })).status).toBe(listed.has(id) ? 200 : 404);
          const found = (await desk.ask('GET', `/leads?q=${encodeURIComponent(called)}`, { as: name })).body.items;
          expect(found.some((one: { id: string }) => one.id === id)).toBe(listed.has(id));
        }
      }
    }
  });

  it('holds for events of other nouns: a mass change is its author’s, a trial an admin’s', async () => {
    const hear = (as: 'aida' | 'timur' | 'daniyar' | 'saule') =>
      listenAt(desk.url, { authorization: `Bearer token-${as}` });
    const [aida, timur, daniyar, saule] = [
      await hear('aida'),
      await hear('timur'),
      await hear('daniyar'),
      await hear('saule'),
    ];
    const about = (noun: string) => (message: Message) =>
      message.type === 'events' && message.events.some((event) => event.noun === noun);
    await desk.ask('POST', '/mass-changes', {
      as: 'aida',
      body: {
        chosen: { pipeline: 'education' },
        order: { do: 'tag', add: ['зима'], remove: [] },
        automations: 'quiet',
      },
    });
    await desk.ask('POST', '/pipelines/education/trials', { as: 'saule', body: { kind: 'forecast', days: 7 } });
    await saule.next(about('trial'));
    await aida.next(about('mass-change'));
    await daniyar.next(about('mass-change'));
    const last = (await desk.ask('POST', '/leads', { as: 'saule', body: { name: 'общая' } })).body.id;
    for (const ear of [aida, timur, daniyar]) await ear.next(({ leads = [] }) => leads.some(({ id }) => id === last));
    expect(timur.heard.some(about('mass-change'))).toBe(false);
    for (const ear of [aida, timur, daniyar]) expect(ear.heard.some(about('trial'))).toBe(false);
  });
});
