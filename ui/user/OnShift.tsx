import { IconBeach, IconCheck, IconMoon } from '@tabler/icons-react';
import type { Shift } from '../../workflows/user/user-profile.schema.ts';
import type { User } from '../../workflows/user/user.schema.ts';
import { Avatar } from '../kit/Avatar.tsx';
import { Problem } from '../kit/Problem.tsx';
import { Section } from '../kit/Section.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { relativeText, shortText } from '../kit/time.ts';
import { useNow } from '../kit/Time.tsx';
import { useUsers } from '../session.tsx';
import { useWords } from '../words.ts';
import css from './Users.module.css';
import { useShifts, useTeams } from './users.ts';

/** Who is on shift now, team by team, and what changes next. */
export const OnShift = () => {
  const { t } = useWords('user');
  const shifts = useShifts();
  const teams = useTeams();
  const users = useUsers();
  const now = useNow();
  if (shifts.isPending) return <Skeleton rows={2} />;
  if (!shifts.data) return <Problem error={shifts.error} again={() => void shifts.refetch()} />;
  const all = shifts.data.items;
  const next = all
    .filter(({ until }) => until !== null)
    .sort((a, b) => a.until!.localeCompare(b.until!))
    .at(0);
  const groups = [...teams.map(({ id, name }) => ({ id: id as string | null, name })), { id: null, name: t('noTeam') }]
    .map((team) => ({ ...team, people: all.filter(({ teamId }) => teamId === team.id) }))
    .filter(({ people }) => people.length > 0);
  return (
    <Section
      title={t('onShift', { on: all.filter(({ on }) => on).length, all: all.length })}
      aside={next?.until && t('next', { name: nameOf(users, next), when: relativeText(next.until, now) })}
    >
      <div className={css.groups}>
        {groups.map(({ id, name, people }) => (
          <div key={id ?? ''}>
            <h3 className={css.group}>
              {name}
              <span className={css.dim}>
                {t('onShift.of', { on: people.filter(({ on }) => on).length, all: people.length })}
              </span>
            </h3>
            <ul className={css.shifts}>
              {people
                .sort((a, b) => Number(b.on) - Number(a.on))
                .map((shift) => (
                  <li key={shift.userId} data-on={shift.on || undefined}>
                    <Avatar id={shift.userId} name={nameOf(users, shift)} size={22} plain />
                    <span className={css.who}>{nameOf(users, shift)}</span>
                    <ShiftWords shift={shift} now={now} look="short" />
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </div>
    </Section>
  );
};

type Look = 'line' | 'short' | 'two';

/** "on shift until 18:00"; `short` where the icon and the place say the rest: "until 18:00"; `two` lines in a column. */
export const ShiftWords = ({ shift, now, look = 'line' }: { shift: Shift; now: number; look?: Look }) => {
  const { t } = useWords('user');
  const { on, away, until } = shift;
  const Icon = away ? IconBeach : on ? IconCheck : IconMoon;
  const state = away ? 'away' : on ? 'on' : 'off';
  const when = until && { when: shortText(until, now) };
  const text = t(`shift.${state}`);
  return (
    <span className={css.when} data-tone={away ? 'amber' : on ? 'green' : 'dim'} data-look={look}>
      <Icon
        size={14}
        aria-label={look === 'short' ? text : undefined}
        aria-hidden={look === 'short' ? undefined : true}
      />
      {look === 'line' && (when ? t(`shift.${state}.until`, when) : text)}
      {look === 'short' && (when ? t(`shift.${state}.short`, when) : text)}
      {look === 'two' && (
        <span>
          {text}
          {when && <span className={css.dim}>{t(`shift.${state}.short`, when)}</span>}
        </span>
      )}
    </span>
  );
};

const nameOf = (users: User[], { userId }: Shift): string => users.find(({ id }) => id === userId)?.name ?? '';
