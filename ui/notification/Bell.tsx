import { IconBell } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import type { Notification } from '../../workflows/user/user.schema.ts';
import { post } from '../ask/ask.ts';
import { asking } from '../ask/asking.ts';
import { cache } from '../cache.ts';
import frame from '../kit/Rail.module.css';
import { Pop } from '../kit/Menu.tsx';
import { toast } from '../kit/toast.tsx';
import { onNotification } from '../live.ts';
import { useMe } from '../session.tsx';
import { useWords } from '../words.ts';
import { isAt, placeOf } from './place.ts';

/** The sentences know all channels and reasons, which no page needs before its first notification. */
const BellList = lazy(async () => ({ default: (await import('./BellList.tsx')).BellList }));

const notificationsQuery = asking('/notifications');

/** Of all of them, not of the page in the list. */
const unreadQuery = asking('/notifications/totals');

/** The bell of the rail; a new one makes a toast and, if wished, a sound. */
export const Bell = () => {
  const me = useMe();
  const { t } = useWords('notification');
  const navigate = useNavigate();
  const { data, error } = useQuery(notificationsQuery);
  const [at, setAt] = useState<HTMLElement>();
  const sound = me.preferences.sound !== false;
  const desktop = me.preferences.desktop === true;
  const items = data?.items ?? [];
  const unread = useQuery(unreadQuery).data?.unread ?? 0;
  const visit = useCallback(
    (one: Notification) => {
      setAt(undefined);
      void read([one.id]);
      const place = placeOf(one);
      if (place) void navigate(place);
    },
    [navigate],
  );
  useEffect(
    () =>
      onNotification((one) => {
        if (sound) void import('../kit/sound.ts').then(({ ring }) => ring());
        const place = placeOf(one);
        const action = place && !isAt(place, location) ? { text: t('open'), run: () => visit(one) } : undefined;
        void Promise.all([import('./notification-sentence.ts'), import('./desktop.ts')]).then(
          ([{ sentence, toneOf }, { notice }]) => {
            toast(sentence(one), { tone: toneOf(one.kind), lasts: 9000, ...(action ? { action } : {}) });
            if (desktop) notice(one.id, sentence(one), () => visit(one));
          },
        );
      }),
    [sound, desktop, t, visit],
  );
  return (
    <>
      <button
        type="button"
        className={frame.entry}
        aria-haspopup="dialog"
        aria-label={unread ? t('unread', { count: unread }) : t('title')}
        data-hint={t('title')}
        onClick={(event) => setAt(at ? undefined : event.currentTarget)}
      >
        <IconBell />
        <span className={frame.label}>{t('short')}</span>
        {unread > 0 && <span className={frame.count}>{unread > 99 ? '99+' : unread}</span>}
      </button>
      {at && (
        <Pop at={at} label={t('title')} role="dialog" width={360} onClose={() => setAt(undefined)}>
          <Suspense>
            <BellList
              items={items}
              error={error}
              onVisit={visit}
              onReadAll={unread ? () => void read() : undefined}
              onDone={(one) => void read([one.id])}
            />
          </Suspense>
        </Pop>
      )}
    </>
  );
};

/** Shown as read at once; if the server was not reached they come back as they were. Without `ids` all of them. */
const read = async (ids?: string[]) => {
  const readAt = new Date().toISOString();
  cache.setQueryData(notificationsQuery.queryKey, (page) =>
    page
      ? {
          ...page,
          items: page.items.map((one) =>
            !ids || ids.includes(one.id) ? { ...one, readAt: one.readAt ?? readAt } : one,
          ),
        }
      : page,
  );
  const failed = await post('/notifications/read', { body: ids ? { ids } : {} }).catch(() => true);
  if (failed) void cache.invalidateQueries(notificationsQuery);
  await cache.invalidateQueries(unreadQuery);
};
