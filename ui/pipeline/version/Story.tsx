import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { PipelineStoryEntry } from '../../../workflows/pipeline/story.schema.ts';
import { Avatar } from '../../kit/Avatar.tsx';
import { Button } from '../../kit/Button.tsx';
import { Problem } from '../../kit/Problem.tsx';
import { Skeleton } from '../../kit/Skeleton.tsx';
import { Time } from '../../kit/Time.tsx';
import { useNounWords } from '../editing.ts';
import { useWords } from '../../words.ts';
import type { Look } from './look.ts';
import { countsOf, icons, originOf, toneOf } from './pipeline-story.ts';
import css from './Story.module.css';
import { storyQuery } from './versions.ts';

type Props = { pipeline: string; go: (look: Look) => void };

/** What became of the pipeline itself: who made, published, restored, archived it, and how each publication went. */
export const Story = ({ pipeline, go }: Props) => {
  const { t } = useWords('pipeline/version');
  const query = useInfiniteQuery(storyQuery(pipeline));
  const entries = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <h2 className={css.title}>{t('story')}</h2>
      {query.error && <Problem error={query.error} again={() => void query.refetch()} />}
      {query.isPending && <Skeleton rows={6} height={44} />}
      <ol className={css.story}>
        {entries.map((entry) => (
          <Entry key={entry.id} pipeline={pipeline} entry={entry} go={go} />
        ))}
      </ol>
      {query.hasNextPage && (
        <div>
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
    </>
  );
};

const Entry = ({ pipeline, entry, go }: Props & { entry: PipelineStoryEntry }) => {
  const { t, language } = useNounWords('pipeline/version');
  const { what, at, actor, version, before, note, drawnBy, brought, publicationId, leads } = entry;
  const Icon = icons[what];
  const counts = countsOf(entry, t);
  return (
    <li className={css.entry} data-tone={toneOf(what)}>
      <span className={css.icon} aria-hidden>
        <Icon size={15} />
      </span>
      <div className={css.told}>
        <p className={css.what}>
          {what === 'created'
            ? originOf(entry, t, language)
            : t(`story.${what}`, { version, before, count: leads ?? 0 })}
        </p>
        {note && <p className={css.note}>{note}</p>}
        {drawnBy && <p className={css.dim}>{t('story.drawnBy', { name: drawnBy })}</p>}
        {brought && brought.templates + brought.forms > 0 && <p className={css.dim}>{t('story.brought', brought)}</p>}
        {counts && <p className={css.dim}>{counts}</p>}
        <p className={css.by}>
          {actor?.kind === 'user' && actor.id && <Avatar id={actor.id} name={actor.name ?? ''} size={18} />}
          <span>{whoDid(entry, t)}</span>
          <Time at={at} />
        </p>
        <p className={css.links}>
          {version !== null && (what === 'published' || what === 'restored') && (
            <button type="button" onClick={() => go({ kind: 'version', which: version })}>
              {t('story.open', { version })}
            </button>
          )}
          {what === 'published' && version !== null && before !== null && (
            <button type="button" onClick={() => go({ kind: 'compare', before, after: version })}>
              {t('story.changes')}
            </button>
          )}
          {publicationId && (what === 'published' || counts) && (
            <Link to="/pipelines/$key" params={{ key: pipeline }} search={{ view: 'publish', at: publicationId }}>
              {t('story.leads')}
            </Link>
          )}
        </p>
      </div>
    </li>
  );
};

const whoDid = ({ actor }: PipelineStoryEntry, t: ReturnType<typeof useWords>['t']): string =>
  actor === null ? t('author.none') : (actor.name ?? t('story.itself'));
