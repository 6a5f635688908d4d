import { useState } from 'react';
import type { FieldWish } from '../../workflows/field/field-change.schema.ts';
import type { FieldOption } from '../../workflows/field/field.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { Button } from '../kit/Button.tsx';
import { Select } from '../kit/Field.tsx';
import { useWords } from '../words.ts';
import css from './Fields.module.css';

/** Two options become one, on every record that has the first. */
export const ReplaceOption = ({
  options,
  onReplace,
}: {
  options: FieldOption[];
  onReplace: (wish: FieldWish) => void;
}) => {
  const { t, language } = useWords('field');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const offered = (value: string, set: (value: string) => void, label: string, without: string) => (
    <Select label={label} value={value} onChange={({ target }) => set(target.value)}>
      <option value="">—</option>
      {options
        .filter((option) => option.value !== without)
        .map((option) => (
          <option key={option.value} value={option.value}>
            {inLanguage(option.name, language)}
          </option>
        ))}
    </Select>
  );
  return (
    <div className={css.bar}>
      {offered(from, setFrom, t('replace.from'), to)}
      {offered(to, setTo, t('replace.to'), from)}
      <Button
        why={from && to ? undefined : t('replace.choose')}
        onClick={() => onReplace({ options: options.filter(({ value }) => value !== from), map: { [from]: to } })}
      >
        {t('replace.do')}
      </Button>
    </div>
  );
};
