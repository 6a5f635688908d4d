import { useState } from 'react';
import type { UserProfile } from '../../workflows/user/user-profile.schema.ts';
import { inLanguage, quoted } from '../../workflows/words/words.ts';
import { patch } from '../api.ts';
import { Button } from '../kit/Button.tsx';
import { Panel } from '../kit/Dialog.tsx';
import { Input } from '../kit/Field.tsx';
import { Problem } from '../kit/Problem.tsx';
import { useNow } from '../kit/Time.tsx';
import { toast } from '../kit/toast.tsx';
import { useMe } from '../session.tsx';
import { useWords } from '../words.ts';
import { Absences } from './Absences.tsx';
import { Leaving } from './Leaving.tsx';
import { Load } from './Load.tsx';
import { ShiftWords } from './OnShift.tsx';
import css from './People.module.css';
import { PersonFields, type Fields } from './PersonFields.tsx';
import { refreshPeople, useTeams, useUses } from './users.ts';
import { wrongFields } from './wrong.ts';

/** One person: what she can and may, when she is away, and how to let her go. Supervisors change absences only. */
export const Card = ({ person, onClose }: { person: UserProfile; onClose: () => void }) => {
  const { t } = useWords('user');
  const admin = useMe().role === 'admin';
  const now = useNow();
  const team = useTeams().find(({ id }) => id === person.teamId);
  return (
    <Panel onClose={onClose} title={person.name}>
      <div className={css.card}>
        <div>
          <p className={css.dim}>{person.email}</p>
          {person.active && <ShiftWords shift={person.shift} now={now} />}
        </div>
        <Load load={person.load} limit={person.leadLimit} />
        {admin ? (
          <Edit key={person.id} person={person} onDone={onClose} />
        ) : (
          <p>
            {t(`kit:role.${person.role}`)} · {team?.name ?? t('noTeam')}
          </p>
        )}
        {person.active && <Absences person={person} />}
        <Leaving person={person} />
      </div>
    </Panel>
  );
};

const Edit = ({ person, onDone }: { person: UserProfile; onDone: () => void }) => {
  const { t, language } = useWords('user');
  const [read, setRead] = useState(person);
  const [fields, setFields] = useState<Partial<Fields & { email: string }>>({});
  const named = useUses(`/staff/${person.id}`)?.pipelines.map(({ name }) =>
    quoted(inLanguage(name, language), language),
  );
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  // fields that nobody has edited here show what is saved now
  const shown = { ...person, ...fields };
  const wrong = wrongFields(error, t);
  const theirs = read.revision !== person.revision;
  const save = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const saved = await patch<UserProfile>(`/staff/${person.id}`, { ...fields, revision: read.revision });
      await refreshPeople();
      toast(t('saved', { name: saved.name }), { tone: 'green' });
      onDone();
    } catch (problem) {
      setError(problem);
      await refreshPeople();
    }
    setBusy(false);
  };
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <PersonFields fields={shown} wrong={wrong} onChange={(part) => setFields({ ...fields, ...part })} />
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
      {error !== undefined && !wrong('email') && <Problem error={error} />}
      <div className={css.buttons}>
        {theirs ? (
          <Button
            look="primary"
            onClick={() => {
              setRead(person);
              setError(undefined);
            }}
          >
            {t('takeNew')}
          </Button>
        ) : (
          <Button
            look="primary"
            type="submit"
            busy={busy}
            why={Object.keys(fields).length === 0 ? t('nothingChanged') : undefined}
          >
            {t('save')}
          </Button>
        )}
      </div>
    </form>
  );
};
