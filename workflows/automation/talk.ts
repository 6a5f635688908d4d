import type { EventData } from '../event/catalogue.ts';
import { meaningOf } from '../subject/nouns.ts';
import type { SubjectEvent } from './facts.ts';
import type { Talk } from './memory.ts';
import { timersOnTalk } from './timers.ts';
import { triggerKind } from './trigger/index.ts';
import type { Given, Turn } from './turn.ts';

/** Somebody has written: who has to answer now, and since when, with the clocks of that. */
export const talked = (given: Given, turn: Turn, event: SubjectEvent, depth: number): Turn => {
  if (!hasAnswerClocks(given)) return turn;
  const talk = talkAfter(turn.talk, event, depth);
  if (talk === turn.talk) return turn;
  const next = { ...turn, talk };
  return { ...next, timers: timersOnTalk(given, next, event, depth) };
};

/** A version without such clocks is not told who writes, so what was known of it is outdated by the next one. */
export const withoutTalk = (given: Given, turn: Turn): Turn =>
  turn.talk === null || hasAnswerClocks(given) ? turn : { ...turn, talk: null };

/**
 * Our word is awaited since the client's first message that no user has answered, the client's since a user last wrote. What an automation writes
 * answers nothing, and begins a wait only where nobody waits: it would otherwise chase itself.
 */
export const talkAfter = (
  talk: Talk | null,
  event: Pick<SubjectEvent, 'id' | 'type' | 'at' | 'data'>,
  depth: number,
): Talk | null => {
  const begun = { since: event.at, event: event.id, depth, fired: [] };
  if (meaningOf(event) === 'asked') return talk?.awaits === 'us' ? talk : { awaits: 'us', ...begun };
  const { by, automatic } = event.data as Partial<Pick<EventData<'lead.answered'>, 'by'> & { automatic: boolean }>;
  return (by === 'automation' || automatic) && talk ? talk : { awaits: 'client', ...begun };
};

const hasAnswerClocks = ({ program }: Given): boolean =>
  program.clocks.some(({ when }) => triggerKind(when).awaits !== undefined);
