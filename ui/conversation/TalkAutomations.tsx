import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { isEvent } from '../../workflows/event/catalogue.ts';
import type { Event } from '../../workflows/event/event.schema.ts';
import type { Conversation } from '../../workflows/conversation/conversation.schema.ts';
import type { TalkAutomations as Told } from '../../workflows/conversation/automations.schema.ts';
import { asking } from '../ask/asking.ts';
import { Section } from '../kit/Section.tsx';
import { nearDayText } from '../kit/time.ts';
import { useNow } from '../kit/Time.tsx';
import { Entry } from '../lead/story/Entry.tsx';
import { sentenceOf } from '../lead/story/event-sentence.ts';
import { useVersionOf } from '../lead/version.ts';
import { Brake, Standstill } from '../lead/process/Brake.tsx';
import { Failures } from '../lead/process/Failures.tsx';
import type { Steerable } from '../lead/process/steer.tsx';
import { Waits } from '../lead/process/Waits.tsx';
import { WaitLine } from '../lead/WaitLine.tsx';
import { pipelinesQuery } from '../pipeline/pipelines.ts';
import { useUsers } from '../session.tsx';
import { useWords } from '../words.ts';
import css from './Beside.module.css';

/** What automations of its own have done in this talk, and why; nothing where it has none. */
export const TalkAutomations = ({ talk }: { talk: Conversation }) => {
  const pipelines = useQuery(pipelinesQuery).data?.items ?? [];
  return pipelines.some(({ noun }) => noun === 'conversation') ? <OfTalk talk={talk} /> : null;
};

const OfTalk = ({ talk: { id, version, closedAt } }: { talk: Conversation }) => {
  const { data, refetch } = useQuery(asking('/conversations/{id}/automations', { path: { id } }));
  // a conversation has no clock but ours
  const of: Steerable = { noun: 'conversation', id, clockOffset: 0, closedAt };
  const seen = useRef(version);
  useEffect(() => {
    if (seen.current !== version) void refetch();
    seen.current = version;
  }, [version, refetch]);
  return data && (data.pipeline !== null || data.items.length > 0) ? <Automations told={data} of={of} /> : null;
};

const Automations = ({ told, of }: { told: Told; of: Steerable }) => {
  const { pipeline: key, pipelineVersionId, process, since, items } = told;
  const { t, language } = useWords('conversation');
  const users = useUsers();
  const now = useNow();
  const version = key !== null && pipelineVersionId !== null ? { pipeline: key, pipelineVersionId } : undefined;
  const pipeline = useVersionOf(version);
  const story = items.toReversed();
  return (
    <Section title={t('automations')}>
      {process.state !== 'finished' && <WaitLine lead={{ process, clockOffset: 0, closedAt: null }} />}
      <Standstill process={process} />
      {pipeline && (
        <>
          <Failures lead={of} pipeline={pipeline} story={story.filter(isOpen)} since={since ?? ''} />
          <Waits lead={of} pipeline={pipeline} waits={process.waitsFor} story={story} />
          <div className={css.orders}>
            <Brake of={of} process={process} over={of.closedAt !== null} />
          </div>
        </>
      )}
      {items.length === 0 && <p className={css.dim}>{t('automations.none')}</p>}
      <div
        className={css.story}
        // a list that scrolls is reached by Tab
        tabIndex={0}
        role="group"
        aria-label={t('automations')}
      >
        {items.map((event, index) => (
          <div key={event.id}>
            {nearDayText(event.at, now) !== (index > 0 && nearDayText(items[index - 1]!.at, now)) && (
              <p className={css.dim}>{nearDayText(event.at, now)}</p>
            )}
            <Entry event={event} text={sentenceOf(event, { language, pipeline, users })} />
          </div>
        ))}
      </div>
    </Section>
  );
};

/** What was answered already is not tried again. */
const isOpen = (event: Event): boolean =>
  !isEvent(event, 'automation.failed') || !answered.has(event.data.because.refusal);
const answered = new Set(['AnsweredByItself', 'AnsweredEnough']);
