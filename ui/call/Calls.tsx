import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { IconFilterOff, IconPhone, IconPhoneCalling } from '@tabler/icons-react';
import { useEffect } from 'react';
import { asking, askingPages } from '../ask/asking.ts';
import { Button } from '../kit/Button.tsx';
import { Chip } from '../kit/Chip.tsx';
import { Empty } from '../kit/Empty.tsx';
import { Page } from '../kit/Header.tsx';
import { useKeys } from '../kit/keys.ts';
import { Problem } from '../kit/Problem.tsx';
import { Search } from '../kit/Search.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { plainOutcomes } from '../../workflows/call/plain-outcomes.ts';
import { isLine } from '../../workflows/channel/index.ts';
import { usePipelines } from '../pipeline/pipelines.ts';
import { cleanAddress } from '../search-text.ts';
import { useUsers } from '../session.tsx';
import { useWords } from '../words.ts';
import css from './Calls.module.css';
import { CallPanel } from './CallPanel.tsx';
import { CallRow } from './CallRow.tsx';
import { PhonesButton } from './PhonesButton.tsx';
import { outcomeText } from './outcomes.ts';

const page = getRouteApi('/frame/calls');

/** What each chip asks for: a missed call is one that nobody of ours took. */
const shows = {
  all: {},
  missed: { direction: 'in', how: 'abandoned,user_did_not_take,voicemail,no_answer,busy' },
  in: { direction: 'in' },
  out: { direction: 'out' },
} as const;
type Show = keyof typeof shows;

/** Every call, the newest first; found by its number in any form, by who talked and by what came of it. */
export const CallsPage = () => {
  const { t, language } = useWords('call');
  const navigate = useNavigate();
  const search = page.useSearch();
  const users = useUsers();
  const pipelines = usePipelines();
  useEffect(() => void (document.title = `${t('list')} · Voronka`), [t]);
  const show: Show = search.show && search.show in shows ? (search.show as Show) : 'all';
  const { q, user, outcome } = search;
  const list = useInfiniteQuery(
    askingPages('/calls', {
      query: { ...shows[show], limit: 100, ...cleanAddress({ phone: q, user, outcome }) },
    }),
  );
  const practice = useQuery(asking('/accounts')).data?.items.find(
    ({ id, provider, state }) => isLine(id) && provider === 'sandbox' && state !== 'blocked',
  );
  const calls = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const go = (change: Partial<typeof search>, replace = false) =>
    void navigate({ to: '/calls', search: cleanAddress({ ...search, ...change }), replace });
  const step = (by: 1 | -1) => {
    const at = calls.findIndex(({ id }) => id === search.open);
    const next = calls[Math.max(0, Math.min(calls.length - 1, at + by))];
    if (next) go({ open: next.id }, search.open !== undefined);
  };
  useKeys([
    { keys: 'j', does: t('list.next'), run: () => step(1) },
    { keys: 'k', does: t('list.before'), run: () => step(-1) },
  ]);
  const keys = [
    ...new Set([...plainOutcomes, ...pipelines.flatMap(({ definition }) => definition.outcomes.map(({ key }) => key))]),
  ];
  const isAsked = show !== 'all' || Boolean(q ?? user ?? outcome);
  return (
    <Page
      title={t('list')}
      many
      action={
        <>
          <Button
            look="quiet"
            folds
            icon={<IconPhoneCalling size={16} />}
            onClick={() => void navigate({ to: '/callbacks' })}
          >
            {t('kit:nav.callbacks')}
          </Button>
          {practice && <PhonesButton line={practice.id} named />}
          <select
            className={css.select}
            aria-label={t('list.user')}
            value={user ?? ''}
            onChange={({ target }) => go({ user: target.value })}
          >
            <option value="">{t('list.everybody')}</option>
            {users.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          <select
            className={css.select}
            aria-label={t('list.outcome')}
            value={outcome ?? ''}
            onChange={({ target }) => go({ outcome: target.value })}
          >
            <option value="">{t('list.anyOutcome')}</option>
            {keys.map((key) => (
              <option key={key} value={key}>
                {outcomeText({ outcome: key }, pipelines, language, t)}
              </option>
            ))}
          </select>
        </>
      }
    >
      <div className={css.page}>
        <div className={css.chips}>
          <Search value={q ?? ''} onChange={(typed) => go({ q: typed }, true)} hint={t('list.search')} />
          {(Object.keys(shows) as Show[]).map((one) => (
            <Chip key={one} on={show === one} onClick={() => go({ show: one === 'all' ? '' : one })}>
              {t(`list.${one}`)}
            </Chip>
          ))}
        </div>
        {list.error && <Problem error={list.error} again={() => void list.refetch()} />}
        {list.isPending && <Skeleton rows={12} />}
        {list.isSuccess && calls.length === 0 && (
          <Empty
            icon={isAsked ? <IconFilterOff /> : <IconPhone />}
            title={t(isAsked ? 'list.nothing' : 'list.none')}
            text={t(isAsked ? 'list.nothing.text' : 'list.none.text')}
          />
        )}
        <ul className={css.rows}>
          {calls.map((call) => (
            <CallRow key={call.id} call={call} on={call.id === search.open} onOpen={() => go({ open: call.id })} />
          ))}
        </ul>
        {list.hasNextPage && (
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('list.more')}
          </Button>
        )}
      </div>
      {search.open && <CallPanel id={search.open} onClose={() => go({ open: '' })} />}
    </Page>
  );
};
