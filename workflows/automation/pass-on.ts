import { meaningOf } from '../subject/nouns.ts';
import { spanMoment, type Pause } from '../calendar/span.ts';
import type { SubjectEvent } from './facts.ts';
import type { PassOn } from './memory.ts';
import { instructionOf, type Program } from './program.ts';
import type { Given, Turn } from './turn.ts';

/** An assignment that asks for it is watched until the user does something with the lead. */
export const watch = (given: Given, before: PassOn | null, { at, cause, data }: SubjectEvent): PassOn | null => {
  if (!cause) return null;
  const { automation, step = '0', event, depth } = cause;
  const minutes = assignmentOf(given.program, { automation, step })?.passOnMinutes;
  const person = data['to'];
  if (!minutes || typeof person !== 'string') return null;
  const tried = before?.automation === automation ? before.tried : [];
  if (tried.includes(person)) return null;
  return {
    ...{ automation, step, event, depth },
    at: new Date(Date.parse(at) + minutes * 60_000).toISOString(),
    setAt: at,
    person,
    tried: [...tried, person],
  };
};

/** Whoever has it does something with the lead, or it moves: nobody is waited for any more. */
export const reactedTo = (pass: PassOn | null, event: SubjectEvent): PassOn | null => {
  if (pass === null) return null;
  const meaning = meaningOf(event);
  const isTheirs = event.actor?.kind === 'user' && event.actor.id === pass.person && meaning !== 'resumed';
  return isTheirs || meaning === 'moved' ? null : pass;
};

/** Delayed by a pause, by the minutes that the version gives. */
export const passOnAfterPause = (given: Given, pass: PassOn, pauses: Pause[]): PassOn => {
  const minutes = assignmentOf(given.program, pass)?.passOnMinutes;
  if (!minutes) return pass;
  const ms = minutes * 60_000;
  const since = pass.setAt ?? new Date(Date.parse(pass.at) - ms).toISOString();
  return { ...pass, setAt: since, at: spanMoment({ since, ms }, pauses) ?? pass.at };
};

/** Nobody reacted in time: the next user gets it. */
export const passOn = (given: Given, turn: Turn): Turn => {
  const pass = turn.passOn;
  if (!pass || pass.asked || pass.at > given.now) return turn;
  const automation = given.program.automations.get(pass.automation);
  const action = assignmentOf(given.program, pass);
  if (!automation || !action || given.row.closedAt !== null) return { ...turn, passOn: null };
  const { event, depth, step, tried } = pass;
  const command = {
    key: `${event}/${pass.automation}/${step}/on${tried.length}`,
    automation,
    action,
    cause: { automation: pass.automation, version: given.pipeline.version, event, depth, step },
    run: '',
    except: tried,
  };
  // kept until the answer says who has it now, so that users already tried are not asked again; with nobody left it ends here
  return { ...turn, passOn: { ...pass, asked: true }, commands: [...turn.commands, command] };
};

const assignmentOf = (program: Program, { automation, step }: Pick<PassOn, 'automation' | 'step'>) => {
  const action = instructionOf(program, automation, step)?.step;
  return action?.do === 'lead.assign' ? action : undefined;
};
