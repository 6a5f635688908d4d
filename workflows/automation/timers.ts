import { begin } from './begin.ts';
import { isAnswerClock, isDateClock, isSpan, momentOf, recurs, replanned, retimed, timersOf } from './clock.ts';
import type { SubjectEvent } from './facts.ts';
import type { Timer } from './memory.ts';
import { holds, livingOf, type Given, type Turn } from './turn.ts';

/** Those of a stay that begins with this event. */
export const timersOnEntry = (given: Given, turn: Turn, { at }: SubjectEvent, depth: number): Timer[] => {
  const living = livingOf(turn, at);
  return living ? timersOf(given.pipeline, living, given.facts(turn.outcomes), { after: at, depth }) : [];
};

/** Those of date fields are set again after a field has changed. */
export const timersOnChange = (given: Given, turn: Turn, { at }: SubjectEvent, depth: number): Timer[] => {
  const { pipeline } = given;
  const living = livingOf(turn, at);
  if (!living) return turn.timers;
  return [
    ...turn.timers.filter(({ automation }) => !isDateClock(pipeline, automation)),
    ...timersOf(pipeline, living, given.facts(turn.outcomes), { which: 'dates', after: at, depth }),
  ];
};

/** Those of a message that waits for an answer, instead of those of one that waits no more. */
export const timersOnTalk = (given: Given, turn: Turn, { at }: SubjectEvent, depth: number): Timer[] => {
  const { pipeline } = given;
  const others = turn.timers.filter(({ automation }) => !isAnswerClock(pipeline, automation));
  const living = livingOf(turn, at);
  const facts = given.facts(turn.outcomes);
  return living ? [...others, ...timersOf(pipeline, living, facts, { which: 'talk', after: at, depth })] : others;
};

/** Those of another version; what is over already fires only where it may. */
export const timersOnMigration = (given: Given, turn: Turn, { at, data }: SubjectEvent, depth: number): Timer[] =>
  replanned(given.pipeline, turn, given.facts(turn.outcomes), { now: at, fire: data['fire'] === true, depth });

/** A span is later by the pauses that it lay through; promises stay. */
export const timerAfterPause = (given: Given, turn: Turn, timer: Timer): Timer => {
  const living = livingOf(turn, given.now);
  return living && isSpan(given.pipeline, timer.automation)
    ? retimed(given.pipeline, timer, living, given.facts(turn.outcomes))
    : timer;
};

/** A closed lead keeps only the clocks of automations that name its last stage. */
export const survivesClosing = ({ program, row }: Given, { automation }: Timer): boolean =>
  Boolean(program.automations.get(automation)?.stages?.includes(row.stage));

/** Fires the timers that are due, the earliest first; a schedule is set again. */
export const fireDue = (given: Given, turn: Turn): Turn => {
  const due = turn.timers.filter(({ at }) => at <= given.now);
  if (due.length === 0) return turn;
  const left = { ...turn, timers: turn.timers.filter(({ at }) => at > given.now) };
  return due.sort((a, b) => a.at.localeCompare(b.at)).reduce((fired: Turn, timer) => fire(given, fired, timer), left);
};

/** Fires one that is taken off the list: its automation begins where its condition holds. */
export const fire = (given: Given, turn: Turn, timer: Timer, clock = true): Turn => {
  const automation = given.program.automations.get(timer.automation);
  if (!automation) return turn;
  const fired = letGo(given, turn, timer, given.now);
  if (!holds(given, turn, automation)) return fired;
  const { event, depth, at } = timer;
  return begin(given, fired, { automation, event, depth, id: `${event}@${at}`, ...(clock ? { clock } : {}) });
};

/** Lets one that is taken off the list go by. Each fires once in a stay, except a schedule: that one fires next after `after`. */
export const letGo = (given: Given, turn: Turn, timer: Timer, after: string): Turn => {
  const { pipeline } = given;
  if (isAnswerClock(pipeline, timer.automation)) return answerClockFired(turn, timer);
  const fired = [...new Set([...turn.fired, timer.automation])].filter((one) => !recurs(pipeline, one));
  const next = nextOf(given, turn, timer, after);
  return { ...turn, fired, timers: next ? [...turn.timers, { ...timer, at: next, setAt: given.now }] : turn.timers };
};

/** Once for each message that waits, however many stages the lead goes through meanwhile. */
const answerClockFired = ({ talk, ...turn }: Turn, { automation }: Timer): Turn => ({
  ...turn,
  talk: talk && { ...talk, fired: [...talk.fired, automation] },
});

const nextOf = (given: Given, turn: Turn, { automation: key }: Timer, after: string): string | undefined => {
  const automation = given.program.automations.get(key);
  const living = livingOf(turn, given.now);
  if (!automation || !living || !recurs(given.pipeline, key)) return undefined;
  return momentOf(given.pipeline, automation, living, given.facts(turn.outcomes), after);
};
