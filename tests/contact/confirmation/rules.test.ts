import { describe, expect, it } from '@jest/globals';
import type { HeldAddress } from '../../../workflows/contact/addresses.ts';
import { evolveAddresses } from '../../../workflows/contact/addresses.ts';
import { MOST_TRIES, whyNotAskAgain, whyNotConfirm } from '../../../workflows/contact/confirmation.ts';
import { confirmationWords } from '../../../workflows/contact/confirmation.words.ts';
import { decideAddress } from '../../../workflows/contact/decide-address.ts';
import { isRefusal } from '../../../workflows/refusal.ts';

const AT = '2026-11-27T10:00:00.000Z';
const after = (seconds: number) => new Date(Date.parse(AT) + seconds * 1000).toISOString();
const held = (more: Partial<HeldAddress> = {}): HeldAddress => ({
  ...{ id: 'a', contactId: 'aigul', kind: 'phone', value: '+77010000001', trust: 'claimed', origin: { from: 'form' } },
  ...{ owner: false, mainSince: null, refusedAt: null, stoppedAt: null },
  ...more,
});
const world = { contactId: 'aigul', by: 'aida', id: 'new' };
const decided = (does: 'asked' | 'confirmed', more: Partial<HeldAddress> = {}) =>
  decideAddress([held(more)], { do: does, id: 'a' }, world);

describe('B13 confirming an address', () => {
  it('is asked of whom it may help, and refused where it would change nothing', () => {
    expect(decided('asked')).toEqual({ type: 'asked', id: 'a' });
    expect(decided('asked', { trust: 'staff' })).toEqual({ type: 'asked', id: 'a' });
    expect(decided('asked', { trust: 'confirmed' })).toEqual({ refusal: 'AddressConfirmed' });
    expect(decided('asked', { refusedAt: AT })).toEqual({ refusal: 'AddressNotHers' });
    expect(decided('asked', { stoppedAt: AT })).toEqual({ refusal: 'AddressStopped' });
    expect(decided('asked', { kind: 'telegram' })).toEqual({ refusal: 'AddressUnasked' });
    expect(decided('confirmed', { refusedAt: AT })).toEqual({ refusal: 'AddressNotHers' });
    expect(decided('confirmed', { trust: 'confirmed' })).toEqual({ refusal: 'AddressConfirmed' });
  });

  it('keeps who and when, and takes a value that nobody owns', () => {
    const byCode = decided('confirmed');
    if (isRefusal(byCode)) throw new Error(byCode.refusal);
    expect(evolveAddresses([held()], byCode, AT)).toMatchObject([
      { trust: 'confirmed', owner: true, origin: { from: 'form', confirmedBy: 'aida', confirmedAt: AT } },
    ]);
    const byLink = decideAddress([held()], { do: 'confirmed', id: 'a' }, { ...world, by: null });
    if (isRefusal(byLink)) throw new Error(byLink.refusal);
    expect(evolveAddresses([held()], byLink, AT)[0]?.origin).toEqual({ from: 'form', confirmedAt: AT });
    const other = held({ id: 'b', contactId: 'marat', owner: true });
    expect(evolveAddresses([held(), other], byLink, AT).map(({ owner }) => owner)).toEqual([false, true]);
    expect(evolveAddresses([held()], { type: 'asked', id: 'a' }, AT)).toEqual([held()]);
  });

  it('is asked once a minute and five times a day', () => {
    expect(whyNotAskAgain([], AT)).toBeUndefined();
    expect(whyNotAskAgain([AT], after(59))).toEqual({ refusal: 'AskedJustNow', values: { seconds: 1 } });
    expect(whyNotAskAgain([AT], after(60))).toBeUndefined();
    const five = [0, 100, 200, 300, 400].map(after);
    expect(whyNotAskAgain(five.slice(1), after(500))).toBeUndefined();
    expect(whyNotAskAgain(five, after(500))).toEqual({ refusal: 'AskedEnough', values: { most: 5 } });
    expect(whyNotAskAgain(five, after(86_400))).toBeUndefined();
  });

  it('ends with its time, with the answer, and after five codes', () => {
    const asked = { until: after(900), closedAt: null, tries: 1 };
    expect(whyNotConfirm(asked, after(899))).toBeUndefined();
    expect(whyNotConfirm(asked, after(900))).toEqual({ refusal: 'ConfirmationOver' });
    expect(whyNotConfirm({ ...asked, closedAt: AT }, AT)).toEqual({ refusal: 'ConfirmationOver' });
    expect(whyNotConfirm(undefined, AT)).toEqual({ refusal: 'ConfirmationOver' });
    expect(whyNotConfirm({ ...asked, tries: MOST_TRIES }, AT)).toBeUndefined();
    expect(whyNotConfirm({ ...asked, tries: MOST_TRIES + 1 }, AT)).toEqual({ refusal: 'CodeSpent' });
  });

  it('is asked for in every language, with the link or the code in it', () => {
    for (const text of Object.values(confirmationWords.letter)) expect(text).toMatch(/^\[[^\]]+\]\({{link}}\)$/m);
    for (const text of Object.values(confirmationWords.text)) expect(text).toContain('{{secret}}');
  });
});
