import { useEffect, type ReactNode } from 'react';
import { languageNames, languages } from '../../language.ts';
import { speak, useWords } from '../../words.ts';
import css from './SignIn.module.css';

/** The page before anybody is in: one card, and the language. */
export const Door = ({ title, children }: { title: string; children: ReactNode }) => {
  const { t, language } = useWords('user/sign-in');
  useEffect(() => void (document.title = `${title} · Voronka`), [title]);
  return (
    <main className={css.page}>
      <section className={css.card} aria-labelledby="door">
        <div className={css.logo}>
          <svg viewBox="0 0 24 24" width="26" height="26" aria-hidden>
            <path d="M3 5h18l-7 8v7l-4-2v-5z" fill="currentColor" />
          </svg>
          Voronka
        </div>
        <h1 id="door" className={css.title}>
          {title}
        </h1>
        {children}
      </section>
      <nav className={css.languages} aria-label={t('kit:language')}>
        {languages.map((one) => (
          <button
            key={one}
            type="button"
            lang={one}
            aria-pressed={one === language}
            onClick={() => void speak(one, { choose: true })}
          >
            {languageNames[one]}
          </button>
        ))}
      </nav>
    </main>
  );
};
