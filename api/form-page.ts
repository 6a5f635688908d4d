import type { FormDefinition } from '../workflows/form/form.schema.ts';
import { formInLanguage } from '../workflows/form/form.ts';
import { fill } from '../workflows/words/fill.ts';
import { trackText } from '../workflows/task/track.ts';
import type { Language } from '../workflows/words/words.schema.ts';
import { inLanguage, languages } from '../workflows/words/words.ts';
import { drawForm, hiddenInputs } from './form-drawn.ts';
import { escape, pageIn, type FormFrame, type Page } from './form-frame.ts';
import type { FieldError } from './http/problem.ts';

/** A form for a visitor's page, and whose house it is. */
export type ShownForm = {
  key: string;
  definition: FormDefinition;
  company?: FormFrame['company'];
};

/** The form on a page of its own. The script draws it anew, with its draft and its patience; without the script it is sent as it stands. */
export const hostedPage = (
  form: ShownForm,
  language: Language,
  { carried, address }: { carried: [string, string][]; address: string },
): Page => {
  const { key, definition } = form;
  const title = inLanguage(definition.title, language);
  const spoken = definition.languages ?? languages;
  const query = new URLSearchParams(carried.filter(([name]) => name.startsWith('utm_')));
  const others = spoken
    .filter((other) => other !== language)
    .map((other) => {
      const search = new URLSearchParams([['lang', other], ...query]).toString();
      return `<a href="${escape(`?${search}`)}" lang="${other}" hreflang="${other}">${languageNames[other]}</a>`;
    });
  const plain = drawForm(form, language, {
    action: `/api/v1/forms/${key}?lang=${language}`,
    typed: { language },
    carried: [...carried, ['page', address]],
  });
  return pageIn(
    { ...frameOf(form, language), foot: others.length > 0 ? `<footer>${others.join('')}</footer>` : '' },
    `<h1>${escape(title)}</h1>
    ${plain}
    <div id="drawn"></div>
    <script src="/form.js" data-form="${key}" data-lang="${language}" data-into="#drawn" data-instead="#plain" defer></script>`,
  );
};

/** Where the address names no form: it was mistyped, or the form is deleted. */
export const missingPage = (language: Language, company: FormFrame['company']): Page =>
  pageIn(
    { language, title: words.missing[language], company },
    `<h1>${words.missing[language]}</h1><p>${words.ask[language]}</p>`,
  );

/** What a visitor without JavaScript sees after sending a form. */
export const thanksPage = (form: ShownForm, language: Language, track?: string): Page =>
  pageIn(
    frameOf(form, language),
    `<h1>${words.sent[language]}</h1><p>${escape(inLanguage(form.definition.thanks, language))}</p>
    ${track ? `<p>${words.track[language]} <strong>${trackText(track)}</strong></p>` : ''}`,
  );

/** A form that is switched off keeps nothing, and says so. */
export const closedPage = (form: ShownForm, language: Language, said: string): Page => {
  const frame = frameOf(form, language);
  return pageIn(frame, `<h1>${escape(frame.title)}</h1><p>${escape(said)}</p>`);
};

/** The form again with everything that was typed, and what must be mended. */
export const errorPage = (
  form: ShownForm,
  language: Language,
  typed: Record<string, unknown>,
  { errors = [], said }: { errors?: FieldError[]; said?: string },
): Page => {
  const { fields, consent } = formInLanguage(form.key, form.definition, language);
  const shown = new Set([...fields.map(({ name }) => name), consent.name, 'formSession', 'website']);
  const carried = Object.entries(typed).filter(
    (entry): entry is [string, string] =>
      !shown.has(entry[0]) && typeof entry[1] === 'string' && entry[0].length <= 100,
  );
  const frame = frameOf(form, language);
  return pageIn(
    frame,
    `<h1>${escape(frame.title)}</h1>
    <p class="error" role="alert">${escape(said ?? words.mend[language])}</p>
    ${drawForm(form, language, { action: `?lang=${language}`, typed, carried, errors })}`,
  );
};

/** One sum, where a robot is suspected and no script can prove otherwise; everything that was typed goes along in hidden fields. */
export const questionPage = (
  form: ShownForm,
  language: Language,
  typed: Record<string, unknown>,
  { token, sum: [one, other] }: { token: string; sum: [number, number] },
): Page => {
  const carried = Object.entries(typed)
    .flatMap(([name, value]): [string, unknown][] =>
      Array.isArray(value) ? value.map((one) => [`${name.replace(/\[\]$/, '')}[]`, one]) : [[name, value]],
    )
    .filter(([name, value]) => ['string', 'boolean', 'number'].includes(typeof value) && name.length <= 100)
    .slice(0, 200);
  const asked = fill(words.sum, language, { one: numbers[language][one], other: numbers[language][other] });
  return pageIn(
    frameOf(form, language),
    `<h1>${words.question[language]}</h1>
    <p id="why">${words.why[language]}</p>
    <form method="post" accept-charset="utf-8" action="?lang=${language}">
      ${hiddenInputs([...carried, ['proofQuestion', token]])}
      <label for="answer">${asked}</label>
      <input id="answer" name="proofAnswer" inputmode="numeric" autocomplete="off" maxlength="10" required autofocus aria-describedby="why">
      <button>${escape(inLanguage(form.definition.submit, language))}</button>
    </form>`,
  );
};

const frameOf = ({ definition, company }: ShownForm, language: Language): FormFrame => ({
  language,
  title: inLanguage(definition.title, language),
  look: definition.look,
  company,
});

const languageNames: Record<Language, string> = { ru: 'Русский', en: 'English', kk: 'Қазақша', uk: 'Українська' };

const numbers: Record<Language, string[]> = {
  ru: ['ноль', 'один', 'два', 'три', 'четыре', 'пять', 'шесть', 'семь', 'восемь', 'девять'],
  en: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
  kk: ['нөл', 'бір', 'екі', 'үш', 'төрт', 'бес', 'алты', 'жеті', 'сегіз', 'тоғыз'],
  uk: ['нуль', 'один', 'два', 'три', 'чотири', 'пʼять', 'шість', 'сім', 'вісім', 'девʼять'],
};

const words = {
  track: {
    ru: 'Номер обращения:',
    en: 'The number of your request:',
    kk: 'Өтініш нөмірі:',
    uk: 'Номер звернення:',
  },
  question: {
    ru: 'Остался один вопрос',
    en: 'One question is left',
    kk: 'Бір сұрақ қалды',
    uk: 'Залишилося одне питання',
  },
  why: {
    ru: 'Так мы отличаем людей от программ. Всё, что вы ввели, сохранено и уйдёт вместе с ответом.',
    en: 'This is how we tell people from programs. Everything you typed is kept and goes with your answer.',
    kk: 'Біз адамды бағдарламадан осылай ажыратамыз. Енгізгеніңіздің бәрі сақталды, жауаппен бірге кетеді.',
    uk: 'Так ми відрізняємо людей від програм. Усе, що ви ввели, збережено й піде разом із відповіддю.',
  },
  sum: {
    ru: 'Сколько будет {{one}} плюс {{other}}? Ответьте цифрами.',
    en: 'How much is {{one}} plus {{other}}? Answer in digits.',
    kk: 'Қанша болады: {{one}} қосу {{other}}? Цифрмен жауап беріңіз.',
    uk: 'Скільки буде {{one}} плюс {{other}}? Дайте відповідь цифрами.',
  },
  missing: { ru: 'Такой формы нет', en: 'There is no such form', kk: 'Мұндай форма жоқ', uk: 'Такої форми немає' },
  ask: {
    ru: 'Проверьте адрес или попросите новую ссылку у того, кто её прислал.',
    en: 'Check the address, or ask whoever sent you the link for a new one.',
    kk: 'Мекенжайды тексеріңіз немесе сілтемені жіберген адамнан жаңасын сұраңыз.',
    uk: 'Перевірте адресу або попросіть нове посилання в того, хто його надіслав.',
  },
  sent: { ru: 'Заявка отправлена', en: 'Your request is with us', kk: 'Өтінім жіберілді', uk: 'Заявку надіслано' },
  mend: {
    ru: 'Почти готово: поправьте отмеченные поля и отправьте ещё раз.',
    en: 'Almost there: correct the marked fields and send again.',
    kk: 'Сәл қалды: белгіленген өрістерді түзетіп, қайта жіберіңіз.',
    uk: 'Майже готово: виправте позначені поля і надішліть ще раз.',
  },
} satisfies Record<string, Record<Language, string>>;
