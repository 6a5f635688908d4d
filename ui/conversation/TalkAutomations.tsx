import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Conversation } from '../../workflows/conversation/conversation.schema.ts';
import type { TalkAutomations as Told } from '../../workflows/conversation/automations.schema.ts';
import { asking } from '../ask/asking.ts';
import { Section } from '../kit/Section.tsx';
import { nearDayText } from '../kit/time.ts';
import { useNow } from '../kit/Time.tsx';
import { Entry } from '../lead/story/Entry.tsx';
import { sentenceOf } from '../lead/story/event-sentence.ts';
import { useVersionOf } from '../lead/version.ts';
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

const OfTalk = ({ talk: { id, version } }: { talk: Conversation }) => {
  const { data, refetch } = useQuery(asking('/conversations/{id}/automations', { path: { id } }));
  const seen = useRef(version);
  useEffect(() => {
    if (seen.current !== version) void refetch();
    seen.current = version;
  }, [version, refetch]);
  return data && (data.pipeline !== null || data.items.length > 0) ? <Automations told={data} /> : null;
};

const Automations = ({ told: { pipeline: key, pipelineVersionId, process, items } }: { told: Told }) => {
  const { t, language } = useWords('conversation');
  const users = useUsers();
  const now = useNow();
  const version = key !== null && pipelineVersionId !== null ? { pipeline: key, pipelineVersionId } : undefined;
  const pipeline = useVersionOf(version);
  return (
    <Section title={t('automations')}>
      {process.state !== 'finished' && <WaitLine lead={{ process, clockOffset: 0, closedAt: null }} />}
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
