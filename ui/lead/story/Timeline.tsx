import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { flushSync } from 'react-dom';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { isEvent, type CatalogueEvent } from '../../../workflows/event/catalogue.ts';
import { ECHO } from '../../../workflows/event/echo.ts';
import type { Event } from '../../../workflows/event/event.schema.ts';
import type { Lead } from '../../../workflows/lead/lead.schema.ts';
import type { Pipeline } from '../../../workflows/pipeline/pipeline.schema.ts';
import type { Question } from '../../ask/asking.ts';
import { Button } from '../../kit/Button.tsx';
import { Chip } from '../../kit/Chip.tsx';
import { Problem } from '../../kit/Problem.tsx';
import { Skeleton } from '../../kit/Skeleton.tsx';
import { dayText } from '../../kit/time.ts';
import { useNow } from '../../kit/Time.tsx';
import { useUsers } from '../../session.tsx';
import { Feed } from '../../timeline/Feed.tsx';
import { kindOf } from '../../timeline/looks.ts';
import { isPiece, merged, pieceOf, withPieces } from '../../timeline/pieces.ts';
import { sameClientQuery } from '../same-client.ts';
import { usePast } from './past.ts';
import { StoryMenu } from './StoryMenu.tsx';
import { useWords } from '../../words.ts';
import { NoteEntry } from '../../note/NoteEntry.tsx';
import { isNote, notesIn, withNotesNow } from '../../note/notes.ts';
import { PinnedNotes, pinnedQuestion } from '../../note/PinnedNotes.tsx';
import { Clock, Entry } from './Entry.tsx';
import { fold, withoutFolded } from './fold.ts';
import { MessageEntry } from './MessageEntry.tsx';
import { processQuery } from '../process/lead-process.ts';
import { Restore } from '../process/Restore.tsx';
import { sentenceOf } from './event-sentence.ts';
import { deliveriesQuery, talkQuery, useJoinedStories, useStory } from './lead-story.ts';
import css from './Timeline.module.css';

const TalkPiece = lazy(async () => ({ default: (await import('../../timeline/TalkPiece.tsx')).TalkPiece }));
const Cause = lazy(async () => ({ default: (await import('./Cause.tsx')).Cause }));

const filters = ['all', 'note', 'message', 'task', 'file', 'process'] as const;
type Filter = (typeof filters)[number];
const AT_ONCE = 60;

/** Everything that happened to a lead, newest at the bottom; the older part opens by a page at a time. */
export const Timeline = ({ lead, pipeline }: { lead: Lead; pipeline: Pipeline }) => {
  const { t, language } = useWords('lead');
  const [filter, setFilter] = useState<Filter>('all');
  const [most, setMost] = useState(AT_ONCE);
  const [opened, open] = useState<string>();
  const now = useNow() + lead.clockOffset;
  const users = useUsers();
  const here = { noun: 'lead', id: lead.id } as const;
  const past = usePast();
  const story = useStory(lead.id);
  const { data: same } = useQuery(sameClientQuery(lead.id));
  const joined = useJoinedStories(same?.joined ?? none);
  const items = useMemo(() => union(story.data?.items ?? none, joined.events), [story.data, joined.events]);
  const process = useQuery(processQuery(lead.id));
  const undoable = past ? [] : (process.data?.restorable ?? []);
  const deliveries = useQuery(deliveriesQuery(lead.id));
  const byId = useMemo(() => new Map((deliveries.data?.items ?? []).map((one) => [one.id, one])), [deliveries.data]);
  const talk = useInfiniteQuery({ ...talkQuery(lead.id), enabled: !past });
  const said = useMemo(() => talk.data?.pages.flatMap((page) => page.items).reverse() ?? none, [talk.data]);
  const notes = useMemo(() => notesIn(items), [items]);
  const all = useMemo(() => {
    const told = withNotesNow(joined.events.length > 0 ? withoutFolded(items) : fold(items), notes);
    // what was heard of a conversation stands there as itself
    const story = past
      ? told
      : merged(
          told.filter(({ noun }) => noun !== ECHO),
          said,
        );
    return withPieces(
      story.filter((event) => shows(filter, event)),
      dayText,
    );
  }, [items, joined.events, notes, said, past, filter]);
  const changes: Question[] = [['/leads/{id}/events', { path: { id: lead.id } }], pinnedQuestion(here)];
  const entries = all.slice(-most);
  const events = useMemo(() => new Map(items.map((one) => [one.id, one])), [items]);
  const around = { language, pipeline, users };
  const jump = (id: string) => {
    setFilter('all');
    setMost(all.length + AT_ONCE);
    open(id);
    const place = pieceOf(all, events.get(id)?.data['message'])?.id ?? id;
    scrollTo(`event-${place}`);
  };
  // on paper there is nothing to open
  useEffect(() => {
    const all = () => flushSync(() => setMost(Infinity));
    addEventListener('beforeprint', all);
    return () => removeEventListener('beforeprint', all);
  }, []);

  const textOf = (event: Event) => {
    const number = event.leadId && joined.numbers.get(event.leadId);
    const text = sentenceOf(event, around);
    return number ? t('join.from', { number, text }) : text;
  };
  const why = ({ id }: Event) => ({ open: opened === id, toggle: () => open(opened === id ? undefined : id) });
  return (
    <div className={css.timeline}>
      <div className={css.filters} role="group" aria-label={t('timeline.filter')}>
        {filters.map((one) => (
          <Chip key={one} on={filter === one} onClick={() => (setFilter(one), setMost(AT_ONCE))}>
            {t(`filter.${one}`)}
          </Chip>
        ))}
        <span className={css.space} />
        {!past && <StoryMenu lead={lead} />}
      </div>
      {!past && <PinnedNotes {...here} changes={changes} />}
      <Feed
        key={`${lead.id} ${filter}`}
        label={t('timeline')}
        entries={entries}
        now={now}
        top={
          <>
            {story.isPending && <Skeleton rows={6} height={26} />}
            {story.error && <Problem error={story.error} again={() => void story.refetch()} />}
            {story.data && all.length === 0 && <p className={css.none}>{t(`empty.${filter}`)}</p>}
            {all.length > entries.length && (
              <Button look="quiet" onClick={() => setMost(most + AT_ONCE)}>
                {t('timeline.earlier', { count: all.length - entries.length })}
              </Button>
            )}
            {talk.hasNextPage && all.length === entries.length && (
              <Button look="quiet" busy={talk.isFetchingNextPage} onClick={() => void talk.fetchNextPage()}>
                {t('timeline.messages')}
              </Button>
            )}
          </>
        }
        render={(event) =>
          isPiece(event) ? (
            <Suspense>
              <TalkPiece piece={event} say={textOf} />
            </Suspense>
          ) : (
            <>
              {notes.has(event.id) ? (
                <NoteEntry event={event} note={notes.get(event.id)!} changes={changes} still={past}>
                  <Clock at={event.at} />
                </NoteEntry>
              ) : event.noun === 'delivery' ? (
                <MessageEntry
                  at={event.at}
                  account={String(event.data['account'])}
                  recipient={String(event.data['recipient'] ?? '')}
                  delivery={byId.get(event.nounId)}
                  why={why(event)}
                />
              ) : (
                <Entry event={event} text={textOf(event)} why={why(event)}>
                  {undoable.map(
                    (one) =>
                      isSkipOf(event, one.taken) && (
                        <Restore key={one.taken} lead={lead} event={event} restorable={one} />
                      ),
                  )}
                </Entry>
              )}
              {opened === event.id && (
                <Suspense>
                  <Cause event={event} byId={events} around={around} onJump={jump} />
                </Suspense>
              )}
            </>
          )
        }
      />
    </div>
  );
};

const none: never[] = [];

/** The stories of one piece of work as one, in the order of what happened. */
const union = (own: Event[], others: Event[]): Event[] =>
  others.length === 0
    ? own
    : [...own, ...others].sort((a, b) => a.at.localeCompare(b.at) || Number(a.id) - Number(b.id));

const isSkipOf = (event: Event, taken: string): event is Event & CatalogueEvent<'lead.steered'> =>
  isEvent(event, 'lead.steered') && event.data.taken === taken && event.data.order !== 'restore';

/** What the process did with tasks and money is found under its own filter and under theirs. */
const shows = (filter: Filter, event: Event): boolean => {
  const kind = kindOf(event);
  if (filter === 'all') return true;
  if (filter === 'message')
    return (
      kind === 'message' ||
      event.noun === 'conversation' ||
      event.type === 'lead.noted' ||
      event.type === 'lead.created'
    );
  if (filter === 'note') return isNote(event) || event.noun === 'note';
  if (filter === 'file') return event.noun === 'file';
  if (filter === 'task') return event.noun === 'task';
  return (
    kind === 'process' ||
    kind === 'money' ||
    event.actor.kind === 'process' ||
    ['lead.paused', 'lead.resumed', 'lead.skipped', 'lead.reopened', 'lead.migrated'].includes(event.type)
  );
};

/** What is older than a screen is drawn a moment later, so it is looked for again. */
const scrollTo = (id: string, tries = 60): void =>
  void requestAnimationFrame(() => {
    const entry = document.getElementById(id);
    if (entry) entry.scrollIntoView({ block: 'center' });
    else if (tries > 0) scrollTo(id, tries - 1);
  });
