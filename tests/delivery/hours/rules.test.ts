import { goesFrom, isByClock } from '../../../workflows/delivery/sending-hours.ts';
import { SendingHours } from '../../../workflows/delivery/sending-hours.schema.ts';

const hours = { sms: { from: '09:00', to: '21:00' } };
const go = (at: string, zone = 'Asia/Almaty', account = 'sms') => goesFrom(hours, account, { zone, at });

describe('A17 quiet hours', () => {
  it.each([
    ['in the hours', '2026-11-28T10:00:00.000Z', undefined],
    ['at the first minute', '2026-11-28T04:00:00.000Z', undefined],
    ['late in the evening', '2026-11-28T18:30:00.000Z', '2026-11-29T04:00:00.000Z'],
    ['at closing', '2026-11-28T16:00:00.000Z', '2026-11-29T04:00:00.000Z'],
    ['at night', '2026-11-28T21:10:00.000Z', '2026-11-29T04:00:00.000Z'],
  ])('%s, in Almaty', (_, at, from) => {
    expect(go(at)).toBe(from);
  });

  it('go by the zone of the client', () => {
    const at = '2026-11-28T04:30:00.000Z';
    expect(go(at, 'Asia/Almaty')).toBeUndefined();
    expect(go(at, 'Europe/Kyiv')).toBe('2026-11-28T07:00:00.000Z');
    expect(go(at, 'America/New_York')).toBe('2026-11-28T14:00:00.000Z');
  });

  it('keep to the wall clock when it is set forward', () => {
    expect(go('2027-03-27T23:30:00.000Z', 'Europe/Kyiv')).toBe('2027-03-28T06:00:00.000Z');
    expect(go('2027-03-26T23:30:00.000Z', 'Europe/Kyiv')).toBe('2027-03-27T07:00:00.000Z');
  });

  it('are those of the kind of channel, for each of its accounts', () => {
    const night = '2026-11-28T21:10:00.000Z';
    expect(go(night, 'Asia/Almaty', 'sms:sales')).toBe('2026-11-29T04:00:00.000Z');
    expect(go(night, 'Asia/Almaty', 'email')).toBeUndefined();
    expect(goesFrom(undefined, 'sms', { zone: 'Asia/Almaty', at: night })).toBeUndefined();
  });

  it('are for what a clock causes, not for an answer to somebody', () => {
    const process = { kind: 'process' };
    expect(isByClock({ actor: process, cause: { clock: true } })).toBe(true);
    expect(isByClock({ actor: process, cause: {} })).toBe(false);
    expect(isByClock({ actor: process })).toBe(true);
    expect(isByClock({ actor: { kind: 'user' } })).toBe(false);
    expect(isByClock({ actor: { kind: 'provider' } })).toBe(false);
  });

  it('begin before they end', () => {
    expect(SendingHours.safeParse({ from: '21:00', to: '09:00' }).success).toBe(false);
    expect(SendingHours.safeParse({ from: '09:00', to: '24:00' }).success).toBe(true);
    expect(SendingHours.safeParse({ from: '9', to: '21:00' }).success).toBe(false);
  });
});
