import type { SubjectEvent, SubjectFacts } from './facts.ts';
import type { Command } from './memory.ts';
import type { Carrying, Orders } from './order.ts';
import type { LivePipeline } from './program.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import { inLanguage } from '../words/words.ts';
import { setTask } from '../task/decide.ts';
import { typeFor } from '../subject/evolve.ts';
import type { PipedNoun, Told } from '../subject/noun.ts';

/** A task that a simulated subject has, until it is overdue: nobody does one there. */
export type SimulatedDuty = { id: string; type: string; text: string; dueAt: string };

type Answer = Told[] | Refusal;
type Given = {
  noun: PipedNoun;
  pipeline: LivePipeline;
  facts: SubjectFacts;
  now: string;
  events: SubjectEvent[];
  command: Pick<Command, 'dueAt' | 'cause'>;
};

/** What an order comes to where nothing leaves and nobody is told. */
export const simulated = (given: Given): Carrying<Answer> => ({
  task: (order) => taskSet(given, order),
  give: ({ group, person }) => {
    const { noun, facts, pipeline } = given;
    const to = group === undefined ? { to: person ?? null } : { to: null, group };
    return noun.give ? noun.decide(facts, noun.give(to), pipeline.definition) : [];
  },
  talk: (order) => {
    const { noun, facts, now, events, command } = given;
    if (noun.talk) return noun.talk(facts, order, { now, events, cause: command.cause });
    const { do: does } = order;
    const reached = Boolean(facts['contactId']) || (facts['talks'] as string[] | undefined)?.length;
    if (!reached) return refuse('NoConversation');
    const type = typeFor(noun, 'answered');
    return does === 'say' && type ? [{ type, data: { by: 'automation' } }] : [];
  },
  notice: () => [],
  ticket: () => [],
  newLead: () => [],
});

const taskSet = (
  { noun, pipeline, facts, now, command: { dueAt } }: Given,
  { who, ...task }: Orders['task'],
): Answer => {
  const type = noun.tasks?.set;
  if (!type) return [];
  const due = dueAt ? { at: dueAt } : task.due;
  const assignee = who === 'supervisor' ? 'supervisor' : ((facts['responsible'] ?? null) as string | null);
  const world = { now, by: 'process', assignee, calendar: pipeline.calendars['']!, calendarKey: '' };
  const text = typeof task.text === 'string' ? task.text : inLanguage(task.text, 'ru');
  const set = setTask({ ...task, text, due }, world);
  if (isRefusal(set)) return set;
  return [{ type, data: { type: set.data.type, task: set.data.text, dueAt: set.data.dueAt } }];
};

/** The task that an event tells of. */
export const dutyIn = ({ tasks }: PipedNoun, { id, type, data }: Pick<SubjectEvent, 'id' | 'type' | 'data'>) =>
  type === tasks?.set
    ? [{ id, type: String(data['type']), text: String(data['task']), dueAt: String(data['dueAt']) }]
    : [];
