import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { post } from '../../ask/ask.ts';
import { isProblem } from '../../ask/problem.ts';
import { useWrite } from '../../ask/use-write.ts';
import { Button } from '../../kit/Button.tsx';
import { Input } from '../../kit/Field.tsx';
import { problemText } from '../../kit/problem.ts';
import { Skeleton } from '../../kit/Skeleton.tsx';
import { signIn } from '../../session.tsx';
import { useWords } from '../../words.ts';
import { Door } from './Door.tsx';
import css from './SignIn.module.css';

/** Opened by the link that an admin has sent: whoever is invited chooses a password that nobody else knows. */
export const InvitationPage = () => {
  const { t } = useWords('user/sign-in');
  const navigate = useNavigate();
  const [token] = useState(() => location.hash.slice(1));
  const invited = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => post('/invitation/look', { body: { token } }),
    enabled: token !== '',
    retry: false,
    staleTime: Infinity,
  });
  const taking = useWrite(
    async (password: string) => {
      const { email } = await post('/invitation', { body: { token, password } });
      await signIn(email, password);
      await navigate({ to: '/', replace: true });
    },
    { refusal: 'form' },
  );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void taking.write(String(new FormData(event.currentTarget).get('password')));
  };
  const error = invited.error ?? taking.error;
  const gone = token === '' || isProblem(error, 'InvitationUsed') || isProblem(invited.error, 'Invalid');
  return (
    <Door title={t('invitation.title')}>
      {gone ? (
        <>
          <p className={css.error} role="alert">
            {t('invitation.used')}
          </p>
          <Link to="/sign-in">{t('welcome.signIn')}</Link>
        </>
      ) : (
        <>
          {error && !(isProblem(error) && error.errors.length) ? (
            <p className={css.error} role="alert">
              {problemText(error)}
            </p>
          ) : null}
          {invited.isPending && <Skeleton rows={3} />}
          {invited.error && <Button onClick={() => void invited.refetch()}>{t('kit:again')}</Button>}
          {invited.data && (
            <>
              <p className={css.note}>{t('invitation.text', { name: invited.data.name })}</p>
              <form className={css.form} onSubmit={submit}>
                <Input name="email" label={t('email')} autoComplete="username" readOnly value={invited.data.email} />
                <Input
                  name="password"
                  type="password"
                  label={t('welcome.password')}
                  autoComplete="new-password"
                  minLength={10}
                  error={taking.wrong('password')}
                  required
                  autoFocus
                />
                <Button look="primary" type="submit" busy={taking.busy}>
                  {t('enter')}
                </Button>
              </form>
            </>
          )}
        </>
      )}
    </Door>
  );
};
