import type { Words } from '../../workflows/words/words.schema.ts';
import { Input } from '../kit/Field.tsx';
import { languageNames, languages, type Language } from '../language.ts';
import { useWords } from '../words.ts';

/** One wording in the language that is being written; what is missing is read in Russian. */
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
  const missing = languages.filter((one) => !words?.[one]);
  const isBegun = !optional || missing.length < languages.length;
  return (
    <Input
      label={label}
      lang={language}
      maxLength={300}
      value={words?.[language] ?? ''}
      placeholder={language === 'ru' ? undefined : words?.ru}
      error={error}
      hint={
        isBegun && missing.length > 0
          ? t('words.missing', { languages: missing.map((one) => languageNames[one]).join(', ') })
          : undefined
      }
      onChange={(event) => onChange({ ru: '', ...words, [language]: event.target.value })}
    />
  );
};
