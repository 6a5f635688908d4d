import { useState } from 'react';
import type { Words } from '../../../workflows/words/words.schema.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { useWrittenLanguages } from '../../company/used.ts';
import { languageNames, type Language } from '../../language.ts';
import { useTyped } from '../condition/typed.ts';
import { useWords } from '../../words.ts';
import { wordsIn } from '../../pipeline/edit.ts';
import { givenWords } from '../../pipeline/given.ts';
import { isSame } from '../../pipeline/same.ts';
import css from './Input.module.css';

type Props = {
  value: Words | undefined;
  onChange(value: Words): void;
  /** it may be left out */
  onClear?: () => void;
  label: string;
  long?: boolean;
  /** words that came by themselves: who writes others in their own language means them in every language */
  untouched?: Words | undefined;
};

/** One text in the company's languages: the reader's first, the others a click away; a dot tells which are missing. */
export const WordsInput = ({ value, onChange, label, long, untouched, onClear }: Props) => {
  const { t, language: mine } = useWords('automation');
  const languages = useWrittenLanguages();
  const [language, setLanguage] = useState<Language>(mine);
  const kept = value?.[language] ?? '';
  const [typed, setTyped] = useTyped(kept);
  // what may be left out and is lacks nothing
  const lacks = (one: Language) => !value?.[one] && !(onClear && !value);
  const put = (text: string) => {
    setTyped(text);
    const trimmed = text.trim();
    const byItself = untouched ?? givenWords(value);
    if (trimmed)
      onChange(wordsIn(text, language, language === mine && byItself && isSame(value, byItself) ? undefined : value));
    else if (language === 'ru') onClear?.();
    else if (value) {
      const { [language]: _, ...others } = value;
      onChange(others as Words);
    }
  };
  const field = {
    className: css.input,
    lang: language,
    'aria-label': `${label}, ${languageNames[language]}`,
    'aria-invalid': (language === 'ru' && !typed.trim() && !onClear) || undefined,
    maxLength: 300,
    value: typed,
    placeholder: value ? inLanguage(value, language) : '',
  };
  return (
    <div className={css.words}>
      {long ? (
        <textarea {...field} rows={2} onChange={(event) => put(event.target.value)} />
      ) : (
        <input {...field} onChange={(event) => put(event.target.value)} />
      )}
      <div className={css.languages} role="group" aria-label={t('languages')} hidden={languages.length < 2}>
        {languages.map((one) => (
          <button
            key={one}
            type="button"
            lang={one}
            aria-pressed={one === language}
            data-missing={lacks(one) || undefined}
            aria-label={`${languageNames[one]}${lacks(one) ? `, ${t('languages.missing')}` : ''}`}
            data-hint={lacks(one) ? `${languageNames[one]}: ${t('languages.missing')}` : languageNames[one]}
            onClick={() => {
              setLanguage(one);
              setTyped(value?.[one] ?? '');
            }}
          >
            {one}
          </button>
        ))}
      </div>
    </div>
  );
};
