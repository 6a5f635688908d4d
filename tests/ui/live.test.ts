import { isDeepStrictEqual } from 'node:util';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { QueryObserver } from '@tanstack/react-query';
import type { Call } from '../../workflows/call/call.schema.ts';
import type { Event } from '../../workflows/event/event.schema.ts';
import type { Lead } from '../../workflows/lead/lead.schema.ts';
import { asking } from '../../ui/ask/asking.ts';
import { cache } from '../../ui/cache.ts';
import { columnQuery, totalsQuery } from '../../ui/lead/board/leads.ts';
import { invoicesQuery, leadQuery } from '../../ui/lead/lead-query.ts';
import { neighboursOf } from '../../ui/lead/neighbours.ts';
import { processQuery } from '../../ui/lead/process/lead-process.ts';
import { deliveriesQuery, storyQuery } from '../../ui/lead/story/lead-story.ts';
import { groupsQuery, rowsQuery } from '../../ui/lead/table/rows.ts';
import { goLive, takeLead } from '../../ui/live.ts';
import { tasksBetween } from '../../ui/task/calendar/tasks-between.ts';
import { leadTasksQuery, slotsQuery, stateIn, taskQuery, tasksQuery, todayQuery } from '../../ui/task/task-query.ts';
import { until } from '../support/until.ts';

type Key = readonly unknown[];
const keyOf = ({ queryKey }: { queryKey: Key }): Key => queryKey;

const lead = (id: string, number: number, more: Partial<Lead> = {}) =>
  ({ id, number, version: 2, pipeline: 'education', stage: 'new', responsibleId: 'aida', ...more }) as Lead;
const acme = lead('acme', 7);
const here = { pipeline: 'education' };

class Stream {
  static open: Stream;
  onmessage?: (message: { data: string }) => void;
  constructor() {
    Stream.open = this;
  }
  send() {}
  close() {}
}
const tell = (message: object) =>
  Stream.open.onmessage!({ data: JSON.stringify({ cursor: '1', events: [], leads: [], gone: [], ...message }) });
const told = (noun: string, type: string, nounId = '1') =>
  tell({ type: 'events', events: [{ id: '9', noun, nounId, leadId: 'acme', type, actor: {} } as Event] });

const pageOf = <T>(...items: T[]) => ({ items, next: null });
const listOf = <T>(...items: T[]) => ({ pages: [pageOf(...items)], pageParams: [null] });
/** Read by a screen, which is not open now. */
const read = (...keys: Key[]) => keys.forEach((key) => cache.setQueryData(key, (known: unknown) => known ?? pageOf()));
const isStale = (key: Key) => cache.getQueryState(key)?.isInvalidated === true;
const allStale = (keys: Key[]) => until(() => keys.every(isStale) || undefined, JSON.stringify(keys));

beforeAll(() => {
  Object.assign(globalThis, { WebSocket: Stream, location: { origin: 'http://localhost' }, addEventListener() {} });
  goLive();
  tell({ type: 'hello' });
});
afterEach(() => cache.clear());

describe('M7 what the stream tells reaches the screens', () => {
  it.each([
    [
      'task',
      'task.created',
      [
        tasksQuery({ state: 'open' }),
        leadTasksQuery('acme'),
        tasksBetween({ from: '1', to: '2' }),
        taskQuery('call'),
        slotsQuery({ id: 'call', version: 1 }),
        asking('/tasks/totals', { query: { state: 'open', today: '1', tomorrow: '2' } }),
        todayQuery,
        processQuery('acme'),
        asking('/leads/{id}/clicks', { path: { id: 'acme' } }),
      ],
    ],
    ['invoice', 'invoice.paid', [invoicesQuery('acme'), asking('/invoices/{id}', { path: { id: '1' } })]],
    [
      'delivery',
      'delivery.sent',
      [deliveriesQuery('acme'), asking('/conversations/{id}/messages', { path: { id: '1' } })],
    ],
    ['lead', 'lead.address_added', [asking('/leads/{id}/client', { path: { id: 'other' } })]],
    ['pipeline', 'pipeline.drawn', [asking('/pipelines/fields'), asking('/pipelines/all')]],
    [
      'lead',
      'lead.undone',
      [
        tasksQuery({ state: 'done' }),
        deliveriesQuery('acme'),
        invoicesQuery('acme'),
        asking('/notifications'),
        asking('/notifications/totals'),
      ],
    ],
  ] as [string, string, { queryKey: Key }[]][])('of a %s: %s', async (noun, type, queries) => {
    const keys = queries.map(keyOf);
    const apart = keyOf(invoicesQuery('zeta'));
    read(...keys, apart);
    told(noun, type, noun === 'lead' ? 'acme' : '1');
    await allStale(keys);
    expect(isStale(apart)).toBe(false);
  });

  it('adds an event to the story once', () => {
    read(keyOf(storyQuery('acme')));
    told('task', 'task.created');
    told('task', 'task.created');
    expect(cache.getQueryData(storyQuery('acme').queryKey)?.items.map(({ id }) => id)).toEqual(['9']);
  });

  it('puts a notification on top', async () => {
    const bell = asking('/notifications').queryKey;
    const unread = keyOf(asking('/notifications/totals'));
    read(bell, unread);
    tell({ type: 'notification', notification: { id: 'late' } });
    expect(cache.getQueryData(bell)?.items).toEqual([{ id: 'late' }]);
    await allStale([unread]);
  });
});

describe('M7 news while an answer is under way', () => {
  const calls = asking('/calls/now').queryKey;
  const call = (id: string) => ({ id, state: 'up' }) as Call;
  /** A screen that waits for answers, each of which is given by hand. */
  const screen = (key: Key) => {
    const given: ((answer: unknown) => void)[] = [];
    const watched = new QueryObserver(cache, {
      queryKey: key,
      queryFn: () => new Promise((give) => given.push(give)),
    });
    watched.subscribe(() => undefined);
    return { given, shown: () => cache.getQueryData(key) };
  };

  it('of the first one: what was made before them is asked for once more', async () => {
    const { given, shown } = screen(calls);
    tell({ type: 'hello' });
    tell({ type: 'calls', calls: [call('new')] });
    given[0]!(pageOf());
    await until(() => given.length > 1, 'asked once more');
    given[1]!(pageOf(call('new')));
    await until(() => isDeepStrictEqual(shown(), pageOf(call('new'))), 'the call on the screen');
    expect(given).toHaveLength(2);
  });

  it('of a later one: they show at once, and are there again when it has come', async () => {
    cache.setQueryData(calls, pageOf<Call>(), { updatedAt: 1 });
    const { given, shown } = screen(calls);
    tell({ type: 'calls', calls: [call('new')] });
    expect(shown()).toEqual(pageOf(call('new')));
    given[0]!(pageOf());
    await until(() => given.length > 1, 'asked once more');
    given[1]!(pageOf(call('new')));
    await until(() => isDeepStrictEqual(shown(), pageOf(call('new'))), 'the call on the screen');
  });
});

describe('M7 a lead that changes', () => {
  const column = (stage: string) => columnQuery({ ...here, stage }).queryKey;
  const shownIn = (stage: string) =>
    cache.getQueryData(column(stage))?.pages.flatMap(({ items }) => items.map(({ id }) => id));
  const table = rowsQuery(here, 'name').queryKey;

  it('goes to its column, back when the server refuses, and stays where it was in a table', async () => {
    const counts = [totalsQuery(here), totalsQuery({ ...here, q: 'a' }), groupsQuery(here, 'stage')].map(keyOf);
    const others = keyOf(totalsQuery({ pipeline: 'law' }));
    cache.setQueryData(column('new'), listOf(acme));
    cache.setQueryData(column('talk'), listOf(lead('zeta', 3, { stage: 'talk' })));
    cache.setQueryData(table, listOf(acme, lead('mega', 1)));
    read(...counts, others, keyOf(processQuery('acme')));
    takeLead({ ...acme, stage: 'talk' });
    expect([shownIn('new'), shownIn('talk')]).toEqual([[], ['acme', 'zeta']]);
    expect(cache.getQueryData(leadQuery('acme').queryKey)?.stage).toBe('talk');
    await allStale([...counts, keyOf(processQuery('acme'))]);
    expect(isStale(others)).toBe(false);
    takeLead(acme);
    expect([shownIn('new'), shownIn('talk')]).toEqual([['acme'], ['zeta']]);
    expect(cache.getQueryData(table)?.pages[0]!.items.map(({ id }) => id)).toEqual(['acme', 'mega']);
  });

  it('leaves the board when it is gone, and is asked about again', async () => {
    const counts = [keyOf(totalsQuery(here)), keyOf(groupsQuery(here, 'stage'))];
    cache.setQueryData(column('new'), listOf(acme));
    cache.setQueryData(leadQuery('acme').queryKey, acme);
    read(...counts);
    tell({ type: 'events', gone: ['acme'] });
    expect(shownIn('new')).toEqual([]);
    await allStale([keyOf(leadQuery('acme')), ...counts]);
  });

  it('has its neighbours from the column or the table looked at last', () => {
    cache.setQueryData(column('new'), listOf(acme, lead('zeta', 3)), { updatedAt: 1 });
    expect(neighboursOf('acme')).toEqual({ before: undefined, after: 'zeta' });
    cache.setQueryData(table, listOf(lead('mega', 1), acme), { updatedAt: 2 });
    expect(neighboursOf('acme')).toEqual({ before: 'mega', after: undefined });
  });
});

describe('C1 a list of tasks', () => {
  it('is known by whose state it asks for, so that a done one leaves it', () => {
    expect(stateIn(tasksQuery({ state: 'open' }).queryKey)).toBe('open');
    expect(stateIn(leadTasksQuery('acme').queryKey)).toBeUndefined();
  });
});
