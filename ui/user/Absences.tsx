import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Absence, AbsenceKind, UserProfile } from '../../workflows/user/user-profile.schema.ts';
import { del, post } from '../api.ts';
import { Button } from '../kit/Button.tsx';
import { Input, Select } from '../kit/Field.tsx';
import { Problem } from '../kit/Problem.tsx';
import { exactText, momentOf, wall } from '../kit/time.ts';
import { toast, toastProblem } from '../kit/toast.tsx';
import { When } from '../kit/When.tsx';
import { useWords } from '../words.ts';
import css from './Users.module.css';
import { refreshUsers } from './users.ts';

/** When she is away: nothing is assigned to her meanwhile. Absences that overlap are told, not refused. */
export const Absences = ({ user }: { user: UserProfile }) => {
  const { t } = useWords('user');
  const [adding, setAdding] = useState(false);
  const remove = async ({ id, ...absence }: Absence) => {
    try {
      await del(`/absences/${id}`);
      await refreshUsers();
      toast(t('absence.removed'), {
        action: { text: t('kit:undo'), run: () => void add(absence).catch(toastProblem) },
      });
    } catch (error) {
      toastProblem(error);
    }
  };
  return (
    <section className={css.part}>
      <h3>{t('absences')}</h3>
      {user.absences.length === 0 && !adding && <p className={css.dim}>{t('absences.none')}</p>}
      <ul className={css.absences}>
        {user.absences.map((absence) => (
          <li key={absence.id}>
            <span className={css.grow}>
              {t(`absence.${absence.kind}`)}: {spanText(absence, t)}
              {absence.note && <div className={css.dim}>{absence.note}</div>}
              {user.absences.some((other) => other !== absence && overlap(other, absence)) && (
                <div className={css.warning}>{t('absence.overlaps')}</div>
              )}
            </span>
            <Button
              look="quiet"
              icon={<IconTrash size={15} />}
              label={t('absence.remove')}
              onClick={() => void remove(absence)}
            />
          </li>
        ))}
      </ul>
      {adding ? (
        <Adding user={user} onDone={() => setAdding(false)} />
      ) : (
        <div>
          <Button onClick={() => setAdding(true)}>{t('absence.add')}</Button>
        </div>
      )}
    </section>
  );
};

const Adding = ({ user, onDone }: { user: UserProfile; onDone: () => void }) => {
  const { t } = useWords('user');
  const [kind, setKind] = useState<AbsenceKind>('vacation');
  const [from, setFrom] = useState(() => wall(Date.now() + 86_400_000).format('YYYY-MM-DDT00:00'));
  const [to, setTo] = useState(() => wall(Date.now() + 8 * 86_400_000).format('YYYY-MM-DDT00:00'));
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const wanted = from && {
    userId: user.id,
    kind,
    startsAt: momentOf(from).toISOString(),
    endsAt: to ? momentOf(to).toISOString() : null,
    note,
  };
  const wrong = to && from && to <= from ? t('absence.backwards') : undefined;
  const overlaps = wanted ? user.absences.filter((one) => overlap(one, wanted)) : [];
  const save = async () => {
    if (!wanted || wrong) return;
    setBusy(true);
    setError(undefined);
    try {
      await add(wanted);
      onDone();
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  };
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Select label={t('absence.kind')} value={kind} onChange={(event) => setKind(event.target.value as AbsenceKind)}>
        {(['vacation', 'illness', 'training', 'other'] as const).map((one) => (
          <option key={one} value={one}>
            {t(`absence.${one}`)}
          </option>
        ))}
      </Select>
      <When kind="moment" label={t('absence.from')} required value={from} onChange={setFrom} />
      <When
        kind="moment"
        label={t('absence.to')}
        hint={t('absence.to.hint')}
        value={to}
        error={wrong}
        onChange={setTo}
      />
      <Input label={t('absence.note')} value={note} maxLength={300} onChange={(event) => setNote(event.target.value)} />
      {overlaps.length > 0 && (
        <p className={css.warning}>
          {t('absence.willOverlap', { with: overlaps.map((one) => spanText(one, t)).join('; ') })}
        </p>
      )}
      {error !== undefined && <Problem error={error} />}
      <div className={css.buttons}>
        <Button look="primary" type="submit" busy={busy} why={wrong}>
          {t('absence.save')}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {t('kit:cancel')}
        </Button>
      </div>
    </form>
  );
};

const add = async (absence: Omit<Absence, 'id'>) => {
  await post('/absences', absence);
  await refreshUsers();
};

type Span = Pick<Absence, 'startsAt' | 'endsAt'>;
const overlap = (a: Span, b: Span): boolean =>
  (a.endsAt === null || a.endsAt > b.startsAt) && (b.endsAt === null || b.endsAt > a.startsAt);

const spanText = ({ startsAt, endsAt }: Span, t: (key: string, values?: Record<string, unknown>) => string): string =>
  endsAt
    ? t('absence.span', { from: exactText(startsAt), to: exactText(endsAt) })
    : t('absence.since', { from: exactText(startsAt) });
