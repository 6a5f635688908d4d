import type { Automation, Step } from '../../workflows/automation/automation.schema.ts';
import {
  conditionSentence,
  speakerOf,
  triggerSentence,
  type Names,
} from '../../workflows/automation/automation-sentence.ts';
import { messageShort } from '../../workflows/channel/index.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import type { Say } from '../words.ts';
import { kindOfStep, kindOfTrigger } from '../automation/kinds.ts';

/** How a card says it: as short as can be, under the stage that it stands in. */
export type Short = { when: string; then: string; condition: string | undefined };
type Speaking = { names: Names; language: Language; t: Say; templateName: (key: string) => string };

export const shortOf = (automation: Automation, speaking: Speaking): Short => ({
  when: shortWhen(automation, speaking),
  then:
    automation.then.length === 1 ? capital(shortStep(automation.then[0]!, speaking)) : chain(automation.then, speaking),
  condition: automation.if && conditionSentence(automation.if, speaking.names, speaking.language),
});

const shortWhen = ({ when, stages }: Automation, { names, language, t }: Speaking): string => {
  if (when.on === 'stage.entered') return t(stages ? 'when.now' : 'when.enteredAny');
  if (when.on === 'stage.left') return t('when.left');
  if (when.on === 'stage.time') {
    const after = t('when.after', { duration: speakerOf(names, language).duration(when.after) });
    return when.working ? t('when.working', { after }) : after;
  }
  return triggerSentence(when, names, language);
};

const chain = (steps: Step[], speaking: Speaking): string => {
  const shown = steps.slice(0, 4).map((step) => shortStep(step, speaking));
  return capital([...shown, ...(steps.length > 4 ? [`+${steps.length - 4}`] : [])].join(' → '));
};

/** A step in a few words. A kind that has none here says its name. */
export const shortStep = (step: Step, { names, language, t, templateName }: Speaking): string => {
  const speaker = speakerOf(names, language, templateName);
  switch (step.do) {
    case 'message.send':
      return messageShort(step.channel, speaker.template(step.template), language);
    case 'task.create':
      return t('step.task', { text: speaker.text(step.text) });
    case 'notify':
      return t(`step.notify.${step.who}`, { text: speaker.text(step.text), whom: step.team ?? step.person ?? '' });
    case 'lead.move':
      return t('step.move', { stage: speaker.stage(step.stage) });
    case 'wait':
      return t('step.wait', { duration: speaker.duration(step.for) });
    case 'wait.event': {
      const event = kindOfTrigger(step.on);
      const wait = t('step.waitEvent', {
        event: event ? inLanguage(event.name, language).toLowerCase() : step.on.on,
        duration: speaker.duration(step.atMost),
      });
      const late = step.else[0];
      return late
        ? t('step.waitEvent.else', { wait, step: shortStep(late, { names, language, t, templateName }) })
        : wait;
    }
    case 'branch':
      return t('step.branch', { condition: speaker.condition(step.if) });
    case 'lead.tag':
    case 'lead.set':
    case 'lead.assign':
    case 'invoice.issue':
      return speaker.steps([step]);
    default: {
      const kind = kindOfStep(step);
      return kind ? inLanguage(kind.name, language).toLowerCase() : step.do;
    }
  }
};

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
