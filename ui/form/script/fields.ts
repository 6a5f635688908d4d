import { element } from './element.ts';
import type { FormWords } from './words.ts';

export type Field = {
  name: string;
  label: string;
  type: 'text' | 'textarea' | 'tel' | 'email' | 'number' | 'date' | 'select' | 'choices' | 'checkbox';
  required: boolean;
  options?: { value: string; label: string }[];
  placeholder?: string;
};
type Input = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
export type Value = string | boolean | string[];

const complete: Record<string, string> = { name: 'name', phone: 'tel', email: 'email' };

/** One field with its label and its error, which are read out together. */
export const drawField = (field: Field, words: FormWords, id: string, known: Value | undefined) => {
  const error = element('p', { class: 'e', id: `${id}-e` });
  if (field.type === 'choices') return drawChoices(field, words, id, known, error);
  const common = { id, name: field.name, required: field.required, 'aria-describedby': `${id}-e` };
  const input: Input =
    field.type === 'select'
      ? element(
          'select',
          common,
          element('option', { value: '' }, field.placeholder ?? words.choose),
          ...(field.options ?? []).map(({ value, label }) => element('option', { value }, label)),
        )
      : field.type === 'textarea'
        ? element('textarea', { ...common, rows: '4', maxlength: '4000', placeholder: field.placeholder })
        : element('input', {
            ...common,
            // a number may be written with a comma or spaces, which inputs of numbers refuse
            type: field.type === 'number' ? 'text' : field.type,
            inputmode: field.type === 'number' ? 'decimal' : undefined,
            placeholder: field.placeholder,
            autocomplete: complete[field.name],
            maxlength: field.type === 'checkbox' ? undefined : '500',
          });
  if (known !== undefined) {
    if (input instanceof HTMLInputElement && field.type === 'checkbox') input.checked = known === true;
    else input.value = String(known);
  }
  const star = field.required && field.type !== 'checkbox' && element('span', { 'aria-hidden': 'true' }, ' *');
  const box =
    field.type === 'checkbox'
      ? element('div', { class: 'f' }, element('label', { class: 'c' }, input, element('span', {}, field.label)), error)
      : element('div', { class: 'f' }, element('label', { for: id }, field.label, star), input, error);

  const say = (sentence: string) => {
    error.textContent = sentence;
    input.setAttribute('aria-invalid', String(sentence !== ''));
  };
  return {
    name: field.name,
    box,
    input,
    say,
    value: (): Value =>
      input instanceof HTMLInputElement && field.type === 'checkbox' ? input.checked : input.value.trim(),
    /** what is wrong before anything is sent; the server judges the rest */
    wrong: (): string => {
      if (input.validity.typeMismatch && field.type === 'email') return words.email;
      const empty = field.type === 'checkbox' ? !(input as HTMLInputElement).checked : input.value.trim() === '';
      if (!field.required || !empty) return '';
      return field.type === 'checkbox' ? words.consent : words.required;
    },
  };
};
/** Several answers to one question: a box for each. */
const drawChoices = (field: Field, words: FormWords, id: string, known: Value | undefined, error: HTMLElement) => {
  const boxes = (field.options ?? []).map(({ value, label }) => {
    const input = element('input', { type: 'checkbox', name: field.name, value });
    input.checked = Array.isArray(known) && known.includes(value);
    return { input, label: element('label', { class: 'c' }, input, element('span', {}, label)) };
  });
  const star = field.required && element('span', { 'aria-hidden': 'true' }, ' *');
  const group = element(
    'div',
    { class: 'f', role: 'group', 'aria-labelledby': `${id}-l`, 'aria-describedby': `${id}-e` },
    element('label', { id: `${id}-l` }, field.label, star),
    ...boxes.map(({ label }) => label),
    error,
  );
  const chosen = () => boxes.flatMap(({ input }) => (input.checked ? [input.value] : []));
  return {
    name: field.name,
    box: group,
    // what the focus goes to
    input: (boxes[0]?.input ?? element('input', {})) as Input,
    say: (sentence: string) => {
      error.textContent = sentence;
    },
    value: (): Value => chosen(),
    wrong: (): string => (field.required && chosen().length === 0 ? words.required : ''),
  };
};

export type DrawnField = ReturnType<typeof drawField>;
