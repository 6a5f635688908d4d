import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { post } from '../../ask/ask.ts';
import { isProblem } from '../../ask/problem.ts';
import { useWrite } from '../../ask/use-write.ts';
import { Button } from '../../kit/Button.tsx';
import { Input } from '../../kit/Field.tsx';
import { problemText } from '../../kit/problem.ts';
import { signIn } from '../../session.tsx';
import { useWords } from '../../words.ts';
import { Door } from './Door.tsx';
import css from './SignIn.module.css';

/** Opened by the link that bin/start prints while there is no admin. The token stands behind the #, so that no server logs it. */
export const WelcomePage = () => {
  const { t, language } = useWords('user/sign-in');
  const navigate = useNavigate();
  const [token] = useState(() => location.hash.slice(1));
  const making = useWrite(
    async ({ name, email, password }: Record<'name' | 'email' | 'password', string>) => {
      await post('/first-admin', { body: { token, name, email, password, language } });
      await signIn(email, password);
      await navigate({ to: '/', replace: true });
    },
    { refusal: 'form' },
  );
  const { error, wrong } = making;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const values = new FormData(event.currentTarget);
    const typed = (name: string) => String(values.get(name));
    void making.write({ name: typed('name'), email: typed('email'), password: typed('password') });
  };
  const used = isProblem(error, 'LinkUsed');
  return (
    <Door title={t('welcome.title')}>
      {error && !(isProblem(error) && error.errors.length) ? (
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
          <form className={css.form} onSubmit={submit}>
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
            <Button look="primary" type="submit" busy={making.busy}>
              {t('welcome.make')}
            </Button>
          </form>
        </>
      )}
    </Door>
  );
};
