import { letterGoesAt, letterOf } from '../../../workflows/widget/absent.ts';
import { unreadLetter } from '../../../workflows/widget/letter.ts';

describe('D2 a visitor who is gone', () => {
  it('is written to after so long without a page and with something unread, whichever is later', () => {
    const since = '2026-11-28T10:00:00.000Z';
    expect(letterGoesAt({ minutes: 5, since, hereAt: null })).toBe('2026-11-28T10:05:00.000Z');
    expect(letterGoesAt({ minutes: 5, since, hereAt: '2026-11-28T09:00:00.000Z' })).toBe('2026-11-28T10:05:00.000Z');
    expect(letterGoesAt({ minutes: 5, since, hereAt: '2026-11-28T11:30:00.000Z' })).toBe('2026-11-28T11:35:00.000Z');
  });

  it('is written to after five minutes from the first mailbox, unless the chat says otherwise', () => {
    expect(letterOf({})).toEqual({ minutes: 5, mailbox: null });
    expect(letterOf({ mailAfter: '15', mailFrom: 'email:shop' })).toEqual({ minutes: 15, mailbox: 'email:shop' });
    expect(letterOf({ mailAfter: '0', mailFrom: '' })).toEqual({ minutes: null, mailbox: null });
  });

  it('gets all of it in one letter that says where it is from and how to answer', () => {
    const messages = [
      { by: 'Аида', text: 'Да, есть', files: [] },
      { by: null, text: '', files: ['цены.pdf'] },
    ];
    const { subject, body } = unreadLetter({ messages, site: 'https://shop.example', company: 'Анна', language: 'ru' });
    expect(subject).toBe('Ответ на ваше сообщение · Анна');
    expect(body).toBe(
      [
        'Здравствуйте! Вы писали нам в чате shop.example. Вот ответ, который вы ещё не видели:',
        ...['Аида: Да, есть', 'Файл в чате: цены.pdf'],
        'Просто ответьте на это письмо: ответ придёт в тот же чат.\nИли вернитесь в чат: https://shop.example',
      ].join('\n\n'),
    );
    for (const language of ['en', 'kk', 'uk'] as const) {
      const letter = unreadLetter({ messages, site: undefined, company: '', language });
      expect(JSON.stringify(letter)).not.toMatch(/\{\{|undefined| {2}|Здравствуйте/);
    }
  });
});
