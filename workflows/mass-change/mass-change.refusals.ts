import type { RefusalKind } from '../refusal.ts';

export const massChangeRefusals = {
  NothingToChange: {
    status: 409,
    ru: 'Здесь всё уже так: менять нечего.',
    en: 'It is so already: there is nothing to change.',
    kk: 'Бәрі солай тұр: өзгертетін ештеңе жоқ.',
    uk: 'Тут усе вже так: змінювати нічого.',
  },
  NothingChosen: {
    status: 422,
    ru: 'Не выбрано ни одной сделки.',
    en: 'No lead is chosen.',
    kk: 'Бірде-бір мәміле таңдалмаған.',
    uk: 'Не вибрано жодної угоди.',
  },
  TooManyChosen: {
    status: 422,
    ru: 'Выбрано больше {{most}} сделок. Сузьте условие и сделайте это по частям.',
    en: 'More than {{most}} leads are chosen. Narrow the condition and do it in parts.',
    kk: '{{most}} мәміледен көп таңдалды. Сүзгіні тарылтып, бөліп орындаңыз.',
    uk: 'Вибрано більше {{most}} угод. Звузьте умову і зробіть це частинами.',
  },
} satisfies Record<string, RefusalKind>;
