import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { dials, free, openAtAsterisk, realTest, type AtAsterisk } from '../at-asterisk.ts';

let at: AtAsterisk;
beforeAll(async () => {
  at = await openAtAsterisk({ extensions: { Aida: '101', Timur: '102' }, settings: () => ({ takes: 'key' }) });
}, 120_000);
afterAll(() => at?.close());

const real = realTest(() => at);

describe('G1 who has picked up our phone, on a real Asterisk (calls T21)', () => {
  real('a machine: the client is never called, and the person did not take it', async (asterisk) => {
    const phone = '+77015553100';
    const id = await at.call(phone);
    const call = await at.is(id, 'ended');
    expect(call).toMatchObject({ how: 'user_did_not_take', legs: [{ who: 'user' }] });
    expect(call.legs).toHaveLength(1);
    expect(dials(asterisk, phone)).toBe(0);
    await free(asterisk);
  });

  real('a person who presses 1: then the client is called, and no other key is one', async (asterisk) => {
    await at.phones.becomes('101', { then: 'answer', presses: { key: '5', after: 700 } });
    const other = '+77015553200';
    expect(await at.is(await at.call(other), 'ended')).toMatchObject({ how: 'user_did_not_take' });
    expect(dials(asterisk, other)).toBe(0);
    await at.phones.becomes('101', { then: 'answer', presses: { key: '1', after: 700 } });
    const phone = '+77015553301';
    const call = await at.is(await at.call(phone), 'ended');
    expect(call).toMatchObject({ how: 'answered' });
    expect(dials(asterisk, phone)).toBe(1);
    await free(asterisk);
  });

  real('a machine at one desk: an incoming call goes to who presses 1 at another', async (asterisk) => {
    await at.phones.becomes('102', { then: 'answer', presses: { key: '1', after: 1500 } });
    await at.phones.call({ from: '+77015558044', to: '77273500018', hangUpAfter: 5000 });
    const [{ id }] = (await at.ask('GET', '/calls?limit=1')).body.items;
    expect(await at.is(id, 'ended')).toMatchObject({ direction: 'in', how: 'answered', user: { name: 'Timur' } });
    await free(asterisk);
  });
});
