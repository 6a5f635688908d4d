import { pausesUntil } from '../calendar/span.ts';
import { actionKind, type Action } from './action/index.ts';
import { isAsking } from './asking.ts';
import { begin } from './begin.ts';
import type { SubjectEvent } from './facts.ts';
import type { Command, Run } from './memory.ts';
import { instructionOf } from './program.ts';
import { causeOf, runEvent, waiting } from './run-event.ts';
import { proceed } from './step.ts';
import type { Given, Turn } from './turn.ts';
import { afterWait, awaits, rewaited } from './wait.ts';

/** Every run that waits for nothing goes on as far as it can; one that must see the effects of this turn stays where it is. */
export const proceedAll = (given: Given, begun: Turn): Turn => {
  if (begun.runs.length === 0) return begun;
  const gone = new Set<string>();
  let turn = begun;
  for (;;) {
    const run = turn.runs.find(({ id, wait }) => wait === null && !gone.has(id));
    if (!run) return turn;
    gone.add(run.id);
    turn = proceedOne(given, turn, run);
  }
};

const proceedOne = (given: Given, turn: Turn, run: Run): Turn => {
  const facts = given.facts(turn.outcomes);
  const { commands, runEvents, begins, rest } = proceed(given, run, facts, {
    fresh: turn.commands.length === 0,
    free: !isAsking(given, turn, run),
  });
  const others = turn.runs.filter(({ id }) => id !== run.id);
  const acted = commands.length + begins.length > 0;
  const proceeded: Turn = {
    ...turn,
    runs: rest ? [...others, rest] : others,
    // what has acted cannot be put back
    taken: acted ? turn.taken.filter((one) => one.run?.id !== run.id) : turn.taken,
    commands: [...turn.commands, ...commands],
    runEvents: [...turn.runEvents, ...runEvents],
  };
  return begins.reduce((next, { automation: key, event, depth }) => {
    const automation = given.program.automations.get(key);
    return automation
      ? begin(given, next, { automation, event, depth, id: `${run.id}/${run.made}`, clock: run.clock })
      : next;
  }, proceeded);
};

/** A run's wait is over: what it waits for has `happened`, or its time has come, which a `clock` says or somebody. */
export const goOn = (given: Given, turn: Turn, run: Run, happened: boolean, clock = !happened): Turn => {
  const next = afterWait(given, clocked(run, clock), happened);
  return {
    ...turn,
    runs: turn.runs.flatMap((other) => (other.id !== run.id ? [other] : next ? [next] : [])),
    runEvents: [...turn.runEvents, runEvent('automation.went_on', given.pipeline, run, { happened })],
  };
};

/** What a run waits for has come. An answer from outside may have to be used, or asked for again, before the run goes on. */
const answered = (given: Given, turn: Turn, run: Run, event: SubjectEvent): Turn => {
  const { program, pipeline } = given;
  const automation = program.automations.get(run.automation);
  const step = instructionOf(program, run.automation, run.at)?.step as Action | undefined;
  const heard = step && actionKind(step)?.heard?.(step, event, pipeline.definition);
  if (!heard || !automation || !run.wait) return goOn(given, turn, run, true);
  const asked = (run.wait.asked ?? 1) + 1;
  if ('again' in heard && asked > heard.times) return goOn(given, turn, run, false, false);
  const [action, name] = 'again' in heard ? [heard.again, `again ${asked}`] : [heard.does, 'answer'];
  const command: Command = {
    ...{ key: `${run.id}/${run.at}/${name}`, automation, action: action as Action },
    ...{ cause: causeOf(pipeline, run), run: run.id },
  };
  const next = 'again' in heard ? askedAgain(turn, run, asked) : goOn(given, turn, run, true);
  return { ...next, commands: [...next.commands, command] };
};

const askedAgain = (turn: Turn, run: Run, asked: number): Turn => ({
  ...turn,
  runs: turn.runs.map((one) => (one.id === run.id && one.wait ? { ...one, wait: { ...one.wait, asked } } : one)),
});

const clocked = ({ clock: _before, ...run }: Run, clock: boolean): Run => (clock ? { ...run, clock } : run);

export const end = (given: Given, turn: Turn, run: Run, why: 'left' | 'version' | 'stopped'): Turn => ({
  ...turn,
  runs: turn.runs.filter(({ id }) => id !== run.id),
  runEvents: [...turn.runEvents, runEvent('automation.stopped', given.pipeline, run, { why })],
});

/** Waits whose time has come are over. */
export const endWaits = (given: Given, turn: Turn): Turn =>
  turn.runs
    .filter(({ wait }) => wait?.until && wait.until <= given.now)
    .reduce((next, run) => goOn(given, next, run, false), turn);

/** Runs that wait for this event go on, and one that a user has taken away would. */
export const runsHear = (given: Given, turn: Turn, event: SubjectEvent): Turn => {
  const hears = (run: Run) => awaits(given, run, event);
  const heard = turn.runs.filter(hears).reduce((next, run) => answered(given, next, run, event), turn);
  if (heard.taken.length === 0) return heard;
  return { ...heard, taken: heard.taken.map((one) => (one.run && hears(one.run) ? { ...one, came: true } : one)) };
};

/** The lead leaves its stage: runs end there, except those that are kept and the one that has moved it. */
export const runsLeave = (given: Given, turn: Turn, { cause }: SubjectEvent): Turn => {
  if (turn.runs.length + turn.taken.length === 0) return turn;
  const stays = (run: Run) =>
    given.program.automations.get(run.automation)?.onLeave === 'keep' ||
    (cause?.automation === run.automation && cause.event === run.event);
  const left = turn.runs.filter((run) => !stays(run)).reduce((next, run) => end(given, next, run, 'left'), turn);
  return { ...left, taken: left.taken.filter(({ run }) => run && stays(run)) };
};

/** Runs go on by another version: one that it does not know ends, the others wait as long as it says. */
export const runsMigrate = (given: Given, turn: Turn, { at, data }: SubjectEvent): Turn => {
  const pauses = pausesUntil(turn.pauses, at);
  const passed = data['fire'] === true ? '' : at;
  return turn.runs.reduce((next, run) => {
    if (!instructionOf(given.program, run.automation, run.at)) return end(given, next, run, 'version');
    const again = run.wait ? rewaited(given, run, pauses) : run;
    const { wait } = again;
    // a wait that would already be over stays as it was
    if (!wait?.until || wait.until === run.wait?.until || wait.until <= passed) return next;
    return {
      ...next,
      runs: next.runs.map((other) => (other === run ? again : other)),
      runEvents: [...next.runEvents, waiting(given.pipeline, again, wait)],
    };
  }, turn);
};
