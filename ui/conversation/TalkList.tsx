import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { IconInbox } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { Conversation } from '../../workflows/conversation/conversation.schema.ts';
import { Button } from '../kit/Button.tsx';
import { Empty } from '../kit/Empty.tsx';
import { Problem } from '../kit/Problem.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { choose, chooseNone, useIsChoosing } from '../lead/board/selection.ts';
import { useKeys } from '../kit/keys.ts';
import { useMe } from '../session.tsx';
import { useWords } from '../words.ts';
import css from './Conversations.module.css';
import { ManyBar } from './ManyBar.tsx';
import { TalkRow } from './TalkRow.tsx';
import { TalkFilters } from './TalkFilters.tsx';
import type { Shelf, TalkFilter } from './talk-filter.ts';

type Props = {
  list: UseInfiniteQueryResult<unknown>;
  talks: Conversation[];
  shelf: Shelf;
  chosen: string | undefined;
  onOpen: (id: string) => void;
  /** without one nobody can write to us */
  hasAccounts: boolean;
  filter: TalkFilter;
  onFilter: (filter: TalkFilter) => void;
};

export const TalkList = ({ list, talks, shelf, chosen, onOpen, hasAccounts, filter, onFilter }: Props) => {
  const { t } = useWords('conversation');
  const me = useMe();
  const any = useIsChoosing();
  const [asked, setChoosing] = useState(false);
  const choosing = asked || any;
  const leave = () => {
    setChoosing(false);
    chooseNone();
  };
  // what is chosen is what one sees
  useEffect(() => chooseNone, [shelf, filter.account, filter.channel, filter.language, filter.tag, filter.assignee]);
  useKeys([{ keys: 'x', does: t('many.keys'), run: () => chosen && choose(chosen) }]);
  const isNarrow = Object.keys(filter).some((key) => key !== 'sort');
  const lacks = !hasAccounts && talks.length === 0 && !isNarrow;
  const about = lacks ? 'noAccounts' : isNarrow ? 'empty.filter' : `empty.${shelf}`;
  return (
    <nav className={css.list} aria-label={t('title')}>
      {!lacks && (
        <TalkFilters
          {...{ shelf, filter, choosing }}
          onChoosing={() => (choosing ? leave() : setChoosing(true))}
          onChange={onFilter}
        />
      )}
      {list.error ? <Problem error={list.error} again={() => void list.refetch()} /> : null}
      {list.isPending && <Skeleton rows={8} height={60} />}
      {list.isSuccess && talks.length === 0 && (
        <Empty
          icon={<IconInbox />}
          title={t(about)}
          text={t(lacks && me.role === 'admin' ? 'noAccounts.admin' : `${about}.text`)}
        />
      )}
      <ul data-list>
        {talks.map((talk) => (
          <TalkRow key={talk.id} talk={talk} chosen={talk.id === chosen} choosing={choosing} onOpen={onOpen} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
      {any && <ManyBar shelf={shelf} talks={talks} onDone={leave} />}
    </nav>
  );
};
