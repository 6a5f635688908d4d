import type { PipelineField } from '../pipeline/pipeline.schema.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { inEach, inLanguage } from '../words/words.ts';
import type { FieldValue } from './field.schema.ts';
import { readFieldValue, type FieldFault } from './field-value.ts';
import { fieldFaults } from './field-value.words.ts';

/**
 * Values for fields as their record keeps them; refused with each one that is wrong: FieldWrong. What no field is known for stays as
 * it came.
 */
export const givenFields = (
  fields: PipelineField[],
  given: Record<string, unknown>,
): Record<string, FieldValue> | Refusal => {
  const read = Object.entries(given).map(([key, value]) => {
    const field = fields.find((one) => one.key === key);
    return { key, field, answer: readFieldValue(field ?? { type: 'text' }, value) };
  });
  const wrong = read.flatMap(({ key, field, answer }) =>
    'why' in answer ? [{ field: `fields.${key}`, name: field?.name ?? { ru: key }, why: answer.why }] : [],
  );
  const [first] = wrong;
  if (!first) return Object.fromEntries(read.map(({ key, answer }) => [key, 'value' in answer ? answer.value : null]));
  return {
    ...refuse('FieldWrong', {
      field: inEach((language) => inLanguage(first.name, language)),
      why: fieldFaults[first.why as FieldFault],
    }),
    wrong: wrong.map(({ field, why }) => ({ field, why: fieldFaults[why as FieldFault] })),
  };
};
