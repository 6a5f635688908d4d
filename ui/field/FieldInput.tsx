import { readFieldValue } from '../../workflows/field/field-value.ts';
import { fieldFaultSentence } from '../../workflows/field/field-value.words.ts';
import type { PipelineField } from '../../workflows/pipeline/pipeline.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { Input, Select } from '../kit/Field.tsx';
import { momentOf, wall } from '../kit/time.ts';
import { When } from '../kit/When.tsx';
import { useWords } from '../words.ts';

type Props = {
  field: PipelineField;
  value: string;
  onChange: (text: string) => void;
  autoFocus?: boolean;
  /** what the server said of it */
  error?: string | undefined;
};

/** One of the pipeline's own fields as an input; its text becomes a value in typed.ts. */
export const FieldInput = ({ field, value, onChange, autoFocus, error }: Props) => {
  const { language } = useWords('lead');
  const label = inLanguage(field.name, language);
  if (field.options || field.type === 'checkbox')
    return (
      <Select
        label={label}
        value={value}
        autoFocus={autoFocus}
        error={error}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">—</option>
        {(field.options ?? []).map((option) => (
          <option key={option.value} value={option.value}>
            {inLanguage(option.name, language)}
          </option>
        ))}
        {field.type === 'checkbox' && <option value="true">✓</option>}
      </Select>
    );
  if (field.type === 'date' || field.type === 'moment')
    return (
      <When
        kind={field.type}
        label={label}
        value={field.type === 'moment' && value ? wall(value).format('YYYY-MM-DDTHH:mm') : value}
        autoFocus={autoFocus}
        error={error}
        onChange={(text) => onChange(field.type === 'moment' && text ? momentOf(text).toISOString() : text)}
      />
    );
  const read = readFieldValue(field, value);
  return (
    <Input
      label={label}
      error={'why' in read ? fieldFaultSentence(read.why, language) : error}
      inputMode={
        field.type === 'link' ? 'url' : field.type === 'number' || field.type === 'money' ? 'decimal' : undefined
      }
      value={value}
      maxLength={2000}
      autoFocus={autoFocus}
      onChange={({ target }) => onChange(target.value)}
    />
  );
};
