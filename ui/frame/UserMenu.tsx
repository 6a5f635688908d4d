import { lazy, Suspense, useState } from 'react';
import { useMe } from '../session.tsx';
import { loadWords, useWords } from '../words.ts';
import { Avatar } from '../kit/Avatar.tsx';
import css from '../kit/Rail.module.css';
import { StatusMark } from '../work/StatusMark.tsx';

const UserMenuItems = lazy(async () => ({ default: (await import('./UserMenuItems.tsx')).UserMenuItems }));

const MyTelegram = lazy(async () => {
  const [{ MyTelegram: mine }] = await Promise.all([import('../team-bot/MyTelegram.tsx'), loadWords('team-bot')]);
  return { default: mine };
});

/** Who is signed in, and what is their own to choose. */
export const UserMenu = () => {
  const me = useMe();
  const { t } = useWords('kit');
  const [at, open] = useState<HTMLElement>();
  const [isLinking, link] = useState(false);
  return (
    <>
      <button
        type="button"
        className={css.entry}
        aria-haspopup="menu"
        aria-label={t('kit:user', { name: me.name })}
        onClick={(event) => open(at ? undefined : event.currentTarget)}
      >
        <Avatar id={me.id} name={me.name} size={26} plain />
        <StatusMark />
        <span className={css.label}>{t('kit:nav.user')}</span>
      </button>
      <Suspense>
        {at && (
          <UserMenuItems
            at={at}
            onClose={() => open(undefined)}
            onTelegram={() => {
              open(undefined);
              link(true);
            }}
          />
        )}
        {isLinking && <MyTelegram onClose={() => link(false)} />}
      </Suspense>
    </>
  );
};
