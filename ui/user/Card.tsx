import { useState } from 'react';
import type { UserProfile } from '../../workflows/user/user-profile.schema.ts';
import { inLanguage, quoted } from '../../workflows/words/words.ts';
import { patch } from '../ask/ask.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Panel } from '../kit/Dialog.tsx';
import { Input } from '../kit/Field.tsx';
import { Problem } from '../kit/Problem.tsx';
import { useNow } from '../kit/Time.tsx';
import { useMe } from '../session.tsx';
import { useWords } from '../words.ts';
import { Absences } from './Absences.tsx';
import { Leaving } from './Leaving.tsx';
import { Load } from './Load.tsx';
import { ShiftWords } from './OnShift.tsx';
import css from './Users.module.css';
import { UserFields, type Fields } from './UserFields.tsx';
import { changesUsers, useTeams, useUses } from './users.ts';

/** One user: skills, rights, absences, and how to let them go. Supervisors change absences only. */
export const Card = ({ user, onClose }: { user: UserProfile; onClose: () => void }) => {
  const { t } = useWords('user');
  const admin = useMe().role === 'admin';
  const now = useNow();
  const team = useTeams().find(({ id }) => id === user.teamId);
  return (
    <Panel onClose={onClose} title={user.name}>
      <div className={css.card}>
        <div>
          <p className={css.dim}>{user.email}</p>
          {user.active && <ShiftWords shift={user.shift} now={now} />}
        </div>
        <Load load={user.load} limit={user.leadLimit} />
        {admin ? (
          <Edit key={user.id} user={user} onDone={onClose} />
        ) : (
          <p>
            {t(`kit:role.${user.role}`)} · {team?.name ?? t('noTeam')}
          </p>
        )}
        {user.active && <Absences user={user} />}
        <Leaving user={user} />
      </div>
    </Panel>
  );
};

const Edit = ({ user, onDone }: { user: UserProfile; onDone: () => void }) => {
  const { t, language } = useWords('user');
  const [read, setRead] = useState(user);
  const [fields, setFields] = useState<Partial<Fields & { email: string }>>({});
  const named = useUses('/staff/{id}/uses', user.id)?.pipelines.map(({ name }) =>
    quoted(inLanguage(name, language), language),
  );
  // fields that nobody has edited here show what is saved now
  const shown = { ...user, ...fields };
  const theirs = read.revision !== user.revision;
  const saving = useWrite(
    () => patch('/staff/{id}', { path: { id: user.id }, body: { ...fields, revision: read.revision } }),
    { changes: changesUsers, says: ({ name }) => t('saved', { name }), then: onDone, refusal: 'form' },
  );
  const { wrong } = saving;
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        void saving.write();
      }}
    >
      <UserFields fields={shown} wrong={wrong} onChange={(part) => setFields({ ...fields, ...part })} />
      <Input
        label={t('field.email')}
        hint={named?.length ? t('field.email.named', { pipelines: named.join(', ') }) : t('field.email.hint')}
        type="email"
        required
        maxLength={200}
        disabled={named === undefined || named.length > 0}
        value={shown.email}
        error={wrong('email')}
        onChange={(event) => setFields({ ...fields, email: event.target.value.trim() })}
      />
      <Problem error={saving.error} told={['email', 'extension']} />
      <div className={css.buttons}>
        {theirs ? (
          <Button
            look="primary"
            onClick={() => {
              setRead(user);
              saving.forget();
            }}
          >
            {t('takeNew')}
          </Button>
        ) : (
          <Button
            look="primary"
            type="submit"
            busy={saving.busy}
            why={Object.keys(fields).length === 0 ? t('nothingChanged') : undefined}
          >
            {t('save')}
          </Button>
        )}
      </div>
    </form>
  );
};
