import { useState } from 'react';
import type { Words } from '../../workflows/words/words.schema.ts';
import { Input } from '../kit/Field.tsx';
import { useWrittenLanguages } from '../company/used.ts';
import { languageNames, type Language } from '../language.ts';
import { useWords } from '../words.ts';

/** One wording in the language that is being written; what is missing is read in Russian, and what others still say as before is told. */
export const WordsInput = ({
  label,
  words,
  language,
  error,
  optional,
  onChange,
}: {
  label: string;
  words: Words | undefined;
  language: Language;
  error?: string | undefined;
  optional?: boolean;
  onChange: (words: Words) => void;
}) => {
  const { t } = useWords('form');
  const languages = useWrittenLanguages();
  const missing = languages.filter((one) => !words?.[one]);
  const isBegun = !optional || missing.length < languages.length;
  const [first] = useState(words);
  const isRewritten = first?.[language] !== undefined && words?.[language] !== first[language];
  const old = languages.filter((one) => one !== language && first?.[one] && words?.[one] === first[one]);
  const names = (some: Language[]) => some.map((one) => languageNames[one]).join(', ');
  return (
    <Input
      label={label}
      lang={language}
      maxLength={300}
      value={words?.[language] ?? ''}
      placeholder={language === 'ru' ? undefined : words?.ru}
      error={error}
      hint={
        isRewritten && old.length > 0
          ? t('words.old', { languages: names(old) })
          : isBegun && missing.length > 0
            ? t('words.missing', { languages: names(missing) })
            : undefined
      }
      onChange={(event) => onChange({ ru: '', ...words, [language]: event.target.value })}
    />
  );
};
