import { queryOptions } from '@tanstack/react-query';
import type { AdSource } from '../../workflows/ad-form/ad-form.schema.ts';
import type { FormDefinition, FormSetting } from '../../workflows/form/form.schema.ts';
import { asking } from '../ask/asking.ts';
import { cache } from '../cache.ts';
import type { Language } from '../language.ts';

export const formsQuery = queryOptions({ ...asking('/form-settings'), select: ({ items }) => items });
export const adSourcesQuery = queryOptions({ ...asking('/ad-sources'), select: ({ items }) => items });

/** A form that was changed or made stands in the list at once. */
export const keepForm = (form: FormSetting) =>
  cache.setQueryData(formsQuery.queryKey, (page) => page && { ...page, items: placed(page.items, form) });

export const dropForm = ({ id }: FormSetting) =>
  cache.setQueryData(
    formsQuery.queryKey,
    (page) => page && { ...page, items: page.items.filter((one) => one.id !== id) },
  );

export const keepAdSource = (source: AdSource) =>
  cache.setQueryData(adSourcesQuery.queryKey, (page) => page && { ...page, items: placed(page.items, source) });

const placed = <T extends { id: string }>(items: T[], changed: T): T[] =>
  items.some(({ id }) => id === changed.id)
    ? items.map((one) => (one.id === changed.id ? changed : one))
    : [...items, changed];

/** What a new form begins with: a name, a phone and the consent, so that it works as it is. */
export const firstForm = (title: string, language: Language): FormDefinition => ({
  title: {
    ru: 'Оставьте заявку',
    en: 'Leave a request',
    kk: 'Өтінім қалдырыңыз',
    uk: 'Залиште заявку',
    [language]: title,
  },
  fields: [
    {
      name: 'name',
      label: { ru: 'Имя', en: 'Name', kk: 'Аты-жөні', uk: 'Імʼя' },
      type: 'text',
      required: true,
      to: 'contact.name',
    },
    {
      name: 'phone',
      label: { ru: 'Телефон', en: 'Phone', kk: 'Телефон', uk: 'Телефон' },
      type: 'tel',
      required: true,
      to: 'contact.phone',
    },
  ],
  consent: {
    name: 'consent',
    label: {
      ru: 'Согласен на обработку персональных данных',
      en: 'I agree to the processing of my personal data',
      kk: 'Жеке деректерімді өңдеуге келісемін',
      uk: 'Погоджуюся на обробку персональних даних',
    },
  },
  submit: { ru: 'Отправить', en: 'Send', kk: 'Жіберу', uk: 'Надіслати' },
  thanks: {
    ru: 'Спасибо, заявка у нас. Скоро ответим.',
    en: 'Thank you, we have your request and will answer soon.',
    kk: 'Рақмет, өтініміңіз бізде. Жақында жауап береміз.',
    uk: 'Дякуємо, заявка в нас. Скоро відповімо.',
  },
  sites: [],
});
