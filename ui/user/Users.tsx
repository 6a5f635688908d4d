import { IconDevices, IconKey, IconPhone, IconPlus, IconUsersGroup } from '@tabler/icons-react';
import { useState } from 'react';
import { Button } from '../kit/Button.tsx';
import { Chip } from '../kit/Chip.tsx';
import { Problem } from '../kit/Problem.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { useMe } from '../session.tsx';
import { useWords } from '../words.ts';
import { AddUser } from './AddUser.tsx';
import { Card } from './Card.tsx';
import { Limits } from './Limits.tsx';
import { MyExtension } from './MyExtension.tsx';
import { MyPassword } from './MyPassword.tsx';
import { OnShift } from './OnShift.tsx';
import css from './Users.module.css';
import { useUserProfiles, useTeams } from './users.ts';
import { Sessions } from './Sessions.tsx';
import { Table } from './Table.tsx';
import { Teams } from './Teams.tsx';

type Shown =
  { what: 'add' | 'teams' | 'limits' | 'password' | 'sessions' | 'extension' } | { what: 'card'; id: string };

/** Who works here, when, with what and how much of it. Managers see who is on shift; admins change everything. */
export const Users = () => {
  const { t } = useWords('user');
  const me = useMe();
  const [shown, setShown] = useState<Shown>();
  const close = () => setShown(undefined);
  return (
    <div className={css.users}>
      <OnShift />
      {me.role === 'manager' ? (
        <div className={css.bar}>
          <Button icon={<IconKey size={16} />} onClick={() => setShown({ what: 'password' })}>
            {t('password.own')}
          </Button>
          <Button icon={<IconPhone size={16} />} onClick={() => setShown({ what: 'extension' })}>
            {t('extension.own')}
          </Button>
          <Button icon={<IconDevices size={16} />} onClick={() => setShown({ what: 'sessions' })}>
            {t('sessions')}
          </Button>
        </div>
      ) : (
        <Managed shown={shown} show={setShown} />
      )}
      {shown?.what === 'password' && <MyPassword onClose={close} />}
      {shown?.what === 'extension' && <MyExtension onClose={close} />}
      {shown?.what === 'sessions' && <Sessions onClose={close} />}
    </div>
  );
};

const Managed = ({ shown, show }: { shown: Shown | undefined; show: (shown: Shown | undefined) => void }) => {
  const { t } = useWords('user');
  const admin = useMe().role === 'admin';
  const profiles = useUserProfiles();
  const teams = useTeams();
  const [team, setTeam] = useState<string>();
  const [left, setLeft] = useState(false);
  const [chosen, setChosen] = useState<string[]>([]);
  if (profiles.isPending) return <Skeleton rows={8} />;
  if (!profiles.data) return <Problem error={profiles.error} again={() => void profiles.refetch()} />;
  const all = profiles.data.items;
  const users = all.filter((one) => one.active !== left && (team === undefined || one.teamId === team));
  const card = shown?.what === 'card' ? all.find(({ id }) => id === shown.id) : undefined;
  const close = () => show(undefined);
  return (
    <>
      <div className={css.bar}>
        <Chip on={team === undefined && !left} onClick={() => (setTeam(undefined), setLeft(false))}>
          {t('everybody', { count: all.filter(({ active }) => active).length })}
        </Chip>
        {teams.map(({ id, name, people: count }) => (
          <Chip key={id} on={team === id} onClick={() => setTeam(team === id ? undefined : id)}>
            {name} · {count}
          </Chip>
        ))}
        {all.some(({ active }) => !active) && (
          <Chip on={left} onClick={() => setLeft(!left)}>
            {t('left')}
          </Chip>
        )}
        <span className={css.space} />
        <Button look="quiet" icon={<IconKey size={16} />} onClick={() => show({ what: 'password' })}>
          {t('password.own')}
        </Button>
        <Button look="quiet" icon={<IconPhone size={16} />} onClick={() => show({ what: 'extension' })}>
          {t('extension.own')}
        </Button>
        <Button look="quiet" icon={<IconDevices size={16} />} onClick={() => show({ what: 'sessions' })}>
          {t('sessions')}
        </Button>
        <Button icon={<IconUsersGroup size={16} />} onClick={() => show({ what: 'teams' })}>
          {t('teams')}
        </Button>
        {admin && (
          <Button look="primary" icon={<IconPlus size={16} />} onClick={() => show({ what: 'add' })}>
            {t('add')}
          </Button>
        )}
      </div>
      {chosen.length > 0 && (
        <div className={css.chosen} role="status">
          {t('chosen', { count: chosen.length })}
          <Button onClick={() => show({ what: 'limits' })}>{t('limits.change')}</Button>
          <Button look="quiet" onClick={() => setChosen([])}>
            {t('kit:clear')}
          </Button>
        </div>
      )}
      <Table
        users={users}
        teams={teams}
        onOpen={(id) => show({ what: 'card', id })}
        {...(admin ? { chosen, onChoose: setChosen } : {})}
      />
      {shown?.what === 'add' && <AddUser onClose={close} />}
      {shown?.what === 'teams' && <Teams onClose={close} />}
      {shown?.what === 'limits' && (
        <Limits
          users={all.filter(({ id }) => chosen.includes(id))}
          onClose={(done) => {
            close();
            if (done) setChosen([]);
          }}
        />
      )}
      {card && <Card user={card} onClose={close} />}
    </>
  );
};
