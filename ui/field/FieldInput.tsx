import { lazy, Suspense } from 'react';
import { readFieldValue } from '../../workflows/field/field-value.ts';
import { fieldFaultSentence } from '../../workflows/field/field-value.words.ts';
import { itemsIn, itemsText } from '../../workflows/field/items.ts';
import type { PipelineField } from '../../workflows/pipeline/pipeline.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { Input, Select, TextArea } from '../kit/Field.tsx';
import { momentOf, wall } from '../kit/time.ts';
import { When } from '../kit/When.tsx';
import { useUsers } from '../session.tsx';
import { useWords } from '../words.ts';
import { ContactInput } from './ContactInput.tsx';
import css from './Field.module.css';

const FileInput = lazy(async () => ({ default: (await import('./FileInput.tsx')).FileInput }));

type Props = {
  field: PipelineField;
  value: string;
  onChange: (text: string) => void;
  autoFocus?: boolean;
  required?: boolean;
  /** what the server said of it */
  error?: string | undefined;
};

/** A field of any type as an input; its text becomes a value by `readFieldValue`. */
export const FieldInput = (props: Props) => {
  const { type } = props.field;
  if (type === 'list' || type === 'checkbox') return <Choice {...props} />;
  if (type === 'multi_list') return <Choices {...props} />;
  if (type === 'person') return <Person {...props} />;
  if (type === 'contact') return <ContactInput {...props} />;
  if (type === 'file' || type === 'image')
    return (
      <Suspense>
        <FileInput {...props} />
      </Suspense>
    );
  if (type === 'date' || type === 'moment') return <Moment {...props} />;
  return <Text {...props} />;
};

const Choice = ({ field, value, onChange, autoFocus, required, error }: Props) => {
  const { t, language } = useWords('kit');
  const options = offered(field, [value]).map((one) => ({ value: one.value, name: inLanguage(one.name, language) }));
  const answers = [
    { value: 'true', name: t('field.yes') },
    { value: 'false', name: t('field.no') },
  ];
  return (
    <Select
      label={inLanguage(field.name, language)}
      value={value}
      autoFocus={autoFocus}
      required={required}
      error={error}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">—</option>
      {(field.type === 'checkbox' ? answers : options).map((option) => (
        <option key={option.value} value={option.value}>
          {option.name}
        </option>
      ))}
    </Select>
  );
};

const Choices = ({ field, value, onChange, error }: Props) => {
  const { language } = useWords('kit');
  const chosen = itemsIn(value);
  return (
    <fieldset className={css.choices} aria-invalid={error ? true : undefined}>
      <legend>{inLanguage(field.name, language)}</legend>
      {offered(field, chosen).map((option) => (
        <label key={option.value}>
          <input
            type="checkbox"
            checked={chosen.includes(option.value)}
            onChange={(event) =>
              onChange(
                itemsText(
                  event.target.checked ? [...chosen, option.value] : chosen.filter((one) => one !== option.value),
                ),
              )
            }
          />
          {inLanguage(option.name, language)}
        </label>
      ))}
      {error && <p className={css.error}>{error}</p>}
    </fieldset>
  );
};

/** An archived option is not offered any more, but stays where it was chosen. */
const offered = ({ options = [] }: PipelineField, chosen: string[]) =>
  options.filter(({ value, archived }) => !archived || chosen.includes(value));

const Person = ({ field, value, onChange, autoFocus, required, error }: Props) => {
  const { language } = useWords('kit');
  const users = useUsers().filter(({ id, active }) => active || id === value);
  return (
    <Select
      label={inLanguage(field.name, language)}
      value={value}
      autoFocus={autoFocus}
      required={required}
      error={error}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">—</option>
      {users.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  );
};

const Moment = ({ field, value, onChange, autoFocus, required, error }: Props) => {
  const { language } = useWords('kit');
  const isMoment = field.type === 'moment';
  return (
    <When
      kind={isMoment ? 'moment' : 'date'}
      label={inLanguage(field.name, language)}
      value={isMoment && value ? wall(value).format('YYYY-MM-DDTHH:mm') : value}
      autoFocus={autoFocus}
      required={required}
      error={error}
      onChange={(text) => onChange(isMoment && text ? momentOf(text).toISOString() : text)}
    />
  );
};

const Text = ({ field, value, onChange, autoFocus, required, error }: Props) => {
  const { language } = useWords('kit');
  const label = inLanguage(field.name, language);
  if (field.type === 'long_text')
    return (
      <TextArea
        label={label}
        error={error}
        value={value}
        maxLength={10_000}
        autoFocus={autoFocus}
        required={required}
        onChange={({ target }) => onChange(target.value)}
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
      required={required}
      onChange={({ target }) => onChange(target.value)}
    />
  );
};
