import type { SubjectEvent } from '../automation/facts.ts';
import { refuse, type Refusal } from '../refusal.ts';

/** Automations of a talk write so many messages a day there: two programs that answer each other are stopped here. */
const MOST = 20;
const DAY_MS = 86_400_000;

type Said = Pick<SubjectEvent, 'id' | 'number' | 'type' | 'at' | 'data' | 'cause' | 'actor'>;

/**
 * Why an automation of a talk says nothing there, by what has happened in it lately, in order. What the account says by itself goes with the message
 * that it answers, so it is first; of several automations that one message fires, the first answers. What a clock says is no answer to a message.
 * Refused: AnsweredByItself, AnsweredEnough.
 */
export const whyNotSay = (events: Said[], cause: SubjectEvent['cause'], now: string): Refusal | undefined => {
  const byItself = events.filter(({ type, data }) => type === 'conversation.answered' && data['automatic'] === true);
  const day = new Date(Date.parse(now) - DAY_MS).toISOString();
  if (byItself.filter((said) => said.cause !== null && said.at > day).length >= MOST) return refuse('AnsweredEnough');
  if (!cause || cause.clock) return undefined;
  const why = events.find(({ id }) => id === cause.event)?.number ?? 0;
  const begun = events.findLast(
    ({ number, actor }) => number <= why && (actor?.kind === 'client' || actor?.kind === 'user'),
  );
  const others = byItself.filter(
    (said) => said.cause?.automation !== cause.automation || said.cause.event !== cause.event,
  );
  return begun && others.some(({ number }) => number > begun.number) ? refuse('AnsweredByItself') : undefined;
};
