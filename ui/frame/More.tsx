import { useNavigate } from '@tanstack/react-router';
import {
  IconActivity,
  IconDots,
  IconPhone,
  IconSearch,
  IconSettings,
  IconTicket,
  IconUsersGroup,
} from '@tabler/icons-react';
import { useState } from 'react';
import { MenuItem, Pop } from '../kit/Menu.tsx';
import css from '../kit/Rail.module.css';
import { useHasTickets } from '../pipeline/has-tickets.ts';
import { mayOps, useMe } from '../session.tsx';
import { useWords } from '../words.ts';

/** On a phone the bar has room for what is used all day; the rest stands behind this. */
export const More = ({ hasLine, onSearch }: { hasLine: boolean; onSearch: () => void }) => {
  const { t } = useWords('kit');
  const me = useMe();
  const navigate = useNavigate();
  const hasTickets = useHasTickets();
  const [at, open] = useState<HTMLElement>();
  const close = () => open(undefined);
  const go = (to: '/calls' | '/tickets' | '/queues' | '/ops' | '/settings') => {
    close();
    void navigate({ to });
  };
  return (
    <>
      <button
        type="button"
        className={`${css.entry} ${css.more}`}
        aria-haspopup="menu"
        aria-label={t('kit:nav.more')}
        onClick={({ currentTarget }) => open(at ? undefined : currentTarget)}
      >
        <IconDots />
        <span className={css.label}>{t('kit:nav.more')}</span>
      </button>
      {at && (
        <Pop at={at} label={t('kit:nav.more')} onClose={close}>
          <MenuItem
            icon={<IconSearch size={18} />}
            onClick={() => {
              close();
              onSearch();
            }}
          >
            {t('kit:nav.search')}
          </MenuItem>
          {hasTickets && (
            <MenuItem icon={<IconTicket size={18} />} onClick={() => go('/tickets')}>
              {t('kit:nav.tickets')}
            </MenuItem>
          )}
          {hasLine && (
            <MenuItem icon={<IconPhone size={18} />} onClick={() => go('/calls')}>
              {t('kit:nav.calls')}
            </MenuItem>
          )}
          {mayOps(me) && (
            <MenuItem icon={<IconUsersGroup size={18} />} onClick={() => go('/queues')}>
              {t('kit:nav.queues')}
            </MenuItem>
          )}
          {mayOps(me) && (
            <MenuItem icon={<IconActivity size={18} />} onClick={() => go('/ops')}>
              {t('kit:nav.ops')}
            </MenuItem>
          )}
          <MenuItem icon={<IconSettings size={18} />} onClick={() => go('/settings')}>
            {t('kit:nav.settings')}
          </MenuItem>
        </Pop>
      )}
    </>
  );
};
