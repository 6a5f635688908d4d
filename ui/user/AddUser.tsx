import { useState } from 'react';
import type { UserProfile } from '../../workflows/user/user-profile.schema.ts';
import { post } from '../api.ts';
import { Button } from '../kit/Button.tsx';
import { Panel } from '../kit/Dialog.tsx';
import { Input } from '../kit/Field.tsx';
import { Problem } from '../kit/Problem.tsx';
import { useWords } from '../words.ts';
import { OneTime } from './OneTime.tsx';
import css from './Users.module.css';
import { UserFields, type Fields } from './UserFields.tsx';
import { refreshUsers, useCalendars, useTeams } from './users.ts';
import { wrongFields } from './wrong.ts';

/** A new account; its password is shown once, right after. */
export const AddUser = ({ onClose }: { onClose: () => void }) => {
  const { t, language } = useWords('user');
  const [team, calendar] = [useTeams()[0], useCalendars()[0]];
  const [email, setEmail] = useState('');
  const [fields, setFields] = useState<Fields>({
    name: '',
    role: 'manager',
    teamId: team?.id ?? null,
    calendarId: calendar?.id ?? null,
    leadLimit: 200,
    skills: [],
    languages: [language],
    regions: [],
  });
  const [made, setMade] = useState<{ person: UserProfile; password: string }>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const wrong = wrongFields(error, t);
  const add = async () => {
    setBusy(true);
    setError(undefined);
    try {
      setMade(
        await post<{ person: UserProfile; password: string }>('/staff', { ...fields, email: email.trim(), language }),
      );
      await refreshUsers();
    } catch (problem) {
      setError(problem);
    }
    setBusy(false);
  };
  if (made)
    return (
      <Panel onClose={onClose} title={t('password.of', { name: made.person.name })}>
        <OneTime email={made.person.email} password={made.password} onDone={onClose} />
      </Panel>
    );
  return (
    <Panel onClose={onClose} title={t('add.title')}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <UserFields fields={fields} wrong={wrong} onChange={(part) => setFields({ ...fields, ...part })} />
        <Input
          label={t('field.email')}
          hint={t('field.email.hint')}
          type="email"
          required
          maxLength={200}
          value={email}
          error={wrong('email')}
          onChange={(event) => setEmail(event.target.value)}
        />
        {error !== undefined && !wrong('email') && <Problem error={error} />}
        <div className={css.buttons}>
          <Button look="primary" type="submit" busy={busy}>
            {t('add.do')}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {t('kit:cancel')}
          </Button>
        </div>
      </form>
    </Panel>
  );
};
