import { isRefusal, type Refusal } from '../../workflows/refusal.ts';
import { refusalSentence } from '../../workflows/refusals.ts';
import { trackIn, trackText } from '../../workflows/task/track.ts';
import { pressOf, type Press } from '../../workflows/team-bot/press.ts';
import type { Button } from '../../workflows/team-bot/says.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { changeTask, slotsOf } from '../task/task-change.ts';
import { finishTask } from '../task/outcome.ts';
import { both, doingOf, moment, plainly, type Asked, type Reply } from './asked.ts';
import { listBotTasks, readBotTask, type BotTask } from './bot-task.queries.ts';

/** What came of a press: what whoever pressed is told at once, and what the message says from now on. */
export type Pressed = { nod: string; card?: Reply | undefined };

const MOST = 8;

export const myTasks = async (asked: Asked): Promise<Reply> => {
  const { tasks, count } = await listBotTasks(asked, MOST);
  const { tell } = asked;
  if (count === 0) return plainly(tell('tasks.none'));
  const shown = tasks.filter(({ forAll }) => !asked.isGroup || forAll);
  const buttons = asked.isGroup ? [] : tasks.map((task) => buttonsOf(asked, task, `${task.track} `));
  return both(
    (named) =>
      [
        tell('tasks.title', { count }),
        ...shown.map((task) => lineOf(asked, task, named)),
        ...(count > shown.length ? [tell('leads.more', { count: count - shown.length })] : []),
      ].join('\n'),
    buttons,
  );
};

export const oneTask = async (asked: Asked, typed: string): Promise<Reply> => {
  const track = trackIn(typed);
  if (track === undefined) return plainly(asked.tell('task.usage'));
  const task = await readBotTask(asked, track);
  if (asked.isGroup && !task?.forAll) return plainly(asked.tell('task.notForAll'));
  return task ? cardOf(asked, task) : plainly(asked.tell('task.unknown'));
};

/** A task as it is now. Where not everybody here may see it, only its number and its due time. */
export const cardOf = (asked: Asked, task: BotTask): Reply => {
  const { tell } = asked;
  const mayName = !asked.isGroup || task.forAll;
  return both(
    (named) =>
      [
        lineOf(asked, task, named && mayName),
        ...(task.isLate ? [tell('task.overdue')] : []),
        ...(task.endedAt && task.state !== 'open'
          ? [tell(`task.${task.state}`, { when: moment(asked, task.endedAt) })]
          : []),
        ...(task.responsible ? [tell('task.who', { who: task.responsible })] : []),
        ...(named && mayName && task.lead ? [tell('task.lead', task.lead)] : []),
      ].join('\n'),
    task.state === 'open' ? [buttonsOf(asked, task)] : [[openOf(asked, task)]],
  );
};

const lineOf = (asked: Asked, { track, text, dueAt, isLate }: BotTask, named: boolean): string => {
  const told = { track: trackText(track), text, due: moment(asked, dueAt) };
  return `${isLate ? '⏰ ' : ''}${asked.tell(named ? 'task.line' : 'task.bare', told)}`;
};

const buttonsOf = (asked: Asked, task: BotTask, of = ''): Button[] => [
  { text: `${of}${asked.say('button.done')}`, press: pressOf({ do: 'done', track: task.track }) },
  { text: asked.say('button.later'), press: pressOf({ do: 'later', track: task.track }) },
  openOf(asked, task),
];

const openOf = ({ say }: Asked, { id }: BotTask): Button => ({ text: say('button.open'), path: `/tasks/${id}` });

type OnTask = Extract<Press, { do: 'done' | 'end' | 'later' | 'put-off' }>;

export const pressTask = async (asked: Asked, press: OnTask): Promise<Pressed> => {
  const task = await readBotTask(asked, press.track);
  if (!task) return { nod: asked.tell('task.unknown') };
  const isOpen = task.state === 'open';
  if (press.do === 'later') return isOpen ? offerSlots(asked, task) : ended(asked, task);
  if (press.do === 'done' && isOpen && task.outcomes.length > 0) return offerOutcomes(asked, task);
  const done = press.do === 'put-off' ? await putOff(asked, task, press) : await finish(asked, task, press);
  const now = (await readBotTask(asked, press.track)) ?? task;
  if (isRefusal(done)) return refused(asked, now, done);
  const nod =
    press.do === 'put-off' ? asked.tell('nod.later', { due: moment(asked, now.dueAt) }) : asked.tell('nod.done');
  return { nod, card: cardOf(asked, now) };
};

const refused = (asked: Asked, task: BotTask, refusal: Refusal): Pressed => {
  if (refusal.refusal === 'TaskNotOpen') return ended(asked, task);
  const changed = refusal.refusal === 'VersionChanged';
  const nod = changed ? asked.tell('nod.changed') : refusalSentence(refusal, asked.member.language);
  return { nod, card: cardOf(asked, task) };
};

const finish = (asked: Asked, { id }: BotTask, press: OnTask): Promise<unknown | Refusal> => {
  const outcome = press.do === 'end' && press.outcome !== null ? { outcome: press.outcome } : {};
  return finishTask(asked.db, { ...doingOf(asked), taskId: id, result: '', ...outcome });
};

const putOff = (
  asked: Asked,
  { id }: BotTask,
  { to, version }: Extract<Press, { do: 'put-off' }>,
): Promise<unknown | Refusal> =>
  changeTask(asked.db, { ...doingOf(asked), taskId: id, patch: { version, postpone: to } });

/** Four free moments of her working time, each a button. */
const offerSlots = async (asked: Asked, task: BotTask): Promise<Pressed> => {
  const slots = await slotsOf(asked.db, task.id);
  if (isRefusal(slots)) return { nod: refusalSentence(slots, asked.member.language) };
  const { track, version } = task;
  const buttons = slots.map(({ to, at }): Button[] => [
    {
      text: `${asked.say(`to.${to}`)}: ${moment(asked, at)}`,
      press: pressOf({ do: 'put-off', track, to, version }),
    },
  ]);
  const card = withButtons(cardOf(asked, task), [...buttons, buttonsOf(asked, task)]);
  return { nod: asked.tell('task.when'), card };
};

/** What the pipeline asks when such a task ends; or it is simply done, as on the screens. */
const offerOutcomes = (asked: Asked, task: BotTask): Pressed => {
  const { track, outcomes } = task;
  const named = outcomes.map(({ key, name }): Button[] => [
    { text: inLanguage(name, asked.member.language), press: pressOf({ do: 'end', track, outcome: key }) },
  ]);
  const plainly = { text: asked.say('button.plainly'), press: pressOf({ do: 'end', track, outcome: null }) };
  const card = withButtons(cardOf(asked, task), [...named, [plainly, openOf(asked, task)]]);
  return { nod: asked.tell('task.how'), card };
};

const withButtons = ({ named, bare }: Reply, buttons: Button[][]): Reply => ({
  named: named.do === 'say' ? { ...named, buttons } : named,
  bare: bare.do === 'say' ? { ...bare, buttons } : bare,
});

const ended = (asked: Asked, task: BotTask): Pressed => ({
  nod: asked.tell(task.state === 'cancelled' ? 'nod.cancelled' : 'nod.alreadyDone'),
  card: cardOf(asked, task),
});
