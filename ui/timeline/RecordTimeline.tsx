import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState } from 'react';
import type { Event } from '../../workflows/event/event.schema.ts';
import type { Field } from '../../workflows/field/field.schema.ts';
import type { Pipeline } from '../../workflows/pipeline/pipeline.schema.ts';
import { TimelineKind, type TimelineLead } from '../../workflows/timeline/timeline.schema.ts';
import type { Question } from '../ask/asking.ts';
import { useFields } from '../field/fields.ts';
import { Button } from '../kit/Button.tsx';
import { Chip } from '../kit/Chip.tsx';
import { Problem } from '../kit/Problem.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { dayText } from '../kit/time.ts';
import { useNow } from '../kit/Time.tsx';
import { Clock, Entry } from '../lead/story/Entry.tsx';
import { sentenceOf } from '../lead/story/event-sentence.ts';
import { withoutFolded } from '../lead/story/fold.ts';
import { useVersionOf } from '../lead/version.ts';
import { NoteComposer } from '../note/NoteComposer.tsx';
import { NoteEntry } from '../note/NoteEntry.tsx';
import { notesIn, withNotesNow } from '../note/notes.ts';
import { PinnedNotes, pinnedQuestion } from '../note/PinnedNotes.tsx';
import { useUsers } from '../session.tsx';
import { useWords } from '../words.ts';
import { Feed } from './Feed.tsx';
import { isPiece, withPieces } from './pieces.ts';
import css from './RecordTimeline.module.css';
import { timelinePath, timelineQuery, type TimelineNoun } from './timeline-query.ts';

const TalkPiece = lazy(async () => ({ default: (await import('./TalkPiece.tsx')).TalkPiece }));

const kinds = TimelineKind.options;
const NONE: Field[] = [];

/** All that happened to a client or a company and on their leads, or to a ticket and in its talks; the older part is read page by page. */
type Props = {
  noun: TimelineNoun;
  id: string;
  /** by which a ticket lives */
  pipeline?: Pipeline | undefined;
};

export const RecordTimeline = ({ noun, id, pipeline }: Props) => {
  const { t, language } = useWords('timeline');
  const users = useUsers();
  const [kind, setKind] = useState<TimelineKind>('all');
  const now = useNow();
  const ofRecord = useFields(noun === 'company' ? 'company' : 'contact');
  const fields = noun === 'ticket' ? NONE : ofRecord;
  const pages = useInfiniteQuery(timelineQuery(noun, id, kind));
  const told = useMemo(() => pages.data?.pages ?? [], [pages.data]);
  const events = useMemo(() => told.flatMap(({ items }) => items).reverse(), [told]);
  const notes = useMemo(() => notesIn(events), [events]);
  const entries = useMemo(() => withPieces(withNotesNow(withoutFolded(events), notes), dayText), [events, notes]);
  const leads = useMemo(() => new Map(told.flatMap((page) => page.leads).map((lead) => [lead.id, lead])), [told]);
  const changes: Question[] = [[timelinePath(noun), { path: { id } }], pinnedQuestion({ noun, id })];
  return (
    <section className={css.timeline} aria-label={t('title')}>
      {noun !== 'ticket' && (
        <div className={css.filters} role="group" aria-label={t('filter')}>
          {kinds.map((one) => (
            <Chip key={one} on={kind === one} onClick={() => setKind(one)}>
              {t(`kind.${one}`)}
            </Chip>
          ))}
        </div>
      )}
      <PinnedNotes noun={noun} id={id} changes={changes} />
      <Feed
        key={kind}
        label={t('title')}
        entries={entries}
        now={now}
        top={
          <>
            {pages.isPending && <Skeleton rows={6} height={26} />}
            {pages.error && <Problem error={pages.error} again={() => void pages.refetch()} />}
            {pages.data && entries.length === 0 && !pages.hasNextPage && (
              <p className={css.none}>{t(`none.${kind}`)}</p>
            )}
            {pages.hasNextPage && (
              <Button look="quiet" busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
                {t('earlier')}
              </Button>
            )}
          </>
        }
        render={(event) => {
          if (isPiece(event))
            return (
              <Suspense>
                <TalkPiece piece={event} say={(one) => sentenceOf(one, { language, pipeline: undefined, users })} />
              </Suspense>
            );
          const note = notes.get(event.id);
          const lead = leads.get(event.leadId ?? '');
          if (!note) return <Told event={event} lead={lead} fields={fields} pipeline={pipeline} />;
          return (
            <NoteEntry event={event} note={note} changes={changes} about={lead && <LeadLink lead={lead} />}>
              <Clock at={event.at} />
            </NoteEntry>
          );
        }}
      />
      <NoteComposer record={{ noun, id }} changes={changes} />
    </section>
  );
};

/** An entry with the words of the pipeline by which its lead lives, and the way to that lead. */
type Telling = { event: Event; lead: TimelineLead | undefined; fields: Field[]; pipeline: Pipeline | undefined };

const Told = ({ event, lead, fields, pipeline: own }: Telling) => {
  const { language } = useWords('timeline');
  const users = useUsers();
  const ofLead = useVersionOf(lead);
  const pipeline = own ?? ofLead;
  return (
    <Entry event={event} text={sentenceOf(event, { language, pipeline, users, fields })}>
      {lead && <LeadLink lead={lead} />}
    </Entry>
  );
};

const LeadLink = ({ lead: { id, name, number } }: { lead: TimelineLead }) => {
  const { t } = useWords('timeline');
  return (
    <Link className={css.lead} to="/leads/$id" params={{ id }}>
      {t('lead', { name, number })}
    </Link>
  );
};
