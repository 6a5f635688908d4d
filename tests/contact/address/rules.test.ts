import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { evolveAddresses, type HeldAddress } from '../../../workflows/contact/addresses.ts';
import { decideAddress, type AddressOrder } from '../../../workflows/contact/decide-address.ts';
import { isRefusal } from '../../../workflows/refusal.ts';

const PHONE = '+77010000001';
const held = (id: string, contactId: string, more: Partial<HeldAddress> = {}): HeldAddress => ({
  ...{ id, contactId, kind: 'phone', value: PHONE, trust: 'claimed', origin: { from: 'form' } },
  ...{ owner: false, mainSince: null, refusedAt: null, stoppedAt: null },
  ...more,
});
const aigul = { contactId: 'aigul', by: 'aida', id: 'new' };
const AT = '2026-11-27T10:00:00.000Z';
const orderOf = (all: HeldAddress[], order: AddressOrder, world = aigul): HeldAddress[] => {
  const event = decideAddress(all, order, world);
  if (isRefusal(event)) throw new Error(event.refusal);
  return evolveAddresses(all, event, AT);
};

describe('B13 an order about an address', () => {
  it('is refused where it would change nothing', () => {
    const refused = (more: Partial<HeldAddress>, decision: 'accepted' | 'refused' | 'chosen' | 'stopped' | 'resumed') =>
      decideAddress([held('a', 'aigul', more)], { do: decision, id: 'a' }, aigul);
    expect(refused({ trust: 'staff' }, 'accepted')).toEqual({ refusal: 'AddressAccepted' });
    expect(refused({ trust: 'staff', refusedAt: AT }, 'accepted')).toMatchObject({ type: 'accepted' });
    expect(refused({ refusedAt: AT }, 'refused')).toEqual({ refusal: 'AddressRefused' });
    expect(refused({ mainSince: AT }, 'chosen')).toEqual({ refusal: 'AddressChosen' });
    expect(refused({ stoppedAt: AT }, 'stopped')).toEqual({ refusal: 'AddressStopped' });
    expect(refused({}, 'resumed')).toEqual({ refusal: 'AddressNotStopped' });
    expect(decideAddress([held('a', 'marat')], { do: 'accepted', id: 'a' }, aigul)).toEqual({ refusal: 'NotFound' });
  });

  it('passes a refused one on to whoever else has it, the longest holder first', () => {
    const all = [held('a', 'aigul', { owner: true }), held('b', 'marat', { refusedAt: AT }), held('c', 'dana')];
    expect(
      orderOf(all, { do: 'refused', id: 'a' })
        .filter(({ owner }) => owner)
        .map(({ id }) => id),
    ).toEqual(['c']);
  });

  it('accepts what is added again, and keeps what the client confirmed', () => {
    const all = [held('a', 'aigul', { trust: 'confirmed', refusedAt: AT })];
    const [after, ...more] = orderOf(all, { do: 'add', kind: 'phone', value: PHONE, origin: { from: 'colleague' } });
    expect([after, more]).toMatchObject([{ trust: 'confirmed', refusedAt: null, owner: true }, []]);
  });

  it('leaves one owner of a value and one main address of a contact, neither of them refused', () => {
    const orders = fc.record({
      contactId: fc.constantFrom('aigul', 'marat', 'dana'),
      do: fc.constantFrom('accepted', 'refused', 'chosen', 'stopped', 'resumed', 'add'),
      value: fc.constantFrom(PHONE, '+77010000002'),
    });
    fc.assert(
      fc.property(fc.array(orders, { maxLength: 30 }), (wishes) => {
        let all: HeldAddress[] = [];
        for (const [index, { contactId, value, do: does }] of wishes.entries()) {
          const id = all.find((one) => one.contactId === contactId && one.value === value)?.id ?? '';
          const order: AddressOrder =
            does === 'add' ? { do: 'add', kind: 'phone', value, origin: { from: 'colleague' } } : { do: does, id };
          const event = decideAddress(all, order, { contactId, by: null, id: String(index) });
          if (!isRefusal(event)) all = evolveAddresses(all, event, AT);
        }
        for (const value of [PHONE, '+77010000002']) {
          const same = all.filter((one) => one.value === value);
          const usable = same.some(({ refusedAt }) => refusedAt === null);
          expect(same.filter(({ owner }) => owner).length).toBe(usable ? 1 : 0);
        }
        for (const contactId of ['aigul', 'marat', 'dana'])
          expect(all.filter((one) => one.contactId === contactId && one.mainSince).length).toBeLessThanOrEqual(1);
        expect(all.some(({ refusedAt, owner, mainSince }) => refusedAt && (owner || mainSince))).toBe(false);
      }),
    );
  });
});
