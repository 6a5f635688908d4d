import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Absence, AbsenceKind, UserProfile } from '../../workflows/user/user-profile.schema.ts';
import { del, post } from '../ask/ask.ts';
import { useForm } from '../ask/use-form.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Input, Select } from '../kit/Field.tsx';
import { Form } from '../kit/Form.tsx';
import { exactText, momentOf, wall } from '../kit/time.ts';
import { When } from '../kit/When.tsx';
import { useWords } from '../words.ts';
import css from './Users.module.css';
import { changesUsers } from './users.ts';

/** When she is away: nothing is assigned to her meanwhile. Absences that overlap are told, not refused. */
export const Absences = ({ user }: { user: UserProfile }) => {
  const { t } = useWords('user');
  const [adding, setAdding] = useState(false);
  const removing = useWrite(({ id }: Absence) => del('/absences/{id}', { path: { id } }), {
    changes: changesUsers,
    says: t('absence.removed'),
    tone: 'dim',
    undo: (_, { id: _id, ...absence }) => post('/absences', { body: absence }),
  });
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
              busy={removing.wish === absence}
              onClick={() => void removing.write(absence)}
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
  const form = useForm(
    () => ({
      kind: 'vacation' as AbsenceKind,
      from: wall(Date.now() + 86_400_000).format('YYYY-MM-DDT00:00'),
      to: wall(Date.now() + 8 * 86_400_000).format('YYYY-MM-DDT00:00'),
      note: '',
    }),
    ({ kind, from, to, note }) => post('/absences', { body: { userId: user.id, kind, ...spanOf(from, to), note } }),
    { changes: changesUsers, then: onDone },
  );
  const { from, to } = form.typed;
  const wrong = to && from && to <= from ? t('absence.backwards') : undefined;
  const overlaps = from ? user.absences.filter((one) => overlap(one, spanOf(from, to))) : [];
  return (
    <Form of={form} does={t('absence.save')} why={wrong} onCancel={onDone}>
      <Select label={t('absence.kind')} {...form.field('kind')}>
        {(['vacation', 'illness', 'training', 'other'] as const).map((one) => (
          <option key={one} value={one}>
            {t(`absence.${one}`)}
          </option>
        ))}
      </Select>
      <When
        kind="moment"
        label={t('absence.from')}
        required
        value={from}
        onChange={(at) => form.change({ from: at })}
      />
      <When
        kind="moment"
        label={t('absence.to')}
        hint={t('absence.to.hint')}
        value={to}
        error={wrong}
        onChange={(at) => form.change({ to: at })}
      />
      <Input label={t('absence.note')} maxLength={300} {...form.field('note')} />
      {overlaps.length > 0 && (
        <p className={css.warning}>
          {t('absence.willOverlap', { with: overlaps.map((one) => spanText(one, t)).join('; ') })}
        </p>
      )}
    </Form>
  );
};

const spanOf = (from: string, to: string): Span => ({
  startsAt: momentOf(from).toISOString(),
  endsAt: to ? momentOf(to).toISOString() : null,
});

type Span = Pick<Absence, 'startsAt' | 'endsAt'>;
const overlap = (a: Span, b: Span): boolean =>
  (a.endsAt === null || a.endsAt > b.startsAt) && (b.endsAt === null || b.endsAt > a.startsAt);

const spanText = ({ startsAt, endsAt }: Span, t: (key: string, values?: Record<string, unknown>) => string): string =>
  endsAt
    ? t('absence.span', { from: exactText(startsAt), to: exactText(endsAt) })
    : t('absence.since', { from: exactText(startsAt) });
