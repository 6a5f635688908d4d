import { describe, expect, it } from '@jest/globals';
import { troublesOf } from '../../workflows/ops/trouble.ts';
import type { Ops } from '../../workflows/ops/ops.schema.ts';

const quiet = {
  relay: { parked: [], pokesWaiting: 0, oldestAt: null },
  lateness: { overdueNow: 0 },
  stuck: [],
  channels: [{ state: 'ok' }],
  inbox: [],
  strayMoney: 0,
  leads: { withoutNextStep: 0 },
  caps: { sms: 3, caps: { smsPerDay: 500 } },
} as unknown as Ops;

describe('L6 what asks for a person on the ops page', () => {
  it('is nothing where all goes well', () => {
    expect(troublesOf(quiet)).toEqual([]);
  });

  it('is named and counted, money without an invoice too', () => {
    expect(troublesOf({ ...quiet, strayMoney: 3 })).toEqual([{ what: 'stray', count: 3 }]);
    const channels = [{ state: 'down' }, { state: 'off' }] as Ops['channels'];
    expect(troublesOf({ ...quiet, channels, leads: { ...quiet.leads, withoutNextStep: 2 } })).toEqual([
      { what: 'tile.noStep', count: 2 },
      { what: 'channels', count: 2 },
    ]);
  });

  it('is not well where news is carried to no process, or a moment has passed unserved', () => {
    const since = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();
    expect(troublesOf({ ...quiet, relay: { ...quiet.relay, pokesWaiting: 49, oldestAt: since(1) } })).toEqual([]);
    expect(troublesOf({ ...quiet, relay: { ...quiet.relay, pokesWaiting: 2, oldestAt: since(45) } })).toEqual([
      { what: 'tile.behind', count: 2 },
    ]);
    expect(troublesOf({ ...quiet, lateness: { ...quiet.lateness, overdueNow: 4 } })).toEqual([
      { what: 'overdue', count: 4 },
    ]);
  });
});
