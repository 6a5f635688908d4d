import { useState } from 'react';
import type { ReplyTexts } from '../../../workflows/quick-reply/quick-reply.schema.ts';
import { replyVariables } from '../../../workflows/quick-reply/quick-reply.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { useWrittenLanguages } from '../../company/used.ts';
import { Chip } from '../../kit/Chip.tsx';
import { TextArea } from '../../kit/Field.tsx';
import { languageNames, type Language } from '../../language.ts';
import { useWords } from '../../words.ts';
import css from './Quick.module.css';

type Props = {
  texts: ReplyTexts;
  onChange: (texts: ReplyTexts) => void;
  /** what is wrong with the text in a language */
  wrong: (language: Language) => string | undefined;
};

/** What is said, by language; what has no text in the client's language is said in another. */
export const TextsInput = ({ texts, onChange, wrong }: Props) => {
  const { t, language: mine } = useWords('conversation/quick');
  const languages = useWrittenLanguages();
  const [language, setLanguage] = useState<Language>(languages.find((one) => texts[one]) ?? mine);
  const mistaken = languages.find((one) => wrong(one));
  const shown = mistaken && !wrong(language) ? mistaken : language;
  const text = texts[shown] ?? '';
  const type = (next: string) => {
    const { [shown]: _, ...others } = texts;
    onChange(next ? { ...others, [shown]: next } : others);
  };
  return (
    <>
      <div className={css.kinds} role="group" aria-label={t('language')}>
        {languages.map((one) => (
          <Chip key={one} on={one === shown} onClick={() => setLanguage(one)}>
            {languageNames[one]}
            {texts[one] ? ' ✓' : ''}
          </Chip>
        ))}
      </div>
      <TextArea
        label={t('text')}
        lang={shown}
        rows={4}
        maxLength={4000}
        value={text}
        error={wrong(shown)}
        onChange={({ target }) => type(target.value)}
      />
      <div className={css.variables} role="group" aria-label={t('variables')}>
        {replyVariables.map(({ path, means }) => (
          <Chip key={path} onClick={() => type(`${text}{{${path}}}`)}>
            {inLanguage(means, mine)}
          </Chip>
        ))}
      </div>
    </>
  );
};
