import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useState } from 'react';
import type { Lead } from '../../../workflows/lead/lead.schema.ts';
import type { Pipeline } from '../../../workflows/pipeline/pipeline.schema.ts';
import { Section } from '../../kit/Section.tsx';
import { Skeleton } from '../../kit/Skeleton.tsx';
import { exactText, nearDayText, shortText, wall } from '../../kit/time.ts';
import { useNow } from '../../kit/Time.tsx';
import { useUsers } from '../../session.tsx';
import { useWords } from '../../words.ts';
import { fold } from '../story/fold.ts';
import css from './Path.module.css';
import { pathOf } from './path.ts';
import { processQuery } from './lead-process.ts';
import { useStory } from '../story/lead-story.ts';

const Graph = lazy(async () => ({ default: (await import('./Graph.tsx')).Graph }));

/** The way of the process: done, now, next; the graph one click away. */
export const Path = ({ lead, pipeline }: { lead: Lead; pipeline: Pipeline }) => {
  const { t, language } = useWords('lead');
  const [graph, setGraph] = useState(false);
  const users = useUsers();
  const now = useNow() + lead.clockOffset;
  const story = useStory(lead.id);
  const process = useQuery(processQuery(lead.id));
  const waits = process.data?.waitsFor ?? lead.process.waitsFor;
  const steps = useMemo(
    () =>
      pathOf(lead, waits, fold(story.data?.items ?? []), {
        t,
        language,
        definition: pipeline.definition,
        nameOf: (id) => users.find((user) => user.id === id)?.name ?? t('nobody'),
      }),
    [lead, waits, story.data, t, language, pipeline, users],
  );
  return (
    <Section
      title={t('path')}
      aside={
        <button type="button" className={css.link} onClick={() => setGraph(true)}>
          {t('graph')}
        </button>
      }
    >
      {story.isPending ? (
        <Skeleton rows={4} height={24} />
      ) : (
        <ol className={css.path}>
          {steps.map((step) => (
            <li key={step.key} data-state={step.state} data-bad={step.bad || undefined}>
              <span className={css.dot} aria-hidden />
              <span className={css.text}>
                {step.state !== 'done' && <span className={css.state}>{t(`path.is.${step.state}`)} </span>}
                {step.text}
              </span>
              {step.at && (
                <time dateTime={step.at} data-hint={exactText(step.at)}>
                  {step.state === 'done' ? doneText(step.at, now) : shortText(step.at, now)}
                </time>
              )}
            </li>
          ))}
        </ol>
      )}
      {graph && (
        <Suspense>
          <Graph lead={lead} onClose={() => setGraph(false)} />
        </Suspense>
      )}
    </Section>
  );
};

/** The hour of today, the day of what is older. */
const doneText = (at: string, now: number): string =>
  wall(at).isSame(wall(now), 'day') ? wall(at).format('HH:mm') : nearDayText(at, now);
