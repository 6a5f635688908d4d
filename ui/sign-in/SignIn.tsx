import { useNavigate, useSearch } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, type FormEvent } from 'react';
import type { Role } from '../../workflows/user/user.schema.ts';
import { get, isProblem, post } from '../api.ts';
import { cache } from '../cache.ts';
import { Avatar } from '../kit/Avatar.tsx';
import { Button } from '../kit/Button.tsx';
import { Input } from '../kit/Field.tsx';
import { problemText } from '../kit/problem.ts';
import { languageNames, languages } from '../language.ts';
import { meQuery } from '../session.tsx';
import { speak, useWords, type Say } from '../words.ts';
import css from './SignIn.module.css';

type DemoLogin = { email: string; password: string; role: Role; name?: string };

export const SignInPage = () => {
  const { t, language } = useWords('sign-in');
  const { then } = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  const [busy, setBusy] = useState<string>();
  const [error, setError] = useState<unknown>();
  const demo = useQuery(demoQuery).data ?? [];
  useEffect(() => void (document.title = `${t('title')} · Voronka`), [t]);

  const enter = async (email: string, password: string) => {
    setBusy(email);
    setError(undefined);
    try {
      await post('/session', { email, password });
      cache.clear();
      await cache.ensureQueryData(meQuery);
      await navigate({ href: then && /^\/(?![/\\])/.test(then) ? then : '/', replace: true });
    } catch (failure) {
      setError(failure);
      setBusy(undefined);
    }
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const values = new FormData(event.currentTarget);
    void enter(String(values.get('email')), String(values.get('password')));
  };

  return (
    <main className={css.page}>
      <section className={css.card} aria-labelledby="sign-in">
        <div className={css.logo}>
          <svg viewBox="0 0 24 24" width="26" height="26" aria-hidden>
            <path d="M3 5h18l-7 8v7l-4-2v-5z" fill="currentColor" />
          </svg>
          Voronka
        </div>
        <h1 id="sign-in" className={css.title}>
          {t('title')}
        </h1>
        {then && !error && <p className={css.note}>{t('then')}</p>}
        {error ? (
          <p className={css.error} role="alert">
            {why(error, t, language)}
          </p>
        ) : null}
        <form className={css.form} onSubmit={submit}>
          <Input name="email" type="email" label={t('email')} autoComplete="username" required autoFocus />
          <Input name="password" type="password" label={t('password')} autoComplete="current-password" required />
          <Button look="primary" type="submit" busy={busy !== undefined}>
            {t('enter')}
          </Button>
        </form>
        {demo.length > 0 && (
          <div className={css.demo}>
            <h2>{t('demo')}</h2>
            {demo.map(({ email, password, role, name }) => (
              <button
                key={email}
                type="button"
                className={css.person}
                aria-disabled={busy ? true : undefined}
                onClick={() => void enter(email, password)}
              >
                <Avatar id={email} name={name ?? email} size={26} plain />
                <span>
                  <b>{name ?? email}</b>
                  <span className={css.role}>{t(`kit:role.${role}`)}</span>
                </span>
              </button>
            ))}
          </div>
        )}
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

/** In the sandbox the server names its demo people; elsewhere there are none. */
const demoQuery = {
  queryKey: ['demo'],
  queryFn: () => get<{ items: DemoLogin[] }>('/demo').then(({ items }) => items),
  retry: false,
  staleTime: Infinity,
};

/** What went wrong and what to do now. */
const why = (error: unknown, t: Say, language: string): string => {
  if (!isProblem(error)) return problemText(error);
  if (error.status === 429) {
    const seconds = error.problem.retryAfter ?? 900;
    const opens = new Date(Date.now() + seconds * 1000);
    const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' }).format(opens);
    return t('locked', { clock, count: Math.max(1, Math.ceil(seconds / 60)) });
  }
  if (error.status === 401 || error.status === 422 || error.status === 400) return t('wrong');
  return problemText(error);
};
