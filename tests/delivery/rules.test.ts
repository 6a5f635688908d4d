import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { movesForward, whyNotRetry } from '../../workflows/delivery/delivery.ts';
import { DeliveryState } from '../../workflows/delivery/delivery.schema.ts';

const state = fc.constantFrom(...DeliveryState.options);

describe('D5 receipts', () => {
  it('end in the same place in whatever order and however often they come (conversations C41)', () => {
    const receipt = fc.constantFrom<DeliveryState>('sent', 'delivered', 'read');
    const end = (states: DeliveryState[]) =>
      states.reduce((now, next) => (movesForward(now, next) ? next : now), 'sending' as DeliveryState);
    fc.assert(
      fc.property(fc.array(receipt), (states) => expect(end([...states].reverse().concat(states))).toBe(end(states))),
    );
  });

  it('never move a message back, and never fail what has arrived', () => {
    fc.assert(
      fc.property(state, state, (from, to) => expect(movesForward(from, to) && movesForward(to, from)).toBe(false)),
    );
    expect(movesForward('delivered', 'failed')).toBe(false);
    expect(movesForward('read', 'failed')).toBe(false);
    expect(movesForward('sent', 'failed')).toBe(true);
    expect(movesForward('failed', 'delivered')).toBe(false);
  });

  it('let a person retry only what did not arrive', () => {
    expect(whyNotRetry({ state: 'failed', goesAt: null })).toBeUndefined();
    expect(whyNotRetry({ state: 'sent', goesAt: null })).toEqual({ refusal: 'DeliveryNotFailed' });
    expect(whyNotRetry({ state: 'queued', goesAt: null })).toEqual({ refusal: 'DeliveryNotFailed' });
    // what waits for the client's morning
    expect(whyNotRetry({ state: 'queued', goesAt: '2026-11-29T04:00:00.000Z' })).toBeUndefined();
  });
});
