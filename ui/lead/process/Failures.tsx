import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { stepSentence } from '../../../workflows/automation/automation-sentence.ts';
import type { Step } from '../../../workflows/automation/automation.schema.ts';
import { typedEvent, type Typed } from '../../../workflows/event/catalogue.ts';
import type { Event } from '../../../workflows/event/event.schema.ts';
import type { Pipeline } from '../../../workflows/pipeline/pipeline.schema.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { Button } from '../../kit/Button.tsx';
import { refusalText } from '../../kit/problem.ts';
import { usePast } from '../story/past.ts';
import { useWords } from '../../words.ts';
import css from './Process.module.css';
import { Ask, order, type Steerable } from './steer.tsx';

const MOST = 3;

type Props = { lead: Steerable; pipeline: Pipeline; story: Event[]; since: string };

/** Steps that could not be done since then (it came to this stage), until they are tried again. */
export const Failures = ({ lead, pipeline, story, since }: Props) => {
  const { t, language } = useWords('lead');
  const past = usePast();
  const failed = failuresOf(story, since);
  const [asked, ask] = useState<Failure>();
  const nameOf = ({ data }: Failure) => (data.name ? inLanguage(data.name, language) : data.automation);
  const stepOf = ({ data }: Failure) =>
    data.step ? stepSentence(data.step as Step, pipeline.definition, language) : '';
  return (
    <>
      {failed.map((event) => (
        <div key={event.id} className={css.failure} role="status">
          <IconAlertTriangle size={15} aria-hidden />
          <div>
            <b>{nameOf(event)}</b>
            <p>{refusalText(event.data.because)}</p>
            {!past && lead.closedAt === null && (
              <div className={css.hands}>
                <Button look="quiet" icon={<IconRefresh size={14} />} onClick={() => ask(event)}>
                  {t('retry')}
                </Button>
              </div>
            )}
          </div>
        </div>
      ))}
      {asked && (
        <Ask
          title={t('ask.retry', { name: nameOf(asked) })}
          go={t('retry')}
          onClose={() => ask(undefined)}
          onGo={() =>
            order(lead, {
              path: 'process/retry',
              body: { event: asked.id },
              done: t('done.retry', { name: nameOf(asked) }),
            })
          }
        >
          <p>{t('ask.retry.text', { step: stepOf(asked) })}</p>
        </Ask>
      )}
    </>
  );
};

type Failure = Typed<Event, 'automation.failed'>;

const failuresOf = (story: Event[], since: string): Failure[] => {
  const events = story.map(typedEvent);
  const retried = new Set(
    events.flatMap(({ type, data }) =>
      type === 'lead.steered' || type === 'conversation.steered' ? [data.event] : [],
    ),
  );
  return events
    .filter((event) => event.type === 'automation.failed')
    .filter(({ at, id }) => at >= since && !retried.has(id))
    .slice(-MOST);
};
