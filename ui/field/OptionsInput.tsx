import { IconArchive, IconArchiveOff, IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { FieldOption } from '../../workflows/field/field.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { WordsInput } from '../automation/input/WordsInput.tsx';
import { Button } from '../kit/Button.tsx';
import { Input } from '../kit/Field.tsx';
import { keyOf, wordsIn } from '../pipeline/edit.ts';
import { useWords } from '../words.ts';
import css from './Fields.module.css';

/** What a list offers: renamed in place, put in order; one that was saved before may be archived, a new one taken away again. */
export const OptionsInput = ({
  options,
  known,
  onChange,
}: {
  options: FieldOption[];
  known: FieldOption[];
  onChange: (options: FieldOption[]) => void;
}) => {
  const { t, language } = useWords('field');
  const [typed, setTyped] = useState('');
  const add = () => {
    const text = typed.trim();
    if (!text) return;
    const name = wordsIn(text, language);
    const taken = [...options, ...known].map(({ value }) => ({ key: value }));
    onChange([...options, { value: keyOf(name, 'option', taken), name }]);
    setTyped('');
  };
  const put = (index: number, option: FieldOption) => onChange(options.with(index, option));
  return (
    <fieldset className={css.group}>
      <legend>{t('options')}</legend>
      {options.map((option, index) => {
        const name = inLanguage(option.name, language);
        const { archived = false } = option;
        const isNew = !known.some(({ value }) => value === option.value);
        return (
          <div key={option.value} className={css.option} data-archived={archived || undefined}>
            <WordsInput
              label={t('option.name', { name })}
              value={option.name}
              onChange={(next) => put(index, { ...option, name: next })}
            />
            <Button
              look="quiet"
              icon={<IconArrowUp size={14} />}
              label={t('up', { name })}
              why={index === 0 ? t('first') : undefined}
              onClick={() => onChange(options.toSpliced(index, 1).toSpliced(index - 1, 0, option))}
            />
            <Button
              look="quiet"
              icon={<IconArrowDown size={14} />}
              label={t('down', { name })}
              why={index === options.length - 1 ? t('last') : undefined}
              onClick={() => onChange(options.toSpliced(index, 1).toSpliced(index + 1, 0, option))}
            />
            {!isNew && (
              <Button
                look="quiet"
                icon={archived ? <IconArchiveOff size={14} /> : <IconArchive size={14} />}
                label={t(archived ? 'option.restore' : 'option.archive', { name })}
                onClick={() =>
                  put(index, { value: option.value, name: option.name, ...(archived ? {} : { archived: true }) })
                }
              />
            )}
            {(isNew || archived) && (
              <Button
                look="quiet"
                icon={<IconX size={14} />}
                label={t('option.remove', { name })}
                onClick={() => onChange(options.toSpliced(index, 1))}
              />
            )}
          </div>
        );
      })}
      <div className={css.bar}>
        <Input
          label={t('option.new')}
          value={typed}
          maxLength={300}
          onChange={({ target }) => setTyped(target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            add();
          }}
        />
        <Button icon={<IconPlus size={15} />} onClick={add}>
          {t('option.add')}
        </Button>
      </div>
    </fieldset>
  );
};
