import type { Event } from '../../workflows/event/event.schema.ts';
import { tellingOf } from '../../workflows/event/tellings.ts';
import type { User } from '../../workflows/user/user.schema.ts';
import { stepSentence } from '../../workflows/automation/automation-sentence.ts';
import { instructionAt } from '../../workflows/automation/program.ts';
import { messageShort } from '../../workflows/channel/index.ts';
import { quoted } from '../../workflows/words/words.ts';
import { moneyText } from '../../workflows/money/money.ts';
import { refusalSentence } from '../../workflows/refusals.ts';
import type { Refusal } from '../../workflows/refusal.ts';
import type { TrialHeard, TrialStep } from '../../workflows/trial/trial.schema.ts';
import { sentenceOf } from '../lead/story/event-sentence.ts';
import { shortMoment } from '../kit/time.ts';
import { meaningsOf, nameIn, type Telling } from './story.ts';

/** `users`: whom events name. */
export type Texts = Telling & { users: User[] };

/** A step as the definition says it; one that only the record knows by what its event tells. */
export const stepText = (step: TrialStep, side: 'before' | 'after', texts: Texts): string => {
  const { lacks } = step.what;
  if (!Array.isArray(lacks)) return doneText(step, side, texts);
  const values = meaningsOf(lacks, texts.definition, texts.language);
  return `${doneText(step, side, texts)}. ${texts.t('line.stops', { values })}`;
};

const doneText = (step: TrialStep, side: 'before' | 'after', texts: Texts): string => {
  const { definition, names, language, templateName, t } = texts;
  const { what } = step;
  if (step.do === 'failed') return t('step.failed', { because: refusalSentence(what['because'] as Refusal, language) });
  if (step.do === 'wait') return t('line.waits', { until: shortMoment(String(what['until'])) });
  if (step.do === 'branch') return t(what['holds'] ? 'line.holds' : 'line.holdsNot');
  const automation = definition.automations.find(({ key }) => key === step.automation);
  const known = automation && instructionAt(automation, step.step)?.step;
  // of what is tried a step is in the definition, where its event only tells what it came to
  if (known && (known.do === step.do || (side === 'after' && tellingOf(step.do))))
    return capital(stepSentence(known, names, language, templateName));
  return capital(recorded(step, texts));
};

const recorded = (step: TrialStep, texts: Texts): string => {
  const { do: does, what } = step;
  const { definition, language, templateName, t } = texts;
  const task = String(what['text'] ?? nameIn(definition.tasks.types, what['type'], language));
  switch (does) {
    case 'lead.move':
      return t('step.move', { stage: nameIn(definition.stages, what['stage'], language) });
    case 'message.send':
      return messageShort(String(what['channel']), quoted(templateName(String(what['template'])), language), language);
    case 'invoice.issue':
      return t('step.invoice', { money: moneyText(what as Parameters<typeof moneyText>[0], language) });
    case 'lead.tag':
      return t('step.tag', {
        tags: [...((what['add'] ?? []) as string[]), ...((what['remove'] ?? []) as string[])].join(', '),
      });
    default:
      return tellingOf(does) ? told({ ...step, type: does, data: what }, texts) : t(`step.${does}`, { task });
  }
};

/** What people, clients and providers did. */
export const heardText = ({ at, type, what, data }: TrialHeard, texts: Texts): string => {
  if (data) return told({ at, type, data }, texts);
  const { definition, language, t } = texts;
  const stage = nameIn(definition.stages, what['to'], language);
  const outcome = what['outcome'] ? nameIn(definition.outcomes, what['outcome'], language) : '';
  const text = typeof what['text'] === 'string' ? what['text'] : '';
  const key = `heard.${type}${type === 'lead.created' && what['form'] ? '.form' : ''}`;
  const said = t(key, { stage, text, defaultValue: type });
  return outcome ? `${said} · ${outcome}` : said;
};

type TrialEvent = { at: string; type: string; data: Record<string, unknown>; automation?: string };

/** An event as the history of its subject tells it. */
const told = ({ at, type, data, automation }: TrialEvent, { definition, language, users }: Texts): string => {
  const by = automation
    ? { actor: { kind: 'process' }, cause: { automation } }
    : { actor: { kind: 'user' }, cause: null };
  return sentenceOf({ at, type, data, ...by } as unknown as Event, { language, users, pipeline: { definition } });
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
