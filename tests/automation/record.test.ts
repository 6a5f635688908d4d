import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { leadActivities } from '../../activities/lead.ts';
import type { Database } from '../../prisma/client.ts';
import { moveLead } from '../../prisma/lead/lead.ts';
import { steerLead } from '../../prisma/lead/steering.ts';
import { completeTask } from '../../prisma/task/task.ts';
import { Automation } from '../../workflows/automation/automation.schema.ts';
import { newClient, writeTemplates } from '../support/letters.ts';
import { newLead, openOffice, type Office } from '../support/office.ts';

const words = (ru: string) => ({ ru });
const task = (text: string) => ({
  do: 'task.create',
  type: 'call',
  text: words(text),
  due: { by: 'after', amount: 30, unit: 'days' },
});
const tag = (name: string) => ({ do: 'lead.tag', add: [name] });
const day = { amount: 1, unit: 'days' };
const automations = [
  {
    key: 'ten',
    name: words('Десять шагов'),
    when: { on: 'tag.added', tag: 'ten' },
    then: [
      task('один'),
      tag('two'),
      { do: 'lead.set', set: [{ field: 'fields.three', to: { moment: 'now', plus: day } }] },
      {
        do: 'branch',
        if: { field: 'tags', is: 'contains', value: 'two' },
        then: [task('четыре'), tag('five')],
        else: [task('никогда')],
      },
      { do: 'notify', who: 'responsible', text: words('шесть') },
      { do: 'lead.set', set: [{ field: 'amount.amount', to: { number: 'amount.amount', by: '+', operand: 700 } }] },
      { do: 'run', automation: 'eight' },
      { do: 'task.cancel', type: 'none' },
      { do: 'lead.move', stage: 'half' },
      task('десять'),
    ],
  },
  {
    key: 'eight',
    name: words('Восемь'),
    stages: ['half'],
    when: { on: 'button.pressed', button: words('Нажать') },
    then: [tag('eight')],
  },
  {
    key: 'asks',
    name: words('Спросить и ждать'),
    when: { on: 'tag.added', tag: 'ask' },
    then: [
      {
        do: 'wait.event',
        on: { on: 'task.done' },
        atMost: day,
        then: [tag('answered')],
        else: [tag('silent')],
      },
      { do: 'wait', for: day },
      tag('after'),
    ],
  },
  {
    key: 'keeps',
    name: words('Остаётся'),
    when: { on: 'tag.added', tag: 'keep' },
    onLeave: 'keep',
    then: [{ do: 'wait', for: day }, tag('kept')],
  },
  {
    key: 'divides',
    name: words('Делит'),
    when: { on: 'tag.added', tag: 'divide' },
    then: [
      { do: 'lead.set', set: [{ field: 'amount.amount', to: { number: 'amount.amount', by: '/', operand: 0 } }] },
      tag('went_on'),
    ],
  },
  {
    key: 'bills',
    name: words('Аванс'),
    when: { on: 'tag.added', tag: 'bill' },
    then: [
      { do: 'invoice.issue', lines: [{ text: words('Аванс'), percent: 50 }], currency: 'KZT', dueDays: 3 },
      tag('went_on'),
    ],
  },
  {
    key: 'bills_the_rest',
    name: words('Остаток'),
    when: { on: 'tag.added', tag: 'bill_rest' },
    then: [{ do: 'invoice.issue', lines: [{ text: words('Остаток'), rest: true }], currency: 'KZT', dueDays: 3 }],
  },
  {
    key: 'gives',
    name: words('Отдаёт'),
    when: { on: 'tag.added', tag: 'give' },
    then: [{ do: 'lead.assign', rule: 'least_busy', passOnMinutes: 10 }],
  },
  {
    key: 'meets',
    name: words('Встреча'),
    when: { on: 'date.reached', field: 'fields.meeting_at', side: 'before', by: { amount: 2, unit: 'hours' } },
    then: [tag('soon')],
  },
].map((automation) => Automation.parse(automation));

let office: Office;
beforeAll(async () => {
  office = await openOffice({ automations });
  await writeTemplates(office);
});
afterAll(async () => office?.close());

const aida = () => ({ kind: 'user' as const, id: office.aida });
const one = async (text: string, values: unknown[]) => (await office.db.pool.query(text, values)).rows[0];
const turn = (leadId: string, now: string, db: Database = office.db) =>
  leadActivities({ db }).turnLead({ workflowId: `lead:${leadId}`, leadId, now, known: null });
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const now = () => inDays(0);
const leadOf = (id: string) => one('SELECT * FROM lead WHERE id = $1', [id]);
const change = async (leadId: string, patch: object) => {
  const { changeLead } = await import('../../prisma/lead/lead.ts');
  const { version } = await leadOf(leadId);
  await changeLead(office.db, { actor: aida(), leadId, patch: { version, ...patch } as never });
};
const tagged = (leadId: string, name: string) => change(leadId, { tags: [name] });
const tasksOf = async (leadId: string) =>
  (await office.db.pool.query('SELECT text FROM task WHERE lead_id = $1 ORDER BY created_at, text', [leadId])).rows.map(
    ({ text }) => text,
  );

describe('A2 an automation of ten steps', () => {
  it('does each of them once, wherever it is cut short', async () => {
    let cuts = 0;
    for (let after = 1; ; after += 1) {
      const leadId = await newLead(office, `acme ${after}`);
      await turn(leadId, now());
      await tagged(leadId, 'ten');
      const cut = await turn(leadId, now(), failing(office.db, after)).then(
        () => false,
        () => true,
      );
      if (cut) {
        cuts += 1;
        await turn(leadId, now());
      }
      const lead = await leadOf(leadId);
      expect((await tasksOf(leadId)).sort()).toEqual(['десять', 'один', 'четыре']);
      expect(lead).toMatchObject({ stage: 'half', amount: 700 });
      expect([...lead.tags].sort()).toEqual(['eight', 'five', 'ten', 'two']);
      expect(
        await one('SELECT count(*)::int AS told FROM notification WHERE lead_id = $1 AND kind = $2', [
          leadId,
          'message',
        ]),
      ).toEqual({ told: 1 });
      if (!cut) break;
    }
    expect(cuts).toBeGreaterThan(10);
  });

  it('does each of them once when two turns run at the same time', async () => {
    const leadId = await newLead(office);
    await turn(leadId, now());
    await tagged(leadId, 'ten');
    await Promise.all([turn(leadId, now()), turn(leadId, now()), turn(leadId, now())]);
    expect((await tasksOf(leadId)).sort()).toEqual(['десять', 'один', 'четыре']);
    expect(await leadOf(leadId)).toMatchObject({ amount: 700 });
  });
});

describe('A2 a run that waits', () => {
  it('goes on by the event', async () => {
    const leadId = await newLead(office);
    await tagged(leadId, 'ask');
    const wakeAt = (await turn(leadId, now()))?.wakeAt;
    expect(Date.parse(wakeAt ?? '')).toBeCloseTo(Date.parse(inDays(1)), -4);
    const { createTask } = await import('../../prisma/task/task.ts');
    const made = await createTask(office.db, {
      actor: aida(),
      leadId,
      type: 'call',
      text: 'позвонить',
      due: { at: inDays(3) },
    });
    await completeTask(office.db, { actor: aida(), taskId: (made as { id: string }).id, result: '' });
    await turn(leadId, now());
    expect((await leadOf(leadId)).tags).toEqual(['ask', 'answered']);
    await turn(leadId, inDays(1.1));
    expect((await leadOf(leadId)).tags).toEqual(['ask', 'answered', 'after']);
  });

  it('goes on by the time-out, and tells its story', async () => {
    const leadId = await newLead(office);
    await tagged(leadId, 'ask');
    await turn(leadId, now());
    await turn(leadId, inDays(1.1));
    await turn(leadId, inDays(2.2));
    expect((await leadOf(leadId)).tags).toEqual(['ask', 'silent', 'after']);
    const { rows } = await office.db.pool.query(
      `SELECT type FROM event WHERE subject_id = $1 AND type LIKE 'automation.%' ORDER BY id`,
      [leadId],
    );
    expect(rows.map(({ type }) => type)).toEqual([
      'automation.waiting',
      'automation.went_on',
      'automation.waiting',
      'automation.went_on',
      'automation.ended',
    ]);
  });

  it('ends when its stage is left, unless it is kept', async () => {
    const leadId = await newLead(office);
    await change(leadId, { tags: ['ask', 'keep'] });
    await turn(leadId, now());
    await moveLead(office.db, { actor: aida(), leadId, stage: 'half' });
    await turn(leadId, inDays(0.1));
    await turn(leadId, inDays(3));
    expect((await leadOf(leadId)).tags).toEqual(['ask', 'keep', 'kept']);
  });
});

describe('H1 an automation bills a share of the lead’s amount', () => {
  const billed = (leadId: string) => one('SELECT state, total::int, lines FROM invoice WHERE lead_id = $1', [leadId]);

  it('as much as the amount is then', async () => {
    const { leadId } = await newClient(office);
    await change(leadId, { amount: { amount: 125_001, currency: 'KZT' }, tags: ['bill'] });
    await turn(leadId, now());
    const line = { text: 'Аванс', quantity: 1, unitAmount: 62_501, amount: 62_501 };
    expect(await billed(leadId)).toEqual({ state: 'sent', total: 62_501, lines: [line] });
  });

  it('then the rest, once', async () => {
    const { leadId } = await newClient(office);
    await change(leadId, { amount: { amount: 125_001, currency: 'KZT' }, tags: ['bill'] });
    await turn(leadId, now());
    const because = () =>
      one(
        `SELECT data -> 'because' ->> 'refusal' AS refusal FROM event WHERE subject_id = $1 AND type = 'automation.failed'`,
        [leadId],
      );
    await change(leadId, { tags: ['bill', 'bill_rest'] });
    await turn(leadId, now());
    expect(await one('SELECT sum(total)::int, count(*)::int FROM invoice WHERE lead_id = $1', [leadId])).toEqual({
      sum: 125_001,
      count: 2,
    });
    expect(await because()).toBeUndefined();
    await change(leadId, { tags: ['bill'] });
    await change(leadId, { tags: ['bill', 'bill_rest'] });
    await turn(leadId, now());
    expect(await because()).toEqual({ refusal: 'NothingToBill' });
    expect(await one('SELECT count(*)::int FROM invoice WHERE lead_id = $1', [leadId])).toEqual({ count: 2 });
  });

  const unable: [string, () => Promise<string>, object, object][] = [
    ['no amount', async () => (await newClient(office)).leadId, {}, { refusal: 'AmountMissing' }],
    [
      'another currency',
      async () => (await newClient(office)).leadId,
      { amount: { amount: 5000, currency: 'USD' } },
      { refusal: 'CurrencyDiffers', values: { lead: 'USD', invoice: 'KZT' } },
    ],
    ['no address', () => newLead(office), { amount: { amount: 5000, currency: 'KZT' } }, { refusal: 'NoAddress' }],
  ];
  it.each(unable)(
    'or says why not: %s; nothing stays half done, the steps behind it go on',
    async (...[, lead, patch, because]) => {
      const leadId = await lead();
      await change(leadId, { ...patch, tags: ['bill'] });
      await turn(leadId, now());
      const failed = await one(`SELECT data FROM event WHERE subject_id = $1 AND type = 'automation.failed'`, [leadId]);
      expect(failed.data.because).toEqual(because);
      expect(await billed(leadId)).toBeUndefined();
      expect((await leadOf(leadId)).tags).toContain('went_on');
    },
  );
});

describe('A9 a person steers', () => {
  const steer = (leadId: string, wish: Parameters<typeof steerLead>[1]['wish']) =>
    steerLead(office.db, { actor: aida(), leadId, wish });
  const runOf = async (leadId: string) =>
    (await one('SELECT memory FROM process WHERE workflow_id = $1', [`lead:${leadId}`])).memory.runs[0];

  it('runs an automation now, skips a wait, stops a run', async () => {
    const leadId = await newLead(office);
    await turn(leadId, now());
    await steer(leadId, { order: 'run', automation: 'asks' });
    await turn(leadId, now());
    await steer(leadId, { order: 'skip', run: (await runOf(leadId)).id });
    await turn(leadId, now());
    expect((await leadOf(leadId)).tags).toEqual(['silent']);
    await steer(leadId, { order: 'stop', run: (await runOf(leadId)).id });
    await turn(leadId, now());
    expect(await runOf(leadId)).toBeUndefined();
    expect(await steer(leadId, { order: 'stop', run: 'gone' })).toMatchObject({ refusal: 'NotWaiting' });
    expect(await steer(leadId, { order: 'run', automation: 'nothing' })).toMatchObject({
      refusal: 'UnknownAutomation',
    });
  });

  it('tries a failed step once more; the steps behind it have gone on', async () => {
    const leadId = await newLead(office);
    await tagged(leadId, 'divide');
    await turn(leadId, now());
    expect((await leadOf(leadId)).tags).toEqual(['divide', 'went_on']);
    const failed = await one(`SELECT id::text, data FROM event WHERE subject_id = $1 AND type = 'automation.failed'`, [
      leadId,
    ]);
    expect(failed.data).toMatchObject({
      automation: 'divides',
      action: 'lead.set',
      because: { refusal: 'ExpressionFailed' },
    });
    await steer(leadId, { order: 'retry', event: failed.id });
    await turn(leadId, now());
    const again = await one(
      `SELECT count(*)::int AS times FROM event WHERE subject_id = $1 AND type = 'automation.failed'`,
      [leadId],
    );
    expect(again).toEqual({ times: 2 });
  });

  it('re-plans a timer at once when its date changes', async () => {
    const leadId = await newLead(office);
    const timers = async () =>
      (await one('SELECT memory FROM process WHERE workflow_id = $1', [`lead:${leadId}`])).memory.timers;
    await change(leadId, { fields: { meeting_at: '2030-01-10T10:00:00Z' } });
    await turn(leadId, now());
    expect(await timers()).toMatchObject([{ automation: 'meets', at: '2030-01-10T08:00:00.000Z' }]);
    await change(leadId, { fields: { meeting_at: '2030-01-11T10:00:00Z' } });
    await turn(leadId, now());
    expect(await timers()).toMatchObject([{ automation: 'meets', at: '2030-01-11T08:00:00.000Z' }]);
  });
});

describe('A4 a lead that nobody touches', () => {
  it('is passed on to the next one, until everybody has had it', async () => {
    const leadId = await newLead(office);
    await office.db.pool.query('UPDATE lead SET responsible_id = NULL WHERE id = $1', [leadId]);
    await tagged(leadId, 'give');
    await turn(leadId, now());
    const first = (await leadOf(leadId)).responsible_id;
    await turn(leadId, inDays(11 / 1440));
    const second = (await leadOf(leadId)).responsible_id;
    expect(second).not.toBe(first);
    expect([office.aida, office.timur].sort()).toEqual([first, second].sort());
    // both have been tried: it stays where it is, told once
    for (const minutes of [30, 60, 90])
      expect(await turn(leadId, inDays(minutes / 1440))).toMatchObject({ wakeAt: null, finished: false });
    expect((await leadOf(leadId)).responsible_id).toBe(second);
    expect(
      await one(`SELECT count(*)::int AS told FROM event WHERE subject_id = $1 AND type = 'automation.failed'`, [
        leadId,
      ]),
    ).toEqual({ told: 1 });
  });

  it('stays with whoever reacts', async () => {
    const leadId = await newLead(office);
    await office.db.pool.query('UPDATE lead SET responsible_id = NULL WHERE id = $1', [leadId]);
    await tagged(leadId, 'give');
    await turn(leadId, now());
    const first = (await leadOf(leadId)).responsible_id;
    await change(leadId, { tags: ['give', 'seen'] });
    await moveLead(office.db, { actor: { kind: 'user', id: first }, leadId, stage: 'half' });
    await turn(leadId, inDays(30 / 1440));
    expect((await leadOf(leadId)).responsible_id).toBe(first);
  });
});

/** The record, gone after so many questions: a worker that dies there. */
const failing = (db: Database, after: number): Database => {
  let asked = 0;
  const guard = <T extends object>(target: T): T =>
    new Proxy(target, {
      get: (object, name) => {
        const value = Reflect.get(object, name) as unknown;
        if (name === 'connect') return async () => guard(await db.pool.connect());
        if (name !== 'query') return typeof value === 'function' ? value.bind(object) : value;
        return (...args: unknown[]) => {
          const text = String((args[0] as { text?: string })?.text ?? args[0]);
          if (++asked > after && text !== 'ROLLBACK') return Promise.reject(new Error('the record is gone'));
          return (value as (...args: unknown[]) => unknown).apply(object, args);
        };
      },
    });
  return { ...db, pool: guard(db.pool) };
};
