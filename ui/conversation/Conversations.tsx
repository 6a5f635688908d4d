import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconMessages } from '@tabler/icons-react';
import { useEffect } from 'react';
import { asking } from '../ask/asking.ts';
import { Chip } from '../kit/Chip.tsx';
import { Empty } from '../kit/Empty.tsx';
import { Header } from '../kit/Header.tsx';
import { useKeys } from '../kit/keys.ts';
import { useMe } from '../session.tsx';
import { useWords } from '../words.ts';
import css from './Conversations.module.css';
import { Talk } from './Talk.tsx';
import { TalkList } from './TalkList.tsx';
import { shelves, talksQuery, type Shelf } from './talks.ts';

/** Whatever clients write, wherever they write: the list, the talk, and the person beside it. */
export const ConversationsPage = () => {
  const { t } = useWords('conversation');
  const me = useMe();
  const navigate = useNavigate();
  const search = useSearch({ from: '/frame/conversations' });
  const { show = 'mine', account, open } = search;
  const list = useInfiniteQuery(talksQuery(show, account));
  const totals = useQuery(asking('/conversations/totals')).data;
  const accounts = useQuery(asking('/accounts')).data?.items ?? [];
  const talks = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const unread = totals?.unread ?? 0;
  useEffect(() => void (document.title = `${unread > 0 ? `(${unread}) ` : ''}${t('title')} · Voronka`), [t, unread]);
  const go = (next: { show?: Shelf; account?: string; open?: string }) =>
    void navigate({ to: '/conversations', search: next, replace: true });
  const kept = { ...(search.show ? { show: search.show } : {}), ...(account ? { account } : {}) };
  const openTalk = (id: string | undefined) => go({ ...kept, ...(id ? { open: id } : {}) });
  const at = talks.findIndex(({ id }) => id === open);
  const step = (by: number) => {
    const next = talks[at < 0 ? 0 : Math.max(0, Math.min(talks.length - 1, at + by))];
    if (next) openTalk(next.id);
  };
  useKeys([
    { keys: 'j', does: t('keys.down'), run: () => step(1) },
    { keys: 'k', does: t('keys.up'), run: () => step(-1) },
    { keys: 'arrowdown', run: () => step(1) },
    { keys: 'arrowup', run: () => step(-1) },
    { keys: 'escape', run: () => openTalk(undefined) },
  ]);
  return (
    <>
      <Header title={t('title')} many>
        {shelves.map((shelf) => (
          <Chip
            key={shelf}
            on={show === shelf}
            onClick={() => go({ ...(shelf === 'mine' ? {} : { show: shelf }), ...(account ? { account } : {}) })}
          >
            {t(`shelf.${shelf}`)}
            {shelf !== 'closed' && totals ? <span className={css.total}>{totals[shelf]}</span> : null}
          </Chip>
        ))}
        {accounts.length > 1 && (
          <select
            className={css.account}
            aria-label={t('account')}
            value={account ?? ''}
            onChange={({ target }) =>
              go({ ...(search.show ? { show: search.show } : {}), ...(target.value ? { account: target.value } : {}) })
            }
          >
            <option value="">{t('account.all')}</option>
            {accounts.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Header>
      <main className={css.panes} data-open={open ? true : undefined}>
        <TalkList
          list={list}
          talks={talks}
          shelf={show}
          chosen={open}
          onOpen={openTalk}
          hasAccounts={accounts.length > 0}
        />
        {open ? (
          <Talk key={open} id={open} onClose={() => openTalk(undefined)} />
        ) : (
          <div className={css.none}>
            <Empty
              icon={<IconMessages />}
              title={t('choose')}
              text={t('choose.text', { name: me.name.split(' ')[0] ?? '' })}
            />
          </div>
        )}
      </main>
    </>
  );
};
