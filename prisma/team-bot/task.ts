import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import { refusalSentence } from '../../workflows/refusals.ts';
import { trackIn, trackText } from '../../workflows/task/track.ts';
import { pressOf, type Press } from '../../workflows/team-bot/press.ts';
import type { Button } from '../../workflows/team-bot/says.ts';
import { changeTask, slotsOf } from '../task/task-change.ts';
import { finishTask } from '../task/outcome.ts';
import { both, doingOf, moment, plainly, type Asked, type Reply } from './asked.ts';
import { listBotTasks, readBotTask, type BotTask } from './task.queries.ts';

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

type OnTask = Extract<Press, { track: string }>;

export const pressTask = async (asked: Asked, press: OnTask): Promise<Pressed> => {
  const task = await readBotTask(asked, press.track);
  if (!task) return { nod: asked.tell('task.unknown') };
  if (press.do === 'later')
    return task.state === 'open' ? offer(asked, task) : { nod: endedOf(asked, task), card: cardOf(asked, task) };
  const done = press.do === 'done' ? await finish(asked, task) : await putOff(asked, task, press);
  const now = (await readBotTask(asked, press.track)) ?? task;
  const card = cardOf(asked, now);
  if (!isRefusal(done)) {
    const due = moment(asked, now.dueAt);
    return { nod: press.do === 'done' ? asked.tell('nod.done') : asked.tell('nod.later', { due }), card };
  }
  if (done.refusal === 'VersionChanged') return { nod: asked.tell('nod.changed'), card };
  if (done.refusal === 'TaskNotOpen') return { nod: endedOf(asked, now), card };
  return { nod: refusalSentence(done, asked.member.language), card };
};

const finish = (asked: Asked, { id }: BotTask): Promise<unknown | Refusal> =>
  finishTask(asked.db, { ...doingOf(asked), taskId: id, result: '' });

const putOff = (
  asked: Asked,
  { id }: BotTask,
  { to, version }: Extract<Press, { do: 'put-off' }>,
): Promise<unknown | Refusal> =>
  changeTask(asked.db, { ...doingOf(asked), taskId: id, patch: { version, postpone: to } });

/** Four free moments of her working time, each a button. */
const offer = async (asked: Asked, task: BotTask): Promise<Pressed> => {
  const slots = await slotsOf(asked.db, task.id);
  if (isRefusal(slots)) return { nod: refusalSentence(refuse('NotFound'), asked.member.language) };
  const card = cardOf(asked, task);
  const buttons = slots.map(({ to, at }): Button[] => [
    {
      text: `${asked.say(`to.${to}`)}: ${moment(asked, at)}`,
      press: pressOf({ do: 'put-off', track: task.track, to, version: task.version }),
    },
  ]);
  return { nod: asked.tell('task.when'), card: withButtons(card, [...buttons, buttonsOf(asked, task)]) };
};

const withButtons = ({ named, bare }: Reply, buttons: Button[][]): Reply => ({
  named: named.do === 'say' ? { ...named, buttons } : named,
  bare: bare.do === 'say' ? { ...bare, buttons } : bare,
});

const endedOf = ({ tell }: Asked, { state }: BotTask): string =>
  tell(state === 'cancelled' ? 'nod.cancelled' : 'nod.alreadyDone');
