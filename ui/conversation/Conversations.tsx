import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconDeviceMobile, IconMessages } from '@tabler/icons-react';
import { useCallback, useEffect } from 'react';
import { forClients } from '../account/for-clients.ts';
import { asking } from '../ask/asking.ts';
import { Chip } from '../kit/Chip.tsx';
import { Empty } from '../kit/Empty.tsx';
import { Header } from '../kit/Header.tsx';
import { useKeys } from '../kit/keys.ts';
import { useMe } from '../session.tsx';
import { ViewMenu } from '../view/ViewMenu.tsx';
import { useWords } from '../words.ts';
import css from './Conversations.module.css';
import { Day } from './Day.tsx';
import { Phone } from './Phone.tsx';
import { Talk } from './Talk.tsx';
import { TalkList } from './TalkList.tsx';
import { shelves, talkFilter, type Shelf } from './talk-filter.ts';
import { talkSearch } from './talk-search.ts';
import { talksQuery } from './talks.ts';

const isCounted = (shelf: Shelf): shelf is 'mine' | 'waiting' | 'all' =>
  shelf === 'mine' || shelf === 'waiting' || shelf === 'all';

/** Whatever clients write, wherever they write: the list, the talk, and the person beside it. */
export const ConversationsPage = () => {
  const { t } = useWords('conversation');
  const me = useMe();
  const navigate = useNavigate({ from: '/conversations' });
  const search = useSearch({ from: '/frame/conversations' });
  const { show = 'mine', open, phone } = search;
  const filter = talkFilter(search);
  const list = useInfiniteQuery(talksQuery(show, filter));
  const totals = useQuery(asking('/conversations/totals')).data;
  const accounts = forClients(useQuery(asking('/accounts')).data?.items ?? []);
  const talks = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const unread = totals?.unread ?? 0;
  useEffect(() => void (document.title = `${unread > 0 ? `(${unread}) ` : ''}${t('title')} · Voronka`), [t, unread]);
  const go = (next: typeof search) => void navigate({ to: '/conversations', search: next, replace: true });
  const { open: _, ...kept } = search;
  const { phone: _practice, ...listed } = kept;
  const { phone: _phone, ...silent } = search;
  const practice = accounts.find(({ provider, state }) => provider === 'sandbox' && state !== 'blocked');
  const onPhone = accounts.find(({ id, provider }) => id === phone && provider === 'sandbox');
  const openTalk = useCallback(
    (id: string | undefined) =>
      void navigate({
        to: '/conversations',
        search: ({ open: _open, ...rest }) => ({ ...rest, ...(id ? { open: id } : {}) }),
        replace: true,
      }),
    [navigate],
  );
  const look = (shelf: Shelf) => {
    const { show: _show, ...rest } = kept;
    go({ ...rest, ...(shelf === 'mine' ? {} : { show: shelf }) });
  };
  const at = talks.findIndex(({ id }) => id === open);
  const step = (by: number) => {
    const next = talks[at < 0 ? 0 : Math.max(0, Math.min(talks.length - 1, at + by))];
    if (next) openTalk(next.id);
  };
  useKeys([
    { keys: 'j', does: t('keys.down'), run: () => step(1) },
    { keys: 'k', does: t('keys.up'), run: () => step(-1) },
    // also out of the box in which one writes
    { keys: 'alt+j', whileTyping: true, run: () => step(1) },
    { keys: 'alt+k', whileTyping: true, run: () => step(-1) },
    ...shelves.map((shelf, index) => ({
      keys: String(index + 1),
      does: t(`shelf.${shelf}`),
      run: () => look(shelf),
    })),
    { keys: 'arrowdown', run: () => step(1) },
    { keys: 'arrowup', run: () => step(-1) },
    { keys: 'escape', run: () => openTalk(undefined) },
  ]);
  return (
    <>
      <Header title={t('title')} many>
        {shelves.map((shelf) => (
          <Chip key={shelf} on={show === shelf} onClick={() => look(shelf)}>
            {t(`shelf.${shelf}`)}
            {totals && isCounted(shelf) ? <span className={css.total}>{totals[shelf]}</span> : null}
          </Chip>
        ))}
        <ViewMenu
          of={{ noun: 'conversation' }}
          search={listed}
          onOpen={(next) => go({ ...talkSearch(next), ...(open ? { open } : {}), ...(phone ? { phone } : {}) })}
        />
        {practice && (
          <Chip
            icon={<IconDeviceMobile size={14} />}
            on={onPhone !== undefined}
            onClick={() => go(onPhone ? silent : { ...search, show: 'all', phone: practice.id })}
          >
            {t('phone')}
          </Chip>
        )}
      </Header>
      <main
        className={css.panes}
        data-open={open || onPhone ? true : undefined}
        data-phone={onPhone ? true : undefined}
      >
        <TalkList
          list={list}
          talks={talks}
          shelf={show}
          chosen={open}
          onOpen={openTalk}
          hasAccounts={accounts.length > 0}
          filter={filter}
          onFilter={(next) =>
            go({
              ...next,
              ...(search.view ? { view: search.view } : {}),
              ...(search.show ? { show } : {}),
              ...(open ? { open } : {}),
              ...(phone ? { phone } : {}),
            })
          }
        />
        {open ? (
          <Talk key={open} id={open} alone={onPhone !== undefined} onClose={() => openTalk(undefined)} />
        ) : (
          <div className={css.none}>
            <Empty
              icon={<IconMessages />}
              title={t('choose')}
              text={t('choose.text', { name: me.name.split(' ')[0] ?? '' })}
            />
            <Day />
          </div>
        )}
        {onPhone && <Phone account={onPhone} open={open} onOpen={openTalk} onClose={() => go(silent)} />}
      </main>
    </>
  );
};
