import { stepSentence, automationSentence, type Names } from '../../workflows/automation/automation-sentence.ts';
import type { SubjectEvent } from '../../workflows/automation/facts.ts';
import type { Simulation } from '../../workflows/automation/simulate.ts';
import { byType, isEvent, type ByType, type SimulatedData } from '../../workflows/event/catalogue.ts';
import type { LeadChange } from '../../workflows/lead/state.ts';
import type { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';
import { refusalSentence } from '../../workflows/refusals.ts';
import type { Refusal } from '../../workflows/refusal.ts';
import { meaningOf } from '../../workflows/template/lacking.ts';
import type { Words } from '../../workflows/words/words.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import type { Language } from '../language.ts';
import { shortMoment } from '../kit/time.ts';
import { kindOfStep } from '../automation/kinds.ts';
import type { Say } from '../words.ts';
import { causeFirst } from './cause-first.ts';
import { remindersOf } from './reminders.ts';

/** One line of the simulation. */
export type Line = {
  key: string;
  at: string;
  by: 'person' | 'automation' | 'clock' | 'stage' | 'loop';
  /** of tabler, as the kinds name it */
  icon: string;
  text: string;
  /** the name of the automation and its whole sentence, for who wants to know why */
  cause?: { key: string; name: string; sentence: string } | undefined;
  /** of a loop: which automation called which */
  chain?: string[] | undefined;
  /** the key of the stage that the lead has come to */
  stage?: string | undefined;
};

export type Telling = {
  definition: PipelineDefinition;
  names: Names;
  language: Language;
  templateName: (key: string) => string;
  t: Say;
};

/** The simulation as a person would tell it, oldest first. */
export const linesOf = (lead: Simulation, telling: Telling): Line[] => {
  const { lines, tell } = causeFirst<Line>();
  let step = 0;
  const steps = (before: number) => {
    for (; step < lead.steps.length && lead.steps[step]!.eventsBefore < before; step++) {
      const { at, automation, action, cause, eventsBefore: place } = lead.steps[step]!;
      // the stage tells it
      if (action.do === 'lead.move' && lead.events[place]?.type === 'lead.moved') continue;
      const text = capital(stepSentence(action, telling.names, telling.language, telling.templateName));
      const icon = kindOfStep(action)?.icon ?? 'bolt';
      tell({ key: `s${step}`, at, by: 'automation', icon, text, cause: causeOf(automation, telling) }, cause);
    }
  };
  lead.events.forEach((event, index) => {
    steps(index + 1);
    const line = lineOf(event, lead.events, telling);
    if (line) tell({ key: `e${index}`, at: event.at, ...line }, event.cause, event.type);
    const when = remindersOf(event, telling.definition).map(shortMoment).join(', ');
    if (when)
      lines.push({
        ...{ key: `r${index}`, at: event.at, by: 'clock', icon: 'mail' },
        text: telling.t('line.invoice.reminders', { when }),
      });
  });
  steps(Infinity);
  return lines;
};

type Said = Omit<Line, 'key' | 'at'>;

/** What an automation's step does is told by the step itself. */
const lineOf = (event: SubjectEvent, events: SubjectEvent[], telling: Telling): Said | undefined => {
  const { cause } = event;
  const { definition, language } = telling;
  const why = cause ? causeOf(cause.automation, telling) : undefined;
  if (isEvent(event, 'lead.moved', 'lead.reopened')) {
    const { to } = event.data;
    const lost = isEvent(event, 'lead.moved') ? event.data.lossReason : undefined;
    const reason = lost ? nameIn(definition.lossReasons, lost, language) : '';
    const text = nameIn(definition.stages, to, language) + (reason ? ` · ${reason}` : '');
    return { by: 'stage', icon: 'arrow-right', text, stage: to, cause: why };
  }
  if (isEvent(event, 'automation.failed')) return failed(event, event.data.because, events, telling);
  const { lacks } = event.data as SimulatedData<'delivery.failed'>;
  if (lacks) return event.type === 'delivery.failed' ? stopped(lacks, telling) : undefined;
  const own = byType(flow, event, telling);
  if (own !== undefined) return own === null ? undefined : { by: 'automation', ...own, cause: why };
  if (cause) return undefined;
  return told(event, telling);
};

const flow: ByType<SubjectEvent, [telling: Telling], { icon: string; text: string } | null | undefined> = {
  'delivery.queued': ({ data }, { t }) =>
    data.goesAt ? { icon: 'moon', text: t('line.goesAt', { when: shortMoment(data.goesAt) }) } : undefined,
  'automation.waiting': ({ data }, { t }) => ({
    icon: 'hourglass',
    text: data.until ? t('line.waits', { until: shortMoment(data.until) }) : t('line.waitsEvent'),
  }),
  'automation.branched': ({ data }, { t }) => ({
    icon: 'git-branch',
    text: t(data.holds ? 'line.holds' : 'line.holdsNot'),
  }),
  'automation.went_on': ({ data }, { t }) => ({
    icon: 'player-play',
    text: t(data.happened ? 'line.came' : 'line.cameNot'),
  }),
  'automation.stopped': ({ data }, { t }) => ({ icon: 'player-stop', text: t(`line.stopped.${data.why}`) }),
  'automation.ended': () => null,
};

const stopped = (lacks: string[], { definition, language, t }: Telling): Said => ({
  by: 'loop',
  icon: 'mail-off',
  text: t('line.stops', { values: meaningsOf(lacks, definition, language) }),
});

export const meaningsOf = (paths: string[], { fields }: PipelineDefinition, language: Language): string =>
  paths.map((path) => inLanguage(meaningOf(path, fields), language)).join(', ');

const failed = (event: SubjectEvent, because: Refusal, events: SubjectEvent[], telling: Telling): Said => {
  const loops = because.refusal === 'TooDeep' || because.refusal === 'TooOften';
  const cause = event.cause ? causeOf(event.cause.automation, telling) : undefined;
  return {
    by: 'loop',
    icon: 'alarm',
    text: refusalSentence(because, telling.language),
    cause,
    chain: loops ? chainOf(event, events, telling) : undefined,
  };
};

/** Which automation has called which, the first one first. */
const chainOf = (event: SubjectEvent, events: SubjectEvent[], telling: Telling): string[] => {
  const byId = new Map(events.map((one) => [one.id, one]));
  const chain: string[] = [];
  for (let at: SubjectEvent | undefined = event; at?.cause && chain.length < 20; at = byId.get(at.cause.event))
    chain.unshift(causeOf(at.cause.automation, telling)?.name ?? at.cause.automation);
  return chain;
};

const icons: Record<string, string> = {
  'lead.created': 'sparkles',
  'lead.changed': 'edit',
  'lead.paused': 'player-pause',
  'lead.resumed': 'player-play',
  'lead.steered': 'click',
  'lead.hooked': 'webhook',
  'lead.client_wrote': 'message',
  'lead.answered': 'send',
  'task.done': 'checkbox',
  'task.cancelled': 'square-x',
  'task.overdue': 'alarm',
  'invoice.sent': 'receipt',
  'invoice.paid': 'coins',
  'invoice.overdue': 'receipt-off',
  'delivery.failed': 'mail-off',
};
const clocks = new Set(['task.overdue', 'invoice.overdue', 'task.cancelled']);

const told = (event: SubjectEvent, { t, definition, language }: Telling): Said | undefined => {
  const { type } = event;
  const icon = icons[type];
  if (!icon) return undefined;
  const { text, type: kind } = event.data as SimulatedData<'task.done'>;
  const ended = isEvent(event, 'task.done') ? event.data.outcome : null;
  const outcome = ended ? nameIn(definition.outcomes, ended, language) : '';
  const { automation: key } = event.data as SimulatedData<'lead.steered'>;
  const { name } = event.data as SimulatedData<'lead.hooked'>;
  const words = isEvent(event, 'lead.client_wrote') ? event.data.text : '';
  const task =
    (typeof text === 'object' ? inLanguage(text, language) : text) || nameIn(definition.tasks.types, kind, language);
  const automation = nameIn(definition.automations, key, language);
  const isForm = isEvent(event, 'lead.created') && event.data.form;
  const changes = isEvent(event, 'lead.changed') ? (event.data.changes ?? []) : [];
  const what = changedText(changes, definition, language);
  const said = t(`line.${type}${isForm ? '.form' : ''}`, { task, automation, name, what });
  const more = outcome || words;
  return { by: clocks.has(type) ? 'clock' : 'person', icon, text: more ? `${said} · ${more}` : said };
};

const changedText = (changes: LeadChange[], definition: PipelineDefinition, language: Language): string =>
  changes
    .flatMap(({ what, from, to }) => {
      if (what === 'tags') return [(to as string[]).map((tag) => `#${tag}`).join(' ') || '—'];
      if (what === 'name') return [String(to)];
      if (!what.startsWith('fields.') || from === to) return [];
      return [`${nameIn(definition.fields, what.slice('fields.'.length), language)}: ${String(to ?? '—')}`];
    })
    .join(', ');

const causeOf = (key: string, { definition, names, language, templateName }: Telling): Line['cause'] => {
  const automation = definition.automations.find((one) => one.key === key);
  if (!automation) return undefined;
  return {
    key,
    name: inLanguage(automation.name, language),
    sentence: automationSentence(automation, names, language, templateName),
  };
};

export const nameIn = (list: { key: string; name: Words }[], key: unknown, language: Language): string => {
  const found = list.find((one) => one.key === key);
  return found ? inLanguage(found.name, language) : String(key ?? '');
};
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
