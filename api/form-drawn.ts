import { randomUUID } from 'node:crypto';
import { formInLanguage } from '../workflows/form/form.ts';
import type { FormDefinition } from '../workflows/form/form.schema.ts';
import type { Language } from '../workflows/words/words.schema.ts';
import { escape } from './form-frame.ts';
import type { FieldError } from './http/problem.ts';

/** The form as plain HTML, with what was typed and what must be mended. `carried` goes along unseen, as the key of this sending does. */
export const drawForm = (
  { key, definition }: { key: string; definition: FormDefinition },
  language: Language,
  {
    action,
    typed,
    carried = [],
    errors = [],
  }: { action: string; typed: Record<string, unknown>; carried?: [string, string][]; errors?: FieldError[] },
): string => {
  const form = formInLanguage(key, definition, language);
  const wrong = (name: string) => errors.find(({ field }) => field === name)?.message;
  const fields: Field[] = [
    ...form.fields,
    { ...form.consent, type: 'checkbox' as const, required: true, options: undefined, placeholder: undefined },
  ];
  return `<form id="plain" method="post" accept-charset="utf-8" action="${escape(action)}">
      ${fields.map((field) => drawField(field, typed[field.name] ?? typed[`${field.name}[]`], wrong(field.name))).join('\n      ')}
      <p class="trap" aria-hidden="true"><input name="website" tabindex="-1" autocomplete="off"></p>
      ${hiddenInputs([['formSession', randomUUID()], ...carried])}
      <button>${escape(form.submit)}</button>
    </form>`;
};

export const hiddenInputs = (values: [string, unknown][]): string =>
  values
    .map(([name, value]) => `<input type="hidden" name="${escape(name)}" value="${escape(String(value))}">`)
    .join('\n      ');

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
    const chosen: unknown[] = [typed].flat();
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
