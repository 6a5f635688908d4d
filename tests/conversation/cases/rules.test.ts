import { subjectOfAnswer, threadHeaders } from '../../../workflows/channel/email-answer.ts';
import { isPackedByOutlook } from '../../../workflows/conversation/part.ts';
import { segmentsOf } from '../../../workflows/template/segments.ts';
import { isComposing } from '../../../ui/kit/keys.ts';

describe('D6 a text message', () => {
  it('is counted by its alphabet, its parts and its signs of two places (conversations C32)', () => {
    const counted = (text: string) => {
      const { alphabet, length, parts } = segmentsOf(text);
      return [alphabet, length, parts];
    };
    expect(counted('a'.repeat(160))).toEqual(['gsm', 160, 1]);
    expect(counted('я'.repeat(71))).toEqual(['unicode', 71, 2]);
    expect(counted('€'.repeat(81))).toEqual(['gsm', 162, 2]);
    expect(counted(`${'a'.repeat(99)}’`)).toEqual(['unicode', 100, 2]);
    expect(counted(`${'я'.repeat(66)}😀${'я'.repeat(66)}`)).toEqual(['unicode', 134, 3]);
  });
});

describe('D1 an answer by mail', () => {
  const letter = {
    ...{ kind: 'letter' as const, id: '<o1@outlook.example.com>', subject: 'Delivery on Friday?', topic: '' },
    ...{ from: 'Ivan', to: [], cc: [], answersTo: null, folded: '', marked: false, robot: false, doubtful: false },
    ...{ ids: ['<out-1@support.example.org>'], answer: null, text: 'Hi', at: '2026-11-28T10:00:00.000Z' },
  };

  it('has the matter of the letter that it answers, not the one of the talk (conversations C53)', () => {
    expect(subjectOfAnswer(letter, 'Invoice 12')).toBe('Re: Delivery on Friday?');
  });

  it('stands beneath it by ids alone, and copies no other header of it (conversations C54)', () => {
    expect(threadHeaders(letter)).toEqual({
      inReplyTo: '<o1@outlook.example.com>',
      references: ['<out-1@support.example.org>', '<o1@outlook.example.com>'],
    });
    expect(threadHeaders({ ...letter, ids: [] }).references).toEqual(['<o1@outlook.example.com>']);
  });
});

describe('D1 a file of a letter', () => {
  it('is told from one that Outlook has packed in a form of its own (conversations C97)', () => {
    expect(isPackedByOutlook({ name: 'winmail.dat', mime: 'application/ms-tnef' })).toBe(true);
    expect(isPackedByOutlook({ name: 'Winmail (1).dat', mime: 'application/octet-stream' })).toBe(true);
    expect(isPackedByOutlook({ name: 'data.dat', mime: 'application/octet-stream' })).toBe(false);
  });
});

describe('D4 Enter', () => {
  it('sends no word that is still being put together, however the browser says so (conversations C113)', () => {
    expect(isComposing({ isComposing: true, keyCode: 13 })).toBe(true);
    expect(isComposing({ isComposing: false, keyCode: 229 })).toBe(true);
    expect(isComposing({ isComposing: false, keyCode: 13 })).toBe(false);
  });
});
