import { IconBeach } from '@tabler/icons-react';
import type { UserProfile, Team } from '../../workflows/user/user-profile.schema.ts';
import { Avatar } from '../kit/Avatar.tsx';
import { Chip } from '../kit/Chip.tsx';
import { Empty } from '../kit/Empty.tsx';
import { nearDayText } from '../kit/time.ts';
import { useNow } from '../kit/Time.tsx';
import { useWords } from '../words.ts';
import { Load } from './Load.tsx';
import { ShiftWords } from './OnShift.tsx';
import shared from './Users.module.css';
import css from './Table.module.css';
import { spokenName } from './spoken.ts';

type Props = {
  users: UserProfile[];
  teams: Team[];
  onOpen: (id: string) => void;
  /** who is ticked; without it nobody can be */
  chosen?: string[];
  onChoose?: (ids: string[]) => void;
};

export const Table = ({ users, teams, onOpen, chosen, onChoose }: Props) => {
  const { t } = useWords('user');
  const now = useNow();
  if (users.length === 0) return <Empty title={t('none.title')} text={t('none.text')} />;
  const every = chosen !== undefined && users.every(({ id }) => chosen.includes(id));
  return (
    <div className={css.scroll}>
      <table className={css.table}>
        <thead>
          <tr>
            {chosen && (
              <th className={css.tick}>
                <input
                  type="checkbox"
                  aria-label={t('choose.all')}
                  checked={every}
                  onChange={() => onChoose?.(every ? [] : users.map(({ id }) => id))}
                />
              </th>
            )}
            <th>{t('column.user')}</th>
            <th>{t('column.team')}</th>
            <th>{t('column.shift')}</th>
            <th>{t('column.load')}</th>
            <th>{t('column.can')}</th>
          </tr>
        </thead>
        <tbody>
          {users.map((user) => (
            <tr key={user.id} data-chosen={chosen?.includes(user.id) || undefined}>
              {chosen && (
                <td className={css.tick}>
                  <input
                    type="checkbox"
                    aria-label={t('choose', { name: user.name })}
                    checked={chosen.includes(user.id)}
                    onChange={() =>
                      onChoose?.(
                        chosen.includes(user.id) ? chosen.filter((id) => id !== user.id) : [...chosen, user.id],
                      )
                    }
                  />
                </td>
              )}
              <td>
                <button type="button" className={css.open} onClick={() => onOpen(user.id)}>
                  <Avatar id={user.id} name={user.name} size={28} plain />
                  <span className={css.named}>
                    <b>{user.name}</b>
                    <span className={shared.dim}>{user.email}</span>
                  </span>
                </button>
              </td>
              <td>
                {teams.find(({ id }) => id === user.teamId)?.name ?? <span className={shared.dim}>{t('noTeam')}</span>}
                <div className={shared.dim}>{t(`kit:role.${user.role}`)}</div>
              </td>
              <td>
                {user.active ? <ShiftWords shift={user.shift} now={now} look="two" /> : <Chip>{t('left.one')}</Chip>}
                {user.absences
                  .filter(({ startsAt }) => Date.parse(startsAt) > now)
                  .slice(0, 1)
                  .map((absence) => (
                    <div key={absence.id} className={css.soon}>
                      <IconBeach size={13} aria-hidden />
                      {t('absence.soon', {
                        kind: t(`absence.${absence.kind}`),
                        day: nearDayText(absence.startsAt, now),
                      })}
                    </div>
                  ))}
              </td>
              <td className={css.loads}>
                <Load load={user.load} limit={user.leadLimit} />
              </td>
              <td>
                <Can user={user} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

const Can = ({ user: { skills, languages, regions } }: { user: UserProfile }) => {
  const { t } = useWords('user');
  const rows = [
    ['languages', languages.map((one) => spokenName(one, t))],
    ['skills', skills],
    ['regions', regions],
  ] as const;
  return (
    <>
      {rows
        .filter(([, words]) => words.length > 0)
        .map(([what, words]) => (
          <div key={what} className={css.can}>
            <span className={shared.dim}>{t(`can.${what}`)}</span> {words.slice(0, 4).join(', ')}
            {words.length > 4 ? ` +${words.length - 4}` : ''}
          </div>
        ))}
    </>
  );
};
