import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { isProblem, post } from '../../api.ts';
import { cache } from '../../cache.ts';
import { Button } from '../../kit/Button.tsx';
import { Input } from '../../kit/Field.tsx';
import { problemText } from '../../kit/problem.ts';
import { meQuery } from '../../session.tsx';
import { useWords } from '../../words.ts';
import { Door } from './Door.tsx';
import css from './SignIn.module.css';

/** Opened by the link that bin/start prints while there is no admin. The token stands behind the #, so that no server logs it. */
export const WelcomePage = () => {
  const { t, language } = useWords('user/sign-in');
  const navigate = useNavigate();
  const [token] = useState(() => location.hash.slice(1));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const problems = isProblem(error) ? error.errors : [];
  const wrong = (field: string) => problems.find((one) => one.field === field)?.message;

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { name, email, password } = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    setBusy(true);
    setError(undefined);
    try {
      await post('/first-admin', { token, name, email, password, language });
      await post('/session', { email, password });
      cache.clear();
      await cache.ensureQueryData(meQuery);
      await navigate({ to: '/', replace: true });
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };

  const used = isProblem(error, 'LinkUsed');
  return (
    <Door title={t('welcome.title')}>
      {error && problems.length === 0 ? (
        <p className={css.error} role="alert">
          {used ? t('welcome.used') : problemText(error)}
        </p>
      ) : null}
      {!token || used ? (
        <>
          {!used && <p className={css.note}>{t('welcome.noLink')}</p>}
          <Link to="/sign-in">{t('welcome.signIn')}</Link>
        </>
      ) : (
        <>
          <p className={css.note}>{t('welcome.text')}</p>
          <form className={css.form} onSubmit={(event) => void submit(event)}>
            <Input name="name" label={t('welcome.name')} autoComplete="name" error={wrong('name')} required autoFocus />
            <Input
              name="email"
              type="email"
              label={t('email')}
              autoComplete="username"
              error={wrong('email')}
              required
            />
            <Input
              name="password"
              type="password"
              label={t('welcome.password')}
              autoComplete="new-password"
              minLength={10}
              error={wrong('password')}
              required
            />
            <Button look="primary" type="submit" busy={busy}>
              {t('welcome.make')}
            </Button>
          </form>
        </>
      )}
    </Door>
  );
};
