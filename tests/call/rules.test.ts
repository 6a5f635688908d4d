import { describe, expect, it } from '@jest/globals';
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
