import type { Field, FieldValue as Value } from '../../workflows/field/field.schema.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { fieldTyped } from '../lead/typed.ts';
import { FieldValue } from './FieldValue.tsx';

/** The values of a record's fields, as they are chosen between when two records are merged. */
export const fieldSides = (fields: Field[], values: Record<string, Value>, language: Language) =>
  fields.map((field) => ({
    what: `fields.${field.key}`,
    label: inLanguage(field.name, language),
    text: fieldTyped(values[field.key]),
    shown: <FieldValue field={field} value={values[field.key]} />,
  }));
