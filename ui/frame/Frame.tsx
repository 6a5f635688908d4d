import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import {
  IconActivity,
  IconAddressBook,
  IconCloudOff,
  IconFilter,
  IconListCheck,
  IconMessages,
  IconPhoneCalling,
  IconSearch,
  IconSettings,
  IconTicket,
  IconUsersGroup,
} from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { asking } from '../ask/asking.ts';
import { cache } from '../cache.ts';
import { goLive, useConnection } from '../live.ts';
import { Bell } from '../notification/Bell.tsx';
import { mayOps, useMe, usersQuery } from '../session.tsx';
import { useHasTickets } from '../pipeline/has-tickets.ts';
import { myTotalsQuery } from '../task/due.ts';
import { chosenLanguage, speak, useWords } from '../words.ts';
import css from '../kit/Rail.module.css';
import { useKeys } from '../kit/keys.ts';
import { More } from './More.tsx';
import { UserMenu } from './UserMenu.tsx';
import { setScheme } from '../kit/scheme.ts';
import { PageSkeleton } from '../kit/Skeleton.tsx';
import { setTimeZone } from '../kit/time.ts';

const CallBar = lazy(async () => ({ default: (await import('../call/CallBar.tsx')).CallBar }));
const Palette = lazy(async () => ({ default: (await import('./Palette.tsx')).Palette }));
const KeyList = lazy(async () => ({ default: (await import('../kit/KeyList.tsx')).KeyList }));

/** Rail at the left (at the bottom on a phone), the page at the right, the live stream behind both. */
export const Frame = () => {
  const me = useMe();
  const { t } = useWords('kit');
  const navigate = useNavigate();
  const [shown, show] = useState<'palette' | 'keys'>();
  const due = useQuery(myTotalsQuery(me));
  const talks = useQuery(asking('/conversations/totals')).data;
  const hasTickets = useHasTickets();
  useHouse();
  useKeys([
    { keys: 'mod+k', does: t('kit:keys.palette'), run: () => show('palette') },
    { keys: '?', does: t('kit:keys.list'), run: () => show('keys') },
    { keys: 'g l', does: t('kit:keys.leads'), run: () => void navigate({ to: '/leads' }) },
    { keys: 'g k', does: t('kit:keys.calendar'), run: () => void navigate({ to: '/calendar' }) },
    { keys: 'g m', does: t('kit:keys.conversations'), run: () => void navigate({ to: '/conversations' }) },
    { keys: 'g c', does: t('kit:keys.contacts'), run: () => void navigate({ to: '/contacts' }) },
    { keys: 'g i', does: t('kit:nav.tickets'), run: () => hasTickets && void navigate({ to: '/tickets' }) },
    { keys: 'g t', does: t('kit:keys.today'), run: () => void navigate({ to: '/today' }) },
  ]);
  const overdue = due.data?.overdue ?? 0;
  return (
    <div className={css.app}>
      <nav className={css.rail} aria-label={t('kit:nav')} data-hints="right">
        <Link to="/" className={css.logo} aria-label="Voronka">
          <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden>
            <path d="M3 5h18l-7 8v7l-4-2v-5z" fill="currentColor" />
          </svg>
        </Link>
        <Entry to="/today" icon={<IconListCheck />} label={t('kit:nav.today')} count={overdue} urgent />
        <Entry to="/leads" icon={<IconFilter />} label={t('kit:nav.leads')} />
        <Entry
          to="/conversations"
          icon={<IconMessages />}
          label={t('kit:nav.conversations')}
          count={talks?.unread ?? 0}
        />
        {hasTickets && <Entry to="/tickets" icon={<IconTicket />} label={t('kit:nav.tickets')} rare />}
        <Entry to="/callbacks" icon={<IconPhoneCalling />} label={t('kit:nav.callbacks')} rare />
        <Entry to="/contacts" icon={<IconAddressBook />} label={t('kit:nav.contacts')} />
        {mayOps(me) && <Entry to="/queues" icon={<IconUsersGroup />} label={t('kit:nav.queues')} rare />}
        {mayOps(me) && <Entry to="/ops" icon={<IconActivity />} label={t('kit:nav.ops')} rare />}
        <Entry to="/settings" icon={<IconSettings />} label={t('kit:nav.settings')} rare />
        <More onSearch={() => show('palette')} />
        <span className={css.space} />
        <button
          type="button"
          className={css.entry}
          data-rare
          aria-label={t('kit:keys.palette')}
          data-hint={t('kit:keys.palette')}
          onClick={() => show('palette')}
        >
          <IconSearch />
        </button>
        <State />
        <Bell />
        <UserMenu />
      </nav>
      <div className={css.page}>
        <Suspense fallback={<PageSkeleton />}>
          <Outlet />
        </Suspense>
        <Suspense>
          <CallBar />
        </Suspense>
      </div>
      <Suspense>
        {shown === 'palette' && <Palette onClose={() => show(undefined)} />}
        {shown === 'keys' && <KeyList onClose={() => show(undefined)} />}
      </Suspense>
    </div>
  );
};

const Entry = ({
  to,
  icon,
  label,
  count,
  urgent,
  rare,
}: {
  to:
    '/today' | '/leads' | '/conversations' | '/tickets' | '/callbacks' | '/contacts' | '/queues' | '/ops' | '/settings';
  icon: ReactNode;
  label: string;
  count?: number;
  urgent?: boolean;
  /** behind "more" on a phone */
  rare?: boolean;
}) => (
  <Link
    to={to}
    className={css.entry}
    data-rare={rare || undefined}
    activeProps={{ 'data-on': true }}
    aria-label={count ? `${label}: ${count}` : label}
    data-hint={label}
  >
    {icon}
    <span className={css.label}>{label}</span>
    {count ? (
      <span className={css.count} data-urgent={urgent || undefined}>
        {count > 99 ? '99+' : count}
      </span>
    ) : null}
  </Link>
);

/** Nothing while all is well: only a lost connection is told. */
const State = () => {
  const { t } = useWords('kit');
  const connection = useConnection();
  const text = t(`kit:connection.${connection}`);
  return connection === 'broken' || connection === 'crowded' ? (
    <span className={css.lost} role="status" aria-label={text} data-hint={text}>
      <IconCloudOff size={18} />
    </span>
  ) : (
    <span className={css.state} data-connection={connection} role="status" aria-label={text} data-hint={text} />
  );
};

/** Language, theme and zone of the user; the stream of changes. */
const useHouse = () => {
  const me = useMe();
  const { language, theme } = me.preferences;
  setTimeZone(me.timeZone);
  useEffect(() => {
    const wanted = language ?? chosenLanguage() ?? me.language;
    if (document.documentElement.lang !== wanted) void speak(wanted);
  }, [language, me.language]);
  useEffect(() => {
    if (theme) setScheme(theme);
  }, [theme]);
  useEffect(() => {
    void cache.prefetchQuery(usersQuery);
    return goLive();
  }, [me.id]);
};
