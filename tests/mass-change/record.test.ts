import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { filterOf } from '../../prisma/lead/filter.ts';
import { createMassChange, steerMassChange } from '../../prisma/mass-change/mass-change.ts';
import { previewMassChange } from '../../prisma/mass-change/mass-change-preview.ts';
import { runMassChangeBatch } from '../../prisma/mass-change/mass-change-batch.ts';
import { tagLead } from '../../prisma/lead/lead-fields.ts';
import { moveLead, reopenLead } from '../../prisma/lead/lead.ts';
import { MassWish } from '../../workflows/mass-change/mass-change.schema.ts';
import { leadFacts } from '../../prisma/lead/lead-facts.ts';
import type { LeadRow } from '../../prisma/lead/lead-row.ts';
import { query, sql } from '../../prisma/sql.ts';
import type { Condition, Filter } from '../../workflows/automation/condition.schema.ts';
import { fulfils } from '../../workflows/automation/condition.ts';
import { isRefusal } from '../../workflows/refusal.ts';
import { newClient } from '../support/letters.ts';
import { newLead, openOffice, type Office } from '../support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const now = '2026-11-21T10:00:00.000Z';
const chosenBy = async (condition: Condition): Promise<string[]> => {
  const where = filterOf(condition, now);
  if (isRefusal(where)) throw new Error(JSON.stringify(where));
  const { rows } = await office.db.pool.query(query(sql`SELECT l.id FROM lead l WHERE ${where} ORDER BY l.id`));
  return rows.map(({ id }) => id);
};

describe('A12 the filter language in SQL', () => {
  it('chooses the very leads that fulfil the condition, whatever it asks', async () => {
    const needs = new Set(['contact', 'company', 'invoices', 'tasks', 'responsible']);
    for (const set of [
      {},
      { fields: { city: 'Алматы', age: 17, on: true, at: '2026-11-01', list: ['a', 'b'] }, tags: ['vip', 'Canada'] },
      { fields: { city: '', age: 17.5, on: false, at: 'soon', list: [] }, amount: 100_00, currency: 'KZT' },
      {
        fields: { city: null, age: 'seventeen', at: '2026-11-21T09:59:00.000Z' },
        stage: 'half',
        entries: { half: 2 },
        source: { form: 'x' },
      },
    ]) {
      const { leadId } = await newClient(office);
      for (const [column, value] of Object.entries(set))
        await office.db.pool.query(`UPDATE lead SET ${column} = $2 WHERE id = $1`, [
          leadId,
          ['fields', 'entries', 'source'].includes(column) ? JSON.stringify(value) : value,
        ]);
    }
    await newLead(office);
    const { rows } = await office.db.pool.query<LeadRow>('SELECT * FROM lead ORDER BY id');
    const known = await Promise.all(
      rows.map(async (row) => ({ id: row.id, facts: await leadFacts(office.db, row, needs) })),
    );
    const path = fc.constantFrom(
      ...[
        'stage',
        'tags',
        'responsible',
        'amount.amount',
        'amount.currency',
        'name',
        'createdAt',
        'fields.city',
        'fields.age',
        'fields.on',
      ],
      ...[
        'fields.at',
        'fields.list',
        'fields.none',
        'source.form',
        'entries.half',
        'contact.language',
        'contact.email',
        'contact.phone',
      ],
      ...['company.name', 'invoices.unpaid', 'tasks.open', 'closedAt'],
    );
    const scalar = fc.constantFrom<string | number | boolean>(
      ...[
        '',
        'half',
        'новый',
        'АЛМАТЫ',
        'Алматы',
        'vip',
        'a',
        'ru',
        'KZT',
        'x',
        '17',
        'new',
        'aida@demo.voronka',
        '%',
        "'",
      ],
      ...[0, 17, 17.5, 10_000, 2, -1, true, false],
    );
    const filter: fc.Arbitrary<Filter> = fc.oneof(
      fc.record({ field: path, is: fc.constantFrom('=', '!=', '<', '<=', '>', '>=', 'contains'), value: scalar }),
      fc.record({ field: path, is: fc.constantFrom('in', 'not_in'), value: fc.array(scalar, { maxLength: 3 }) }),
      fc.record({ field: path, is: fc.constantFrom('empty', 'filled') }),
      fc.record({
        field: path,
        is: fc.constant('within' as const),
        value: fc.constantFrom(
          'today',
          'this_month',
          'last_week',
          '2026-11-21',
          '2026-11-01..',
          '..2026-11-20',
          'soon',
          3,
        ),
        zone: fc.constantFrom('UTC', 'Asia/Almaty', 'America/New_York', 'nowhere'),
      }),
      fc.record({
        field: path,
        is: fc.constantFrom('older', 'newer'),
        than: fc.record({ amount: fc.integer({ min: 1, max: 40 }), unit: fc.constantFrom('minutes', 'days', 'weeks') }),
      }),
    );
    const condition = fc.letrec<{ any: Condition }>((tie) => ({
      any: fc.oneof(
        { maxDepth: 3 },
        filter,
        fc.record({ all: fc.array(tie('any'), { maxLength: 3 }) }),
        fc.record({ any: fc.array(tie('any'), { maxLength: 3 }) }),
        fc.record({ not: tie('any') }),
      ),
    })).any;
    await fc.assert(
      fc.asyncProperty(condition, async (asked) => {
        const expected = known.filter(({ facts }) => fulfils(asked, facts, now)).map(({ id }) => id);
        expect(await chosenBy(asked)).toEqual(expected);
      }),
      { numRuns: 400 },
    );
  });

  it('refuses what no row can answer, and says which path it is', () => {
    for (const field of [
      'now.hour',
      'calendar.office.working',
      'fields',
      'fields.a.b',
      'password',
      '__proto__',
      'amount',
    ])
      expect(filterOf({ all: [{ not: { field, is: 'filled' } }] }, now)).toEqual({
        refusal: 'FilterUnknown',
        values: { field },
      });
  });
});

const aida = () => ({ kind: 'user' as const, id: office.aida });
const by = {
  aida: () => ({ id: office.aida, role: 'manager' as const }),
  daniyar: () => ({ id: office.daniyar, role: 'supervisor' as const }),
};
const wish = (ids: string[], order: object, automations: unknown = 'fire') =>
  MassWish.parse({ chosen: { ids }, order, automations });
const begin = async (order: MassWish, who: keyof typeof by = 'daniyar') => {
  const me = by[who]();
  const begun = await createMassChange(office.db, { me, wish: order, actor: { kind: 'user', id: me.id } });
  if (isRefusal(begun)) throw new Error(begun.refusal);
  return begun.id;
};
const runAll = async (id: string) => {
  for (let step = await runMassChangeBatch(office.db, id); ['running', 'undoing'].includes(step.state);)
    step = await runMassChangeBatch(office.db, id);
};
const one = async (text: string, values: unknown[] = []) => (await office.db.pool.query(text, values)).rows[0];
const lead = (id: string) => one('SELECT * FROM lead WHERE id = $1', [id]);
const lastEvent = (id: string) =>
  one(`SELECT * FROM event WHERE noun = 'lead' AND noun_id = $1 ORDER BY seq DESC LIMIT 1`, [id]);
const undo = (id: string) =>
  steerMassChange(office.db, {
    massChangeId: id,
    order: 'undo',
    actor: { kind: 'user', id: office.daniyar },
    key: `${id}/undo`,
  });

describe('A12 a mass change', () => {
  it('moves each chosen lead once by the same rules, and says why some stay', async () => {
    const [moves, there, closed] = [await newLead(office), await newLead(office), await newLead(office)];
    await moveLead(office.db, { leadId: there, stage: 'half', actor: aida() });
    await moveLead(office.db, { leadId: closed, stage: 'lost', lossReason: 'price', actor: aida() });
    const order = wish([moves, there, closed], { do: 'move', stage: 'half' }, 'quiet');
    const me = by.daniyar();
    expect(await previewMassChange(office.db, me, order)).toMatchObject({
      total: 3,
      changed: 1,
      firing: 0,
      refused: expect.arrayContaining([
        expect.objectContaining({ because: { refusal: 'SameStage' }, count: 1, leads: [{ id: there, name: 'acme' }] }),
        expect.objectContaining({ because: { refusal: 'LeadClosed' }, count: 1 }),
      ]),
    });
    const id = await begin(order);
    await runAll(id);
    expect(await lead(moves)).toMatchObject({ stage: 'half', entries: { new: 1, half: 1 } });
    expect(await lastEvent(moves)).toMatchObject({
      type: 'lead.moved',
      actor: { id: office.daniyar },
      data: { from: 'new', to: 'half', quiet: true, massChange: id },
      pokes: [`lead:${moves}`],
    });
    expect(await one('SELECT state, counts FROM mass_change WHERE id = $1', [id])).toEqual({
      state: 'done',
      counts: { total: 3, done: 1, refused: 2, undone: 0, kept: 0 },
    });
    const { rows } = await office.db.pool.query(
      'SELECT lead_id, state, error FROM mass_change_lead WHERE mass_change_id = $1',
      [id],
    );
    expect(rows).toEqual(
      expect.arrayContaining([
        { lead_id: moves, state: 'done', error: null },
        { lead_id: there, state: 'refused', error: 'SameStage' },
        { lead_id: closed, state: 'refused', error: 'LeadClosed' },
      ]),
    );
  });

  it('gives back what was there before, where nobody has changed it since', async () => {
    const [back, changed] = [await newLead(office), await newLead(office)];
    const id = await begin(wish([back, changed], { do: 'move', stage: 'lost', lossReason: 'price' }));
    await runAll(id);
    expect(await lead(back)).toMatchObject({ stage: 'lost', closed_at: expect.any(Date) });
    await reopenLead(office.db, { leadId: changed, stage: 'half', actor: aida() });
    expect(await undo(id)).toMatchObject({ state: 'undoing' });
    await runAll(id);
    expect(await lead(back)).toMatchObject({ stage: 'new', closed_at: null, loss_reason: null, entries: { new: 1 } });
    expect(await lastEvent(back)).toMatchObject({
      type: 'lead.undone',
      data: { massChange: id, set: { stage: ['lost', 'new'] } },
    });
    expect(await lead(changed)).toMatchObject({ stage: 'half' });
    expect(await one('SELECT counts FROM mass_change WHERE id = $1', [id])).toMatchObject({
      counts: { undone: 1, kept: 1 },
    });
  });

  it('assigns to a person or by a rule, and gives back', async () => {
    const ids = [await newLead(office), await newLead(office)];
    const person = await begin(wish(ids, { do: 'assign', userId: office.timur }));
    await runAll(person);
    for (const id of ids) expect(await lead(id)).toMatchObject({ responsible_id: office.timur });
    const rule = await begin(
      wish(ids, {
        do: 'assign_by_rule',
        rule: { rule: 'round_robin', people: ['aida@demo.voronka', 'daniyar@demo.voronka'] },
      }),
    );
    await runAll(rule);
    const whose = await Promise.all(ids.map(async (id) => (await lead(id)).responsible_id));
    expect(whose).not.toContain(office.timur);
    await undo(rule);
    await runAll(rule);
    for (const id of ids) expect(await lead(id)).toMatchObject({ responsible_id: office.timur });
  });

  it('tags and untags, and says where there was nothing to change', async () => {
    const [fresh, known] = [await newLead(office), await newLead(office)];
    await tagLead(office.db, { leadId: known, add: ['vip'], remove: [], actor: aida() });
    const id = await begin(wish([fresh, known], { do: 'tag', add: ['vip'], remove: ['old'] }));
    await runAll(id);
    expect(await lead(fresh)).toMatchObject({ tags: ['vip'] });
    expect(await one('SELECT counts FROM mass_change WHERE id = $1', [id])).toMatchObject({
      counts: { done: 1, refused: 1 },
    });
    await undo(id);
    await runAll(id);
    expect([(await lead(fresh)).tags, (await lead(known)).tags]).toEqual([[], ['vip']]);
  });

  it('lets a manager change only what is hers', async () => {
    const [hers, his] = [await newLead(office), await newLead(office)];
    await office.db.pool.query('UPDATE lead SET responsible_id = $2 WHERE id = $1', [his, office.timur]);
    const order = wish([hers, his], { do: 'tag', add: ['mine'] });
    expect(await previewMassChange(office.db, by.aida(), order)).toMatchObject({ total: 1, changed: 1 });
    const id = await begin(order, 'aida');
    await office.db.pool.query('UPDATE lead SET responsible_id = $2 WHERE id = $1', [hers, office.timur]);
    await runAll(id);
    expect([(await lead(hers)).tags, (await lead(his)).tags]).toEqual([[], []]);
  });

  it('takes some a minute where it was asked to, and refuses what nobody has chosen', async () => {
    const ids = [await newLead(office), await newLead(office), await newLead(office)];
    const id = await begin(wish(ids, { do: 'tag', add: ['slow'] }, { perMinute: 12 }));
    expect(await runMassChangeBatch(office.db, id)).toMatchObject({
      state: 'running',
      moved: [{ workflowId: `lead:${ids[0]}` }],
      restMs: 5000,
    });
    const nobody = { me: by.daniyar(), actor: aida(), wish: wish([office.aida], { do: 'tag', add: ['x'] }) };
    expect(await createMassChange(office.db, nobody)).toMatchObject({ refusal: 'NothingChosen' });
    const filter = MassWish.parse({
      chosen: { pipeline: 'education', filter: { field: 'tags', is: 'contains', value: 'slow' } },
      order: { do: 'tag', remove: ['slow'] },
    });
    expect(await previewMassChange(office.db, by.daniyar(), filter)).toMatchObject({ total: 1, changed: 1 });
  });
});
