import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { Empty } from '../../kit/Empty.tsx';
import { Problem } from '../../kit/Problem.tsx';
import { Skeleton } from '../../kit/Skeleton.tsx';
import { useEditing } from '../editing.ts';
import { useWords } from '../../words.ts';
import { Compared } from './Compared.tsx';
import { firstLook, lookFrom, lookText, type Look } from './look.ts';
import css from './Version.module.css';
import { Story } from './Story.tsx';
import { VersionList } from './VersionList.tsx';
import { VersionRead } from './VersionRead.tsx';
import { versionsQuery } from './versions.ts';

/** The published versions and the draft: open one, compare any two, restore one. */
export const VersionsView = ({ pipeline }: { pipeline: string }) => {
  const { t } = useWords('pipeline/version');
  const { at } = useSearch({ from: '/frame/pipelines/$key' });
  const navigate = useNavigate({ from: '/pipelines/$key' });
  const { draft } = useEditing();
  const query = useInfiniteQuery(versionsQuery(pipeline));
  const lines = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const [first] = useState(() => firstLook(draft.read.publishedVersion, draft.read.changed));
  const look = lookFrom(at) ?? first;
  const go = (next: Look) => void navigate({ search: { view: 'versions', at: lookText(next) } });
  return (
    <main className={css.view}>
      <aside className={css.list} aria-label={t('list')}>
        {query.error && <Problem error={query.error} again={() => void query.refetch()} />}
        {query.isPending && <Skeleton rows={5} height={56} />}
        {query.data && (
          <VersionList
            lines={lines}
            look={look}
            go={go}
            more={query.hasNextPage ? () => void query.fetchNextPage() : undefined}
          />
        )}
      </aside>
      <section className={css.shown} aria-label={t('shown')}>
        {look.kind === 'story' ? (
          <Story pipeline={pipeline} go={go} />
        ) : query.data && lines.length === 0 && look.kind === 'compare' ? (
          <Empty icon={<IconHistory />} title={t('none.title')} text={t('none.text')} />
        ) : look.kind === 'version' ? (
          <VersionRead pipeline={pipeline} which={look.which} lines={lines} go={go} />
        ) : (
          <Compared pipeline={pipeline} look={look} lines={lines} go={go} />
        )}
      </section>
    </main>
  );
};
