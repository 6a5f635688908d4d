import { useState } from 'react';
import { post } from '../ask/ask.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Panel } from '../kit/Dialog.tsx';
import { Input } from '../kit/Field.tsx';
import { Problem } from '../kit/Problem.tsx';
import { useWords } from '../words.ts';
import { OneTime } from './OneTime.tsx';
import css from './Users.module.css';
import { UserFields, type Fields } from './UserFields.tsx';
import { changesUsers, useCalendars, useTeams } from './users.ts';

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
  const adding = useWrite(() => post('/staff', { body: { ...fields, email: email.trim(), language } }), {
    changes: changesUsers,
    refusal: 'form',
  });
  const { wrong, answer: made } = adding;
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
          void adding.write();
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
        <Problem error={adding.error} told={['email']} />
        <div className={css.buttons}>
          <Button look="primary" type="submit" busy={adding.busy}>
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
