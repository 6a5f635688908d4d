import { messageName } from '../../../workflows/channel/index.ts';
import { typedEvent } from '../../../workflows/event/catalogue.ts';
import type { Event } from '../../../workflows/event/event.schema.ts';
import type { Lead } from '../../../workflows/lead/lead.schema.ts';
import type { PipelineDefinition } from '../../../workflows/pipeline/pipeline.schema.ts';
import type { Wait } from '../../../workflows/process/process.schema.ts';
import { ladderOf, msOf } from '../../../workflows/task/ladder.ts';
import { rungWords } from '../../../workflows/task/ladder.words.ts';
import { taskText } from '../../../workflows/task/task-words.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { mostUrgent } from '../most-urgent.ts';
import type { Language } from '../../language.ts';
import type { Say } from '../../words.ts';

export type Step = { key: string; state: 'done' | 'now' | 'next'; text: string; at: string | null; bad?: boolean };
type PathContext = { t: Say; language: Language; definition: PipelineDefinition; nameOf: (userId: string) => string };

const MOST_DONE = 6;

/** The lead's way in a few words: what is done, where it stands, what comes and when. */
export const pathOf = (lead: Lead, waits: Wait[], events: Event[], around: PathContext): Step[] => {
  const done = doneOf(events, around).slice(-MOST_DONE);
  if (lead.closedAt !== null) return done;
  const first = mostUrgent(waits);
  const now: Step[] = first
    ? [{ key: 'now', state: 'now', text: waitText(first, around), at: first.until, bad: Boolean(first.overdue) }]
    : [];
  const later = waits
    .filter((wait) => wait !== first)
    .map((wait, index): Step => ({
      key: `wait ${index}`,
      state: 'next',
      text: waitText(wait, around),
      at: wait.until,
      bad: Boolean(wait.overdue),
    }));
  const next = [...later, ...consequences(waits, around)].sort((one, other) =>
    (one.at ?? '9').localeCompare(other.at ?? '9'),
  );
  return [...done, ...now, ...next];
};

const doneOf = (events: Event[], { t, language, definition, nameOf }: PathContext): Step[] => {
  const steps: (Step & { group?: string })[] = [];
  for (const { id, type, at, data, cause } of events.map(typedEvent)) {
    const add = (text: string, group?: string) =>
      steps.push({ key: id, state: 'done', text, at, ...(group ? { group } : {}) });
    if (type === 'lead.created') add(t(data.form ? 'path.form' : 'path.created'));
    if (type === 'lead.assigned') add(t('path.assigned', { name: nameOf(data.decision?.chosen ?? '') }));
    if (type === 'lead.moved') add(t('path.stage', { stage: nameIn(definition.stages, data.to, language) }));
    if (type === 'task.done')
      add(
        `${taskText(data.text, [definition], language)}${data.outcome ? `: ${nameIn(definition.outcomes, data.outcome, language)}` : ''}`,
      );
    if (type === 'invoice.sent') add(t('path.invoice'));
    if (type === 'invoice.paid' || type === 'invoice.overpaid') add(t('path.paid'));
    if (type === 'delivery.queued') {
      const group = `${cause?.event ?? ''} ${data.template}`;
      const before = steps.at(-1);
      const channel = messageName(data.account, language);
      if (before?.group === group) before.text += `, ${channel}`;
      else add(t('path.message', { channel }), group);
    }
  }
  return steps;
};

/** What follows when nobody acts on an open task: the ladder of the pipeline says what and when. */
const consequences = (waits: Wait[], { language, definition }: PathContext): Step[] => {
  const [first] = ladderOf(definition.tasks).toSorted((one, other) => msOf(one.by) - msOf(other.by));
  if (!first) return [];
  return waits.some(({ what }) => what === 'escalation')
    ? []
    : waits
        .filter((wait) => wait.what === 'task' && wait.until && !wait.overdue)
        .slice(0, 1)
        .map((wait) => ({
          key: `escalation ${wait.id}`,
          state: 'next',
          text: inLanguage(rungWords[first.does], language),
          at: new Date(Date.parse(wait.until!) + msOf(first.by)).toISOString(),
        }));
};

const waitText = (wait: Wait, { t, language, definition }: PathContext): string => {
  const name =
    wait.text === undefined
      ? ''
      : typeof wait.text === 'string'
        ? taskText(wait.text, [definition], language)
        : inLanguage(wait.text, language);
  return t(`wait.${wait.what}`, { name });
};

const nameIn = (
  named: { key: string; name: Parameters<typeof inLanguage>[0] }[],
  key: unknown,
  language: Language,
): string => {
  const found = named.find((one) => one.key === key);
  return found ? inLanguage(found.name, language) : String(key ?? '');
};
