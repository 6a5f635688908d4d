import { describe, expect, it } from '@jest/globals';
import { callerOf } from '../../workflows/call/caller.ts';
import { howAnswered, howUnanswered } from '../../workflows/call/cause.ts';
import { numberToCall } from '../../workflows/call/number.ts';
import { isRefusal } from '../../workflows/refusal.ts';

const read = (text: string) => {
  const number = numberToCall(text);
  return isRefusal(number) ? number.refusal : [number.phone, number.extension].filter(Boolean).join(' ext ');
};

describe('G1 a number that is called', () => {
  it('is read in any writing (calls T08, T09, T13)', () => {
    expect(
      [
        ...['+78005553535', '88005553535', '8 (916) 123-45-67', '9161234567', '8916123456', '87012345678'],
        ...['+7 701 234 56 78', '+7 495 123-45-67 доб. 89', '+74951234567,89', '8-916-123-45-67 Иван', '٨٩١٦١٢٣٤٥٦٧'],
      ].map(read),
    ).toEqual([
      ...['+78005553535', '+78005553535', '+79161234567', '+79161234567', 'AddressWrong', '+77012345678'],
      ...['+77012345678', '+74951234567 ext 89', '+74951234567 ext 89', '+79161234567', '+79161234567'],
    ]);
  });

  it('is no premium, satellite or several numbers; an emergency goes out unchecked (calls T14)', () => {
    expect(
      ['+88299 123 456', '+870773111632', '+1 900 555 0100', '+79161234567 +79167654321', '112'].map(read),
    ).toEqual([...['NumberNotCallable', 'NumberNotCallable', 'NumberNotCallable', 'AddressWrong', '112']]);
  });
});

describe('G1 how a call ended', () => {
  const how = (cause: number | null, techCause: number | null = null, rang = true) =>
    howUnanswered({ cause, techCause, rang });

  it('is told by the PBX’s own causes (calls T01)', () => {
    expect([
      ...[how(17, 486), how(17, 600), how(18, 408), how(19, 480), how(19, 480, false), how(1, 404), how(22, 410)],
      ...[how(28, 484), how(21, 603), how(21, 403), how(27, 502)],
    ]).toEqual([
      ...['busy', 'busy', 'unreachable', 'no_answer', 'unreachable', 'no_such_number', 'no_such_number'],
      ...['no_such_number', 'rejected', 'trunk_refused', 'unreachable'],
    ]);
  });

  it('does not call the trunk’s refusal the client’s (calls T02)', () => {
    expect([how(21, 603), how(21, 403, false), how(21, 407, false), how(21, null, false)]).toEqual([
      ...['rejected', 'trunk_refused', 'trunk_refused', 'failed'],
    ]);
  });

  it('is known by our own timer where the PBX says nothing (calls T03)', () => {
    expect(howUnanswered({ cause: 0, techCause: null, rang: true, own: 'timeout' })).toBe('no_answer');
    expect(howUnanswered({ cause: 19, techCause: 480, rang: true, own: 'timeout' })).toBe('no_answer');
    expect(howUnanswered({ cause: 16, techCause: null, rang: true, own: 'hangup' })).toBe('cancelled');
  });

  it('is a talk only where they talked (calls T04)', () => {
    expect([howAnswered(400), howAnswered(95_000)]).toEqual(['short', 'answered']);
  });
});

describe('G1 who calls', () => {
  it('is read by the form of the line’s trunk: the digits alone do not say (calls T10)', () => {
    const phone = (from: string, numbers: 'e164' | 'national' | 'auto', country?: string) => {
      const caller = callerOf(from, { numbers, country });
      return caller.is === 'client' ? caller.phone : caller.is;
    };
    expect([
      phone('3906123456', 'e164', 'IT'),
      phone('496128966000', 'e164', 'DE'),
      phone('00496128966000', 'national', 'DE'),
      phone('06123456', 'national', 'IT'),
      phone('87012345678', 'auto'),
    ]).toEqual(['+3906123456', '+496128966000', '+496128966000', '+3906123456', '+77012345678']);
  });

  it('is a phone of ours, a client, or hidden: no name that is one for all of them (calls T12)', () => {
    const hidden = [
      'anonymous',
      'Anonymous <sip:anonymous@anonymous.invalid>',
      '+',
      'Restricted',
      '0000',
      '<script>',
      '',
    ];
    expect(
      ['sip:101@pbx', '101', ...hidden, '<sip:+79161234567;ext=5@trunk>'].map((from) =>
        callerOf(from, { numbers: 'auto' }),
      ),
    ).toEqual([
      { is: 'inner', extension: '101' },
      { is: 'inner', extension: '101' },
      ...hidden.map(() => ({ is: 'hidden' })),
      { is: 'client', phone: '+79161234567', extension: '5' },
    ]);
  });
});
