import type { PipelineField } from '../../workflows/pipeline/pipeline.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import { dayText, exactText } from '../kit/time.ts';

/** A value as it is read; a value of a list that is gone stands as it was kept. */
export const valueText = (field: PipelineField, value: unknown, language: Language): string => {
  if (value === undefined || value === null || value === '') return '';
  if (Array.isArray(value)) return value.map((one) => valueText(field, one, language)).join(', ');
  const option = field.options?.find((one) => one.value === value);
  if (option) return inLanguage(option.name, language);
  if (field.type === 'date' && typeof value === 'string') return dayText(value);
  if (field.type === 'moment' && typeof value === 'string') return exactText(value);
  return value === true ? '✓' : value === false ? '✗' : String(value);
};
