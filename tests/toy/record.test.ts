import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { houseWithToys, type House } from './house.ts';

let house: House;
beforeAll(() => {
  house = houseWithToys();
});
afterAll(() => house?.remove());

describe('E5 a channel and an action that are added by the files that ARCHITECTURE.md names', () => {
  it('fit everywhere', () => {
    const said = (() => {
      try {
        return house.run('node_modules/typescript/bin/tsc', '--noEmit');
      } catch (error) {
        return String((error as { stdout?: string }).stdout);
      }
    })();
    expect(said).toBe('');
  });

  it('work in life and in a trial, have their words, and a form of what they say of themselves', () => {
    const { life, trial, words, editor } = JSON.parse(house.run('tests/toy/life.ts')) as Record<string, unknown>;
    const note = 'to +77015550101: Дарья, курлык';
    expect(life).toEqual({
      tags: ['dear', '★★★'],
      sent: [
        { account: 'pigeon', state: 'sent', answer: `main ${note}` },
        { account: 'pigeon:tower', state: 'sent', answer: `tower ${note}` },
      ],
      offered: ['email', 'sms', 'pigeon', 'pigeon:tower'],
    });
    expect(trial).toEqual({ tags: ['dear', '★★★'], sent: ['pigeon', 'pigeon:tower'] });
    expect(words).toEqual([
      ['похвалить на ★★★', 'отправить голубя с запиской «hello»', 'Курлык', 'Голубиная почта · tower'],
      ['praise with ★★★', 'send a pigeon with “hello”', 'Coo', 'Pigeon post · tower'],
      ['★★★ мақтау', '«hello» жазбасымен көгершін жіберу', 'Гу', 'Көгершін пошта · tower'],
      ['похвалити на ★★★', 'надіслати голуба із запискою «hello»', 'Курли', 'Голубина пошта · tower'],
    ]);
    expect(editor).toEqual({
      name: 'Praise',
      form: ['stars number'],
      fresh: { do: 'lead.praise', stars: 5 },
      found: ['lead.praise', 'message.send'],
    });
  });
});
