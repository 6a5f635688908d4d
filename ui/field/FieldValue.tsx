import type { FieldValue as Value } from '../../workflows/field/field.schema.ts';
import type { PipelineField } from '../../workflows/pipeline/pipeline.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { numberText } from '../kit/number.ts';
import { dayText, exactText } from '../kit/time.ts';
import { useUsers } from '../session.tsx';
import { useWords } from '../words.ts';
import { ContactName } from './ContactName.tsx';
import css from './Field.module.css';
import { FileName } from './FileName.tsx';

/** What a field holds, in the reader's language; a dash where it is empty, and a box that says no says so. */
export const FieldValue = ({ field, value }: { field: PipelineField; value: Value | undefined }) => {
  const { t, language } = useWords('kit');
  if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) return '—';
  const { type, options } = field;
  const named = (one: unknown) => {
    const option = options?.find((each) => each.value === one);
    if (!option) return String(one);
    return inLanguage(option.name, language) + (option.archived ? ` (${t('field.archived')})` : '');
  };
  if (Array.isArray(value)) return value.map(named).join(', ');
  if (typeof value === 'boolean') return t(value ? 'field.yes' : 'field.no');
  if (typeof value === 'number')
    return type === 'number' || type === 'money' ? numberText(value, language, decimals(value)) : String(value);
  if (type === 'list') return named(value);
  if (type === 'person') return <PersonName id={value} />;
  if (type === 'contact') return <ContactName id={value} />;
  if (type === 'file' || type === 'image') return <FileName id={value} />;
  if (type === 'date') return dayText(value);
  if (type === 'moment') return exactText(value);
  if (type === 'link' && /^https?:/i.test(value))
    return (
      <a href={value} target="_blank" rel="noopener noreferrer">
        {value.replace(/^https?:\/\//i, '')}
      </a>
    );
  return type === 'long_text' ? <span className={css.long}>{value}</span> : value;
};

const PersonName = ({ id }: { id: string }) => useUsers().find((user) => user.id === id)?.name ?? id;

const decimals = (value: number): number => Math.min(6, (String(value).split('.')[1] ?? '').length);
