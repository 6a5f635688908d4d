import { spanMoment, type Pause } from '../calendar/span.ts';
import type { LeadEvent } from './facts.ts';
import type { PassOn } from './lead-process.ts';
import { instructionAt } from './program.ts';
import type { Turn } from './turn.ts';

/** An assignment that asks for it is watched until the user does something with the lead. */
export const watch = (turn: Turn, event: LeadEvent): void => {
  const before = turn.passOn;
  turn.passOn = null;
  const automation = event.cause && turn.program.automations.get(event.cause.automation);
  const step = automation && instructionAt(automation, event.cause?.step ?? '0')?.step;
  const set = (event.data['set'] ?? {}) as Record<string, [unknown, unknown]>;
  const person = set['responsible_id']?.[1];
  if (!event.cause || step?.do !== 'lead.assign' || !step.passOnMinutes || typeof person !== 'string') return;
  const tried = before?.automation === event.cause.automation ? before.tried : [];
  if (tried.includes(person)) return;
  turn.passOn = {
    automation: event.cause.automation,
    step: event.cause.step ?? '0',
    event: event.cause.event,
    depth: event.cause.depth,
    at: new Date(Date.parse(event.at) + step.passOnMinutes * 60_000).toISOString(),
    setAt: event.at,
    person,
    tried: [...tried, person],
  };
};

export const reacted = (turn: Turn, event: LeadEvent): void => {
  if (event.type === 'lead.moved') turn.passOn = null;
  const { actor } = event;
  if (actor?.kind === 'user' && actor.id === turn.passOn?.person && event.type !== 'lead.resumed') turn.passOn = null;
};

/** Delayed by a pause, by the minutes that the version gives. */
export const rewatched = (turn: Turn, pass: PassOn, pauses: Pause[]): PassOn => {
  const automation = turn.program.automations.get(pass.automation);
  const step = automation && instructionAt(automation, pass.step)?.step;
  if (step?.do !== 'lead.assign' || !step.passOnMinutes) return pass;
  const ms = step.passOnMinutes * 60_000;
  const since = pass.setAt ?? new Date(Date.parse(pass.at) - ms).toISOString();
  return { ...pass, setAt: since, at: spanMoment({ since, ms }, pauses) ?? pass.at };
};

/** Nobody reacted in time: the next user gets it. */
export const passOn = (turn: Turn): void => {
  const pass = turn.passOn;
  if (!pass || pass.asked || pass.at > turn.now) return;
  turn.passOn = null;
  const automation = turn.program.automations.get(pass.automation);
  const step = automation && instructionAt(automation, pass.step)?.step;
  if (!automation || step?.do !== 'lead.assign' || turn.row.closedAt !== null) return;
  // kept until the answer says who has it now, so that users already tried are not asked again; with nobody left it ends here
  turn.passOn = { ...pass, asked: true };
  turn.commands.push({
    key: `${pass.event}/${pass.automation}/${pass.step}/on${pass.tried.length}`,
    automation,
    action: step,
    cause: {
      automation: pass.automation,
      version: turn.pipeline.version,
      event: pass.event,
      depth: pass.depth,
      step: pass.step,
    },
    run: '',
    except: pass.tried,
  });
};
