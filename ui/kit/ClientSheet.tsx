import type { ReactNode } from 'react';
import { languageNames, languages } from '../language.ts';
import { speak, useWords } from '../words.ts';
import css from './ClientSheet.module.css';

/** A page behind a link that a client was sent: one sheet and the choice of the language; nobody is signed in there. */
export const ClientSheet = ({ onSpeak, children }: { onSpeak?: (() => void) | undefined; children: ReactNode }) => {
  const { t, language } = useWords('kit');
  return (
    <div className={css.page}>
      <main className={css.sheet}>{children}</main>
      <footer>
        <label className={css.language}>
          <span>{t('kit:language')}</span>
          <select
            value={language}
            onChange={(event) => {
              onSpeak?.();
              void speak(event.target.value as typeof language);
            }}
          >
            {languages.map((one) => (
              <option key={one} value={one} lang={one}>
                {languageNames[one]}
              </option>
            ))}
          </select>
        </label>
      </footer>
    </div>
  );
};
