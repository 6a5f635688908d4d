import { IconPlus, IconX } from '@tabler/icons-react';
import type { FormField } from '../../workflows/form/form.schema.ts';
import { Button } from '../kit/Button.tsx';
import type { Language } from '../language.ts';
import { keyFrom } from '../kit/key-from.ts';
import { useWords } from '../words.ts';
import shared from './Form.module.css';
import css from './Fields.module.css';

type Options = NonNullable<FormField['options']>;

/** What a list offers: what the client reads, and what is written into the lead. */
export const OptionsOfField = ({
  options,
  language,
  error,
  onChange,
}: {
  options: Options;
  language: Language;
  error: string | undefined;
  onChange: (options: Options) => void;
}) => {
  const { t } = useWords('form');
  const change = (index: number, next: Partial<Options[number]>) =>
    onChange(options.map((one, at) => (at === index ? { ...one, ...next } : one)));
  const add = () => {
    const name = t('option.new', { number: options.length + 1 });
    const value = keyFrom(
      `option ${options.length + 1}`,
      options.map((one) => one.value),
    );
    onChange([...options, { value, label: { ru: name, [language]: name } }]);
  };
  return (
    <fieldset className={css.options}>
      <legend>{t('options')}</legend>
      {options.map((option, index) => (
        <div key={index} className={shared.option}>
          <input
            className={shared.input}
            aria-label={t('option.label', { number: index + 1 })}
            lang={language}
            maxLength={300}
            value={option.label[language] ?? ''}
            placeholder={option.label.ru}
            onChange={(event) => change(index, { label: { ...option.label, [language]: event.target.value } })}
          />
          <input
            className={shared.input}
            aria-label={t('option.value', { number: index + 1 })}
            data-hint={t('option.value.hint')}
            maxLength={100}
            spellCheck={false}
            value={option.value}
            onChange={(event) => change(index, { value: event.target.value })}
          />
          <Button
            look="quiet"
            icon={<IconX size={16} />}
            label={t('option.remove', { number: index + 1 })}
            onClick={() => onChange(options.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      {error && <p className={shared.error}>{error}</p>}
      <Button icon={<IconPlus size={16} />} onClick={add}>
        {t('option.add')}
      </Button>
    </fieldset>
  );
};
