import { createHash, randomUUID } from 'node:crypto';
import type { Response } from 'express';
import type { FormRow } from '../prisma/form/intake.ts';
import type { FormDefinition } from '../workflows/form/form.schema.ts';
import { formInLanguage } from '../workflows/form/form.ts';
import { fill } from '../workflows/words/fill.ts';
import type { Language } from '../workflows/words/words.schema.ts';
import { inLanguage } from '../workflows/words/words.ts';
import type { FieldError } from './http/problem.ts';

/** What a visitor without JavaScript sees after sending a form. */
export const thanksPage = (definition: FormDefinition, language: Language): string =>
  page(
    language,
    inLanguage(definition.title, language),
    `<h1>${words.sent[language]}</h1><p>${escape(inLanguage(definition.thanks, language))}</p>`,
  );

/** A form that is switched off keeps nothing, and says so. */
export const closedPage = (definition: FormDefinition, language: Language, said: string): string => {
  const title = inLanguage(definition.title, language);
  return page(language, title, `<h1>${escape(title)}</h1><p>${escape(said)}</p>`);
};

/** The form again with everything that was typed, and what must be mended. */
export const errorPage = (
  { key, definition }: FormRow,
  language: Language,
  typed: Record<string, unknown>,
  { errors = [], said }: { errors?: FieldError[]; said?: string },
): string => {
  const form = formInLanguage(key, definition, language);
  const shown = new Set([...form.fields.map(({ name }) => name), form.consent.name, 'formSession', 'website']);
  const hidden = Object.entries(typed).filter(
    ([name, value]) => !shown.has(name) && typeof value === 'string' && name.length <= 100,
  );
  const wrong = (name: string) => errors.find(({ field }) => field === name)?.message;
  const fields = [
    ...form.fields,
    { ...form.consent, type: 'checkbox' as const, required: true, options: undefined, placeholder: undefined },
  ];
  return page(
    language,
    form.title,
    `<h1>${escape(form.title)}</h1>
    <p class="error" role="alert">${escape(said ?? words.mend[language])}</p>
    <form method="post" accept-charset="utf-8" action="?lang=${language}">
      ${fields.map((field) => drawField(field, typed[field.name] ?? typed[`${field.name}[]`], wrong(field.name))).join('\n      ')}
      ${[['formSession', randomUUID()], ...hidden].map(([name, value]) => `<input type="hidden" name="${escape(String(name))}" value="${escape(String(value))}">`).join('\n      ')}
      <button>${escape(form.submit)}</button>
    </form>`,
  );
};

/** One sum, where a robot is suspected and no script can prove otherwise; everything that was typed goes along in hidden fields. */
export const questionPage = (
  { definition }: FormRow,
  language: Language,
  typed: Record<string, unknown>,
  { token, sum: [one, other] }: { token: string; sum: [number, number] },
): string => {
  const title = inLanguage(definition.title, language);
  const hidden = Object.entries(typed).filter(
    ([name, value]) => ['string', 'boolean', 'number'].includes(typeof value) && name.length <= 100,
  );
  const asked = fill(words.sum, language, { one: numbers[language][one], other: numbers[language][other] });
  return page(
    language,
    title,
    `<h1>${words.question[language]}</h1>
    <p id="why">${words.why[language]}</p>
    <form method="post" accept-charset="utf-8" action="?lang=${language}">
      ${[...hidden, ['proofQuestion', token]].map(([name, value]) => `<input type="hidden" name="${escape(String(name))}" value="${escape(String(value))}">`).join('\n      ')}
      <label for="answer">${asked}</label>
      <input id="answer" name="proofAnswer" inputmode="numeric" autocomplete="off" maxlength="10" required autofocus aria-describedby="why">
      <button>${escape(inLanguage(definition.submit, language))}</button>
    </form>`,
  );
};

export const sendPage = (response: Response, status: number, html: string): void => {
  response.setHeader(
    'Content-Security-Policy',
    `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; frame-ancestors 'none'`,
  );
  response.setHeader('Cache-Control', 'no-store');
  response.status(status).type('html').send(html);
};

type Field = {
  name: string;
  label: string;
  type: string;
  required: boolean;
  options?: { value: string; label: string }[] | undefined;
  placeholder?: string | undefined;
};

const drawField = (
  { name, label, type, required, options, placeholder }: Field,
  typed: unknown,
  wrong: string | undefined,
): string => {
  const id = `f-${escape(name)}`;
  const value = typeof typed === 'string' ? typed : '';
  const common = `id="${id}" name="${escape(name)}"${required ? ' required' : ''}${wrong ? ` aria-invalid="true" aria-describedby="${id}-e"` : ''}`;
  const error = wrong ? `<span class="error" id="${id}-e">${escape(wrong)}</span>` : '';
  if (type === 'checkbox') {
    const checked = typed === true || ['on', 'true', '1'].includes(value);
    return `<label class="check"><input type="checkbox" ${common} value="true"${checked ? ' checked' : ''}> <span>${escape(label)}</span></label>${error}`;
  }
  if (type === 'choices') {
    const chosen = [typed].flat();
    const boxes = (options ?? []).map(
      (one) =>
        `<label class="check"><input type="checkbox" name="${escape(name)}[]" value="${escape(one.value)}"${chosen.includes(one.value) ? ' checked' : ''}> <span>${escape(one.label)}</span></label>`,
    );
    return `<fieldset id="${id}"><legend>${escape(label)}</legend>${boxes.join('')}</fieldset>${error}`;
  }
  const hint = placeholder ? ` placeholder="${escape(placeholder)}"` : '';
  if (type === 'textarea')
    return `<label for="${id}">${escape(label)}</label><textarea ${common}${hint} rows="4" maxlength="4000">${escape(value)}</textarea>${error}`;
  const input = options
    ? `<select ${common}><option value=""></option>${options.map((one) => `<option value="${escape(one.value)}"${one.value === value ? ' selected' : ''}>${escape(one.label)}</option>`).join('')}</select>`
    : `<input type="${escape(type)}" ${common} value="${escape(value)}"${hint} maxlength="500">`;
  return `<label for="${id}">${escape(label)}</label>${input}${error}`;
};

const escape = (text: string): string => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

const style = `:root{color-scheme:light dark}
body{font:16px/1.5 system-ui,sans-serif;max-width:30rem;margin:8vh auto;padding:0 1.25rem}
h1{font-size:1.5rem;line-height:1.25}label{display:block;margin-top:1rem;font-weight:600}
input:not([type=checkbox]),select,textarea{display:block;width:100%;box-sizing:border-box;font:inherit;padding:.6rem .7rem;margin-top:.25rem;border:1px solid GrayText;border-radius:.5rem;background:Field;color:FieldText}
[aria-invalid]{border-color:#d02d2d!important}.check{display:flex;gap:.6rem;font-weight:400}.error{display:block;color:#b42318;margin-top:.25rem}
@media(prefers-color-scheme:dark){.error{color:#ff9d94}}
button{font:inherit;font-weight:600;margin-top:1.5rem;padding:.7rem 1.4rem;border:0;border-radius:.5rem;background:#3b5bdb;color:#fff;cursor:pointer}`;
const styleHash = createHash('sha256').update(style).digest('base64');

const page = (language: Language, title: string, body: string): string =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${escape(title)}</title><style>${style}</style></head><body><main>${body}</main></body></html>`;

const numbers: Record<Language, string[]> = {
  ru: ['ноль', 'один', 'два', 'три', 'четыре', 'пять', 'шесть', 'семь', 'восемь', 'девять'],
  en: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
  kk: ['нөл', 'бір', 'екі', 'үш', 'төрт', 'бес', 'алты', 'жеті', 'сегіз', 'тоғыз'],
  uk: ['нуль', 'один', 'два', 'три', 'чотири', 'пʼять', 'шість', 'сім', 'вісім', 'девʼять'],
};

const words = {
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
  sent: { ru: 'Заявка отправлена', en: 'Your request is with us', kk: 'Өтінім жіберілді', uk: 'Заявку надіслано' },
  mend: {
    ru: 'Почти готово: поправьте отмеченные поля и отправьте ещё раз.',
    en: 'Almost there: correct the marked fields and send again.',
    kk: 'Сәл қалды: белгіленген өрістерді түзетіп, қайта жіберіңіз.',
    uk: 'Майже готово: виправте позначені поля і надішліть ще раз.',
  },
} satisfies Record<string, Record<Language, string>>;
