import { useNavigate, useSearch } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useEffect, type FormEvent } from 'react';
import { get, post } from '../../ask/ask.ts';
import { isProblem } from '../../ask/problem.ts';
import { useWrite } from '../../ask/use-write.ts';
import { Avatar } from '../../kit/Avatar.tsx';
import { Button } from '../../kit/Button.tsx';
import { Input } from '../../kit/Field.tsx';
import { problemText } from '../../kit/problem.ts';
import { wall } from '../../kit/time.ts';
import { signIn } from '../../session.tsx';
import { useWords, type Say } from '../../words.ts';
import { Door } from './Door.tsx';
import css from './SignIn.module.css';

export const SignInPage = () => {
  const { t } = useWords('user/sign-in');
  const { then } = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  const { data: demo, refetch } = useQuery(demoQuery);
  // the link that was printed may be pasted where this page is open already
  useEffect(() => {
    const look = () => void refetch();
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, [refetch]);
  const entering = useWrite(
    async ({ email, password }: { email: string; password: string }) => {
      await signIn(email, password);
      await navigate({ href: then && /^\/(?![/\\])/.test(then) ? then : '/', replace: true });
    },
    { refusal: 'form' },
  );
  const { busy, error } = entering;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const values = new FormData(event.currentTarget);
    void entering.write({ email: String(values.get('email')), password: String(values.get('password')) });
  };

  return (
    <Door title={t('title')}>
      {then && !error && <p className={css.note}>{t('then')}</p>}
      {error ? (
        <p className={css.error} role="alert">
          {why(error, t)}
        </p>
      ) : null}
      <form className={css.form} onSubmit={submit}>
        <Input name="email" type="email" label={t('email')} autoComplete="username" required autoFocus />
        <Input name="password" type="password" label={t('password')} autoComplete="current-password" required />
        <Button look="primary" type="submit" busy={busy}>
          {t('enter')}
        </Button>
      </form>
      {demo?.linkUsed && demo.items.length === 0 && (
        <p className={css.error} role="alert">
          {t('linkUsed')}
        </p>
      )}
      {demo?.demo && demo.items.length === 0 && !demo.linkUsed && <p className={css.note}>{t('demoHint')}</p>}
      {demo && demo.items.length > 0 && (
        <div className={css.demo}>
          <h2>{t('demo')}</h2>
          {demo.items.map(({ email, password, role, name }) => (
            <button
              key={email}
              type="button"
              className={css.person}
              aria-disabled={busy ? true : undefined}
              onClick={() => void entering.write({ email, password })}
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
    </Door>
  );
};

/** The link that bin/start printed lets this browser choose one of the demo users; its token works once and is taken out of the browser's history. */
const openDemo = async (): Promise<boolean> => {
  const token = /^#demo=([\w-]+)$/.exec(location.hash)?.[1];
  if (!token) return false;
  history.replaceState(history.state, '', location.pathname + location.search);
  try {
    await post('/demo', { body: { token } });
    return false;
  } catch (error) {
    return isProblem(error, 'LinkUsed');
  }
};

/** In the sandbox the server names its demo people; elsewhere there are none. */
const demoQuery = {
  queryKey: ['demo'],
  queryFn: async () => {
    const linkUsed = await openDemo();
    return { linkUsed, ...(await get('/demo')) };
  },
  retry: false,
  staleTime: Infinity,
};

/** What went wrong and what to do now. */
const why = (error: unknown, t: Say): string => {
  if (!isProblem(error)) return problemText(error);
  if (error.status === 429) {
    const seconds = error.problem.retryAfter ?? 900;
    const opens = Date.now() + seconds * 1000;
    const clock = wall(opens).format('HH:mm');
    return t('locked', { clock, count: Math.max(1, Math.ceil(seconds / 60)) });
  }
  if (error.status === 401 || error.status === 422 || error.status === 400) return t('wrong');
  return problemText(error);
};
