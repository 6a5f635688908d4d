import { IconCheck, IconHourglass, IconPoint } from '@tabler/icons-react';
import { conditionSentence, stepSentence, triggerSentence } from '../../../workflows/automation/automation-sentence.ts';
import type { Automation, Step } from '../../../workflows/automation/automation.schema.ts';
import { trackOf } from '../../../workflows/automation/track.ts';
import { typedEvent } from '../../../workflows/event/catalogue.ts';
import type { Event } from '../../../workflows/event/event.schema.ts';
import type { Pipeline, PipelineDefinition } from '../../../workflows/pipeline/pipeline.schema.ts';
import type { Wait } from '../../../workflows/process/process.schema.ts';
import type { Language } from '../../language.ts';
import { exactText } from '../../kit/time.ts';
import { useWords, type Say } from '../../words.ts';
import css from './Process.module.css';

type Props = { story: Event[]; pipeline: Pipeline; wait: Wait; automation: Automation };

/** A run step by step: what is done, where it stands and until when, what comes. */
export const RunSteps = ({ story, pipeline, wait, automation }: Props) => {
  const { t, language } = useWords('lead');
  const taken = new Map(
    story.map(typedEvent).flatMap(({ type, data }): [string, boolean][] => {
      if (type === 'automation.branched' && data.run === wait.id) return [[data.step, data.holds]];
      if (type === 'automation.went_on' && data.run === wait.id) return [[data.step, data.happened]];
      return [];
    }),
  );
  return (
    <ol className={css.steps}>
      {trackOf(automation, wait.step ?? '0', taken).map(({ path, step, depth, side, state }) => (
        <li key={path} data-state={state} style={{ paddingLeft: depth * 14 }}>
          {state === 'done' ? (
            <IconCheck size={13} />
          ) : state === 'here' ? (
            <IconHourglass size={13} />
          ) : (
            <IconPoint size={13} />
          )}
          <span>
            <span className={css.unseen}>{t(`step.${state}`)} </span>
            {side && <i>{t(`step.${side}`)} </i>}
            {sentence(step, pipeline.definition, language, t)}
            {state === 'here' && wait.until && <b> · {t('step.until', { when: exactText(wait.until) })}</b>}
          </span>
        </li>
      ))}
    </ol>
  );
};

/** A step without the steps inside it, which have lines of their own. */
const sentence = (step: Step, definition: PipelineDefinition, language: Language, t: Say): string => {
  if (step.do === 'branch') return t('step.if', { condition: conditionSentence(step.if, definition, language) });
  if (step.do === 'wait.event')
    return t('step.event', { event: triggerSentence(step.on, definition, language).toLowerCase() });
  return stepSentence(step, definition, language);
};
