import { describe, expect, it } from '@jest/globals';
import { foundChoices, isUnfilled, slashIn } from '../../ui/conversation/quick/found.ts';
import { replyIn, replyProblems } from '../../workflows/quick-reply/quick-reply.ts';

const reply = (name: string, text: string) => ({
  ...{ id: name, name, text, language: 'ru' as const, starred: false, lacks: null },
});

describe('D4 a slash in the box', () => {
  it('begins a search at the end of what is typed, not within a word or an address', () => {
    expect(slashIn('/')).toEqual({ at: 0, words: '' });
    expect(slashIn('Да. /це')).toEqual({ at: 4, words: 'це' });
    for (const text of ['и/или', 'https://a.kz/b', '5 / 3', 'конец', '/a\nb']) expect(slashIn(text)).toBeUndefined();
  });

  it('finds by name and by text, what begins so first', () => {
    const all = [reply('Адрес', 'Абая 52, цена на сайте'), reply('Цена', '40 000')];
    const names = (search: string) => foundChoices(all, [], search).map((one) => 'reply' in one && one.reply.name);
    expect(names('цен')).toEqual(['Цена', 'Адрес']);
    expect(names('абая сайт')).toEqual(['Адрес']);
    expect(names('нет')).toEqual([]);
    const lacking = { ...reply('Цена в сумме', '{{lead.amount}}'), lacks: 'нет суммы' };
    expect(foundChoices([lacking, ...all], [], 'цен').at(-1)).toEqual({ reply: lacking });
    const macro = { id: 'm', name: 'Цена и закрыть', steps: [], version: 1 };
    expect(foundChoices(all, [macro], 'закр')).toEqual([{ macro }]);
  });
});

describe('D4 what was not filled in', () => {
  it('is seen before it is sent', () => {
    expect(isUnfilled('К оплате {{lead.amount}} ₸')).toBe(true);
    for (const text of ['обычный текст', '{скидка}', '{{ }', '']) expect(isUnfilled(text)).toBe(false);
  });
});

describe('D4 the text of a quick reply', () => {
  it('is in the language of the talk where there is one', () => {
    expect(replyIn({ kk: 'Сәлем', en: 'Hello' }, 'kk')).toEqual({ text: 'Сәлем', language: 'kk' });
    expect(replyIn({ kk: 'Сәлем', en: 'Hello' }, 'uk')).toEqual({ text: 'Hello', language: 'en' });
  });

  it('names the operator and what templates name, and nothing else', () => {
    expect(replyProblems({ ru: '{{operator.name}}, {{contact.name}}' }, [])).toEqual([]);
    expect(replyProblems({ kk: '{{operator.phone}}' }, [])).toMatchObject([
      { language: 'kk', problem: { what: 'variable' } },
    ]);
  });
});
