import { search } from '../../ui/automation/condition/search.ts';
import { stepsOf, triggersOf } from '../../ui/automation/kinds.ts';
import type { Words } from '../../workflows/words/words.schema.ts';
import { inLanguage, languages } from '../../workflows/words/words.ts';

const [triggers, steps] = [triggersOf(), stepsOf()];
const listIn = (language: 'ru' | 'en', kinds: { id: string; name: Words; also: Words }[]) =>
  kinds.map(({ id, name, also }) => ({ id, name: inLanguage(name, language), also: inLanguage(also, language) }));
const firstFor = (typed: string, language: 'ru' | 'en', kinds: Parameters<typeof listIn>[1]) =>
  search(listIn(language, kinds), typed)[0]?.id;

describe('A2 what begins an automation, and what it does, is found by the words that people use', () => {
  it.each([
    ['день', 'stage.time'],
    ['сразу', 'stage.entered'],
    ['оплачен', 'invoice.paid'],
    ['долг', 'invoice.overdue'],
    ['сайт', 'form.sent'],
    ['звонок', 'task.done'],
  ])('“%s” begins with %s', (typed, id) => expect(firstFor(typed, 'ru', triggers)).toBe(id));

  it.each([
    ['письмо', 'message.send'],
    ['sms', 'message.send'],
    ['ждать', 'wait'],
    ['позвонить', 'call.back'],
    ['поручить', 'task.create'],
    ['менеджер', 'lead.assign'],
    ['если', 'branch'],
    ['аванс', 'invoice.issue'],
    ['супервайзер', 'notify'],
  ])('“%s” does %s', (typed, id) => expect(firstFor(typed, 'ru', steps)).toBe(id));

  it.each([
    ['letter', 'message.send'],
    ['call', 'call.back'],
    ['to-do', 'task.create'],
    ['if', 'branch'],
    ['manager', 'lead.assign'],
  ])('“%s” does %s in English', (typed, id) => expect(firstFor(typed, 'en', steps)).toBe(id));

  it.each(languages)('every kind has such words: %s', (language) => {
    for (const { id, also } of [...triggers, ...steps])
      expect({ id, also: also[language] }).toEqual({ id, also: expect.stringMatching(/\S/) });
  });

  it('puts a name that begins so before one that only holds it', () => {
    expect(search([{ name: 'Неделя' }, { name: 'Дело' }], 'дел')[0]?.name).toBe('Дело');
  });
});
