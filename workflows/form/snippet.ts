import type { Language } from '../words/words.schema.ts';
import { formInLanguage } from './form.ts';
import type { FormDefinition } from './form.schema.ts';

/** The code a site puts where the form is to appear. */
export const scriptSnippet = ({ key, language, origin }: { key: string; language: Language; origin: string }): string =>
  `<script src="${origin}/form.js" data-form="${key}" data-lang="${language}" async></script>`;

/** The same form without any script, for sites that allow none; the site styles it. */
export const htmlSnippet = (
  definition: FormDefinition,
  { key, language, origin }: { key: string; language: Language; origin: string },
): string => {
  const form = formInLanguage(key, definition, language);
  const lines = form.fields.map((field) => {
    const common = `name="${escape(field.name)}"${field.required ? ' required' : ''}`;
    const hint = field.placeholder ? ` placeholder="${escape(field.placeholder)}"` : '';
    if (field.type === 'checkbox')
      return `  <label><input type="checkbox" ${common} value="true"> ${escape(field.label)}</label>`;
    if (field.type === 'choices') {
      const boxes = (field.options ?? []).map(
        ({ value, label }) =>
          `\n    <label><input type="checkbox" name="${escape(field.name)}[]" value="${escape(value)}"> ${escape(label)}</label>`,
      );
      return `  <fieldset><legend>${escape(field.label)}</legend>${boxes.join('')}\n  </fieldset>`;
    }
    const input =
      field.type === 'select'
        ? `<select ${common}>\n      <option value=""></option>${(field.options ?? [])
            .map(({ value, label }) => `\n      <option value="${escape(value)}">${escape(label)}</option>`)
            .join('')}\n    </select>`
        : field.type === 'textarea'
          ? `<textarea ${common}${hint} maxlength="4000" rows="4"></textarea>`
          : `<input type="${field.type}" ${common}${hint} maxlength="500">`;
    return `  <label>${escape(field.label)}\n    ${input}\n  </label>`;
  });
  return [
    // a page in another charset would send its own
    `<form method="post" accept-charset="utf-8" action="${origin}/api/v1/forms/${key}?lang=${language}">`,
    ...lines,
    `  <label><input type="checkbox" name="${escape(form.consent.name)}" value="true" required> ${escape(form.consent.label)}</label>`,
    `  <p style="position:absolute;left:-9999px" aria-hidden="true"><input name="website" tabindex="-1" autocomplete="off"></p>`,
    `  <button>${escape(form.submit)}</button>`,
    '</form>',
  ].join('\n');
};

const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (letter) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[letter]!);
