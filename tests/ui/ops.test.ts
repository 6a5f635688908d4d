import { describe, expect, it } from '@jest/globals';
import { troublesOf } from '../../ui/ops/trouble.ts';
import type { Ops } from '../../workflows/ops/ops.schema.ts';

const quiet = {
  relay: { parked: [] },
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
});
