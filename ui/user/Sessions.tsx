import { IconDeviceDesktop, IconLogout } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { OwnSession } from '../../workflows/user/user.schema.ts';
import { del, get, queryKeys, type Page } from '../api.ts';
import { Button } from '../kit/Button.tsx';
import { Chip } from '../kit/Chip.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { Problem } from '../kit/Problem.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { Time } from '../kit/Time.tsx';
import { useWords } from '../words.ts';
import css from './Users.module.css';

/** The browsers where I am signed in; an unknown one can be signed out. */
export const Sessions = ({ onClose }: { onClose: () => void }) => {
  const { t } = useWords('user');
  const cache = useQueryClient();
  const { data, error } = useQuery({
    queryKey: queryKeys.sessions,
    queryFn: ({ signal }) => get<Page<OwnSession>>('/me/sessions', { signal }),
    staleTime: 0,
  });
  const ending = useMutation({
    mutationFn: (id?: string) => del(id ? `/me/sessions/${id}` : '/me/sessions'),
    onSettled: () => cache.invalidateQueries({ queryKey: queryKeys.sessions }),
  });
  const wrong = error ?? ending.error;
  const others = data?.items.some(({ current }) => !current);
  return (
    <Dialog onClose={onClose} title={t('sessions')}>
      <div className={css.form}>
        <p className={css.dim}>{t('sessions.how')}</p>
        {!data && !error && <Skeleton rows={3} />}
        <ul className={css.sessions}>
          {data?.items.map(({ id, browser, address, seenAt, current }) => (
            <li key={id}>
              <IconDeviceDesktop size={18} aria-hidden />
              <span className={css.who}>
                {browser || t('sessions.unknown')}
                <span className={css.dim}>
                  {' '}
                  {address} · <Time at={seenAt} />
                </span>
              </span>
              {current ? (
                <Chip tone="green">{t('sessions.here')}</Chip>
              ) : (
                <Button
                  look="quiet"
                  busy={ending.isPending && ending.variables === id}
                  aria-label={`${t('sessions.end')}: ${browser || t('sessions.unknown')}, ${address}`}
                  onClick={() => ending.mutate(id)}
                >
                  {t('sessions.end')}
                </Button>
              )}
            </li>
          ))}
        </ul>
        {wrong && <Problem error={wrong} />}
        <div className={css.buttons}>
          <Button
            icon={<IconLogout size={16} />}
            why={others ? undefined : t('sessions.alone')}
            busy={ending.isPending && ending.variables === undefined}
            onClick={() => ending.mutate(undefined)}
          >
            {t('sessions.others')}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {t('password.done')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
};
