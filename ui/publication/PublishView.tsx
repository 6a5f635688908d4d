import { useQuery } from '@tanstack/react-query';
import { IconLock } from '@tabler/icons-react';
import { Empty } from '../kit/Empty.tsx';
import { Problem } from '../kit/Problem.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { useMe } from '../session.tsx';
import { useSaid } from './said.ts';
import { History } from './History.tsx';
import { Planning } from './Planning.tsx';
import { Progress } from './Progress.tsx';
import { isGoing, publicationsQuery } from './publications.ts';
import css from './Publish.module.css';

/** Publishing a pipeline: what it would do, doing it, how far it is, and what was published before. */
export const PublishView = ({ pipeline }: { pipeline: string }) => {
  const { t } = useSaid();
  const me = useMe();
  const query = useQuery({ ...publicationsQuery(pipeline), enabled: me.role === 'admin' });
  if (me.role !== 'admin') return <Empty icon={<IconLock />} title={t('forbidden.title')} text={t('forbidden.text')} />;
  const publications = query.data?.items ?? [];
  const going = publications.find(isGoing);
  return (
    <main className={css.scroll}>
      <div className={css.view}>
        {query.error && <Problem error={query.error} again={() => void query.refetch()} />}
        {query.isPending && <Skeleton rows={6} height={64} />}
        {query.data &&
          (going ? (
            <Progress key={going.id} publication={going} />
          ) : (
            <Planning pipelineKey={pipeline} last={publications[0]} />
          ))}
        {publications.length > 0 && <History publications={publications} />}
      </div>
    </main>
  );
};
