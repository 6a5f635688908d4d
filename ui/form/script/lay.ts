import { element } from './element.ts';
import { drawField } from './fields.ts';
import type { Field } from './fields.ts';
import type { Look } from './style.ts';
import type { FormWords } from './words.ts';

/** A form as the server tells it, in one language. */
export type FormText = {
  key: string;
  language: string;
  title: string;
  fields: Field[];
  consent?: { name: string; label: string };
  submit: string;
  thanks: string;
  redirect?: string;
  /** when the server gave it out */
  stamp?: string;
  look?: Look;
};

/** The elements of the form without their handlers: for a site, and for the preview beside its settings. */
export const layForm = (
  definition: FormText,
  words: FormWords,
  known: Record<string, string | boolean | string[]> = {},
) => {
  const { language } = definition;
  const consent: Field[] = definition.consent ? [{ ...definition.consent, type: 'checkbox', required: true }] : [];
  const fields = [...definition.fields, ...consent].map((field) =>
    drawField(field, words, `v-${field.name}`, known[field.name] ?? (field.name === 'language' ? language : undefined)),
  );
  const trap = element('input', { name: 'website', tabindex: '-1', autocomplete: 'off' });
  const button = element('button', { class: 'b' }, definition.submit);
  const status = element('div', { class: 's', role: 'status' });
  const set = element(
    'fieldset',
    {},
    ...fields.map(({ box }) => box),
    element('div', { class: 'x', 'aria-hidden': 'true' }, trap),
    button,
  );
  const form = element('form', { novalidate: true, 'aria-label': definition.title }, set, status);
  return { form, set, fields, trap, button, status };
};
