import { useNavigate } from '@tanstack/react-router';
import {
  IconActivity,
  IconPhone,
  IconPhoneCalling,
  IconSearch,
  IconSettings,
  IconTicket,
  IconUsersGroup,
} from '@tabler/icons-react';
import { useHasLine } from '../call/has-line.ts';
import { MenuItem, Pop } from '../kit/Menu.tsx';
import { useHasTickets } from '../pipeline/has-tickets.ts';
import { mayOps, useMe } from '../session.tsx';
import { useWords } from '../words.ts';

type Props = { at: HTMLElement; onSearch: () => void; onClose: () => void };

export const MoreItems = ({ at, onSearch, onClose }: Props) => {
  const { t } = useWords('kit');
  const me = useMe();
  const navigate = useNavigate();
  const hasTickets = useHasTickets();
  const hasLine = useHasLine();
  const go = (to: '/callbacks' | '/calls' | '/tickets' | '/queues' | '/ops' | '/settings') => {
    onClose();
    void navigate({ to });
  };
  return (
    <Pop at={at} label={t('kit:nav.more')} onClose={onClose}>
      <MenuItem
        icon={<IconSearch size={18} />}
        onClick={() => {
          onClose();
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
      <MenuItem icon={<IconPhoneCalling size={18} />} onClick={() => go('/callbacks')}>
        {t('kit:nav.callbacks')}
      </MenuItem>
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
  );
};
