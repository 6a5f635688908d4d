import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { IconInbox } from '@tabler/icons-react';
import type { Conversation } from '../../workflows/conversation/conversation.schema.ts';
import { Button } from '../kit/Button.tsx';
import { Empty } from '../kit/Empty.tsx';
import { Problem } from '../kit/Problem.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { useMe } from '../session.tsx';
import { useWords } from '../words.ts';
import css from './Conversations.module.css';
import { TalkRow } from './TalkRow.tsx';
import type { Shelf } from './talks.ts';

type Props = {
  list: UseInfiniteQueryResult<unknown>;
  talks: Conversation[];
  shelf: Shelf;
  chosen: string | undefined;
  onOpen: (id: string) => void;
  /** without one nobody can write to us */
  hasAccounts: boolean;
};

export const TalkList = ({ list, talks, shelf, chosen, onOpen, hasAccounts }: Props) => {
  const { t } = useWords('conversation');
  const me = useMe();
  const lacks = !hasAccounts && talks.length === 0;
  return (
    <nav className={css.list} aria-label={t('title')}>
      {list.error ? <Problem error={list.error} again={() => void list.refetch()} /> : null}
      {list.isPending && <Skeleton rows={8} height={60} />}
      {list.isSuccess && talks.length === 0 && (
        <Empty
          icon={<IconInbox />}
          title={t(lacks ? 'noAccounts' : `empty.${shelf}`)}
          text={t(lacks ? (me.role === 'admin' ? 'noAccounts.admin' : 'noAccounts.text') : `empty.${shelf}.text`)}
        />
      )}
      <ul>
        {talks.map((talk) => (
          <TalkRow key={talk.id} talk={talk} chosen={talk.id === chosen} onOpen={() => onOpen(talk.id)} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </nav>
  );
};
