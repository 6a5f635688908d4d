import { queryOptions } from '@tanstack/react-query';
import type { AdSource } from '../../workflows/ad-form/ad-form.schema.ts';
import type { FormDefinition, FormSetting } from '../../workflows/form/form.schema.ts';
import { get, type Page } from '../api.ts';
import { cache } from '../cache.ts';
import type { Language } from '../language.ts';

export const formsQuery = queryOptions({
  queryKey: ['settings', 'forms'],
  queryFn: ({ signal }) => get<Page<FormSetting>>('/form-settings', { signal }).then(({ items }) => items),
});

export const adSourcesQuery = queryOptions({
  queryKey: ['settings', 'ad-sources'],
  queryFn: ({ signal }) => get<Page<AdSource>>('/ad-sources', { signal }).then(({ items }) => items),
});

/** A form that was changed or made stands in the list at once. */
export const keepForm = (form: FormSetting) =>
  cache.setQueryData(formsQuery.queryKey, (before) =>
    before?.some(({ id }) => id === form.id)
      ? before.map((one) => (one.id === form.id ? form : one))
      : [...(before ?? []), form],
  );

export const dropForm = ({ id }: FormSetting) =>
  cache.setQueryData(formsQuery.queryKey, (before) => before?.filter((one) => one.id !== id));

export const keepAdSource = (source: AdSource) =>
  cache.setQueryData(adSourcesQuery.queryKey, (before) =>
    before?.some(({ id }) => id === source.id)
      ? before.map((one) => (one.id === source.id ? source : one))
      : [...(before ?? []), source],
  );

type Words = Record<Language, string>;
const words = (ru: string, en: string, kk: string, uk: string): Words => ({ ru, en, kk, uk });

/** What a new form begins with: a name, a phone and the consent, so that it works as it is. */
export const firstForm = (title: string, language: Language): FormDefinition => ({
  title: { ...words('Оставьте заявку', 'Leave a request', 'Өтінім қалдырыңыз', 'Залиште заявку'), [language]: title },
  fields: [
    {
      name: 'name',
      label: words('Имя', 'Name', 'Аты-жөні', 'Імʼя'),
      type: 'text',
      required: true,
      to: 'contact.name',
    },
    {
      name: 'phone',
      label: words('Телефон', 'Phone', 'Телефон', 'Телефон'),
      type: 'tel',
      required: true,
      to: 'contact.phone',
    },
  ],
  consent: {
    name: 'consent',
    label: words(
      'Согласен на обработку персональных данных',
      'I agree to the processing of my personal data',
      'Жеке деректерімді өңдеуге келісемін',
      'Погоджуюся на обробку персональних даних',
    ),
  },
  submit: words('Отправить', 'Send', 'Жіберу', 'Надіслати'),
  thanks: words(
    'Спасибо, заявка у нас. Скоро ответим.',
    'Thank you, we have your request and will answer soon.',
    'Рақмет, өтініміңіз бізде. Жақында жауап береміз.',
    'Дякуємо, заявка в нас. Скоро відповімо.',
  ),
  sites: [],
});
