import { IconDeviceDesktop, IconLogout } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { del } from '../ask/ask.ts';
import { asking } from '../ask/asking.ts';
import { useWrite } from '../ask/use-write.ts';
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
  const { data, error } = useQuery({ ...asking('/me/sessions'), staleTime: 0 });
  const ending = useWrite(
    (id: string | 'others') => (id === 'others' ? del('/me/sessions') : del('/me/sessions/{id}', { path: { id } })),
    { changes: [['/me/sessions']], refusal: 'form' },
  );
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
                  busy={ending.wish === id}
                  aria-label={`${t('sessions.end')}: ${browser || t('sessions.unknown')}, ${address}`}
                  onClick={() => void ending.write(id)}
                >
                  {t('sessions.end')}
                </Button>
              )}
            </li>
          ))}
        </ul>
        <Problem error={error ?? ending.error} />
        <div className={css.buttons}>
          <Button
            icon={<IconLogout size={16} />}
            why={others ? undefined : t('sessions.alone')}
            busy={ending.wish === 'others'}
            onClick={() => void ending.write('others')}
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
