import { useInfiniteQuery } from '@tanstack/react-query';
import type { FloorWork } from '../../../workflows/work/floor.schema.ts';
import { askingPages } from '../../ask/asking.ts';
import { Button } from '../../kit/Button.tsx';
import { Panel } from '../../kit/Dialog.tsx';
import { Problem } from '../../kit/Problem.tsx';
import { Skeleton } from '../../kit/Skeleton.tsx';
import { useWords } from '../../words.ts';
import type { Shown } from './floor.ts';
import { WorkItem } from './WorkItem.tsx';
import css from './Floor.module.css';

type Props = { title: string; shown: Shown; onClose: () => void; onHandOver: (work: FloorWork) => void };

/** The rows behind a number: open work of a queue or of a user, to be looked at, taken, handed over. */
export const WorkList = ({ title, shown: { what, of }, onClose, onHandOver }: Props) => {
  const { t } = useWords('work');
  const query = what === 'user' ? { operator: of } : { queue: of, ...(what === 'held' ? { held: 'true' } : {}) };
  const list = useInfiniteQuery(askingPages('/floor/work', { query: { ...query, limit: 50 } }));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Panel title={title} onClose={onClose}>
      {list.isPending ? (
        <Skeleton rows={6} />
      ) : !list.data ? (
        <Problem error={list.error} again={() => void list.refetch()} />
      ) : items.length === 0 ? (
        <p className={css.dim}>{t('work.none')}</p>
      ) : (
        <ul className={css.items}>
          {items.map((work) => (
            <WorkItem key={work.id} work={work} onHandOver={() => onHandOver(work)} />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('work.more')}
        </Button>
      )}
    </Panel>
  );
};
