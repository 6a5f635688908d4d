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
    ru: 'Ничего не выбрано.',
    en: 'Nothing is chosen.',
    kk: 'Ештеңе таңдалмаған.',
    uk: 'Нічого не вибрано.',
  },
  TooManyChosen: {
    status: 422,
    ru: 'Выбрано больше {{most}}. Сузьте условие и сделайте это по частям.',
    en: 'More than {{most}} are chosen. Narrow the condition and do it in parts.',
    kk: 'Таңдалғандар {{most}} шегінен асты. Сүзгіні тарылтып, бөліп орындаңыз.',
    uk: 'Вибрано більше {{most}}. Звузьте умову і зробіть це частинами.',
  },
} satisfies Record<string, RefusalKind>;
