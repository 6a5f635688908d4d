import { EMPTY_DAYS, isWorkingTime, nextWorkingMoment, type Calendar } from '../calendar/calendar.ts';
import { inLanguage } from '../words/words.ts';
import type { Language, Words } from '../words/words.schema.ts';
import type { ConversationState } from './state.ts';

/** What an account says by itself. `hours`: null is always. */
export type Desk = { greeting: Words | null; absence: Words | null; hours: Calendar | null; notice?: Notice | null };

/** An emergency, told once in each talk while it lasts. `since` is its name. */
export type Notice = { text: Words; since: string; until: string };

/** `awayUntil`: absence is told until then. */
type Automatic = { text: string; awayUntil?: string | undefined; noticeTold?: string };

/** A message older than this was held up somewhere: what is answered by itself is answered soon, or by people. */
const SOON_MS = 3_600_000;
/** Whoever was answered by people so lately knows that somebody is there. */
const TALKING_MS = 3_600_000;

type Came = { newPerson: boolean; language: Language; at: string; edited: boolean; late: boolean };

/** What answers a client's message by itself; nothing to what is edited, late or old. An absence is told once, whatever the client writes in it. */
export const automaticAnswer = (
  { greeting, absence, hours, notice = null }: Desk,
  {
    awayToldUntil,
    noticeTold,
    lastDirection,
    lastAt,
  }: Pick<ConversationState, 'awayToldUntil' | 'noticeTold' | 'lastDirection' | 'lastAt'>,
  { newPerson, language, at, edited, late }: Came,
  now: string,
): Automatic | null => {
  if (edited || late || Date.parse(now) - Date.parse(at) > SOON_MS) return null;
  const told = awayToldUntil !== null && awayToldUntil > now;
  const talking = lastDirection === 'out' && Date.parse(now) - Date.parse(lastAt) < TALKING_MS;
  const away = absence !== null && hours !== null && !told && !talking && !isWorkingTime(hours, now);
  const warns = notice !== null && isOn(notice, now) && noticeTold !== notice.since;
  const said = [warns ? notice.text : null, newPerson ? greeting : null, away ? absence : null].filter(
    (words) => words !== null,
  );
  if (said.length === 0) return null;
  const text = said.map((words) => inLanguage(words, language)).join('\n\n');
  return {
    text,
    ...(away ? { awayUntil: nextWorkingMoment(hours, now) ?? neverBack(now) } : {}),
    ...(warns ? { noticeTold: notice.since } : {}),
  };
};

/** Whether an emergency lasts now. */
export const isOn = ({ since, until }: Notice, now: string): boolean => since <= now && now < until;

/** A calendar without work ahead is one long absence. */
const neverBack = (now: string): string => new Date(Date.parse(now) + EMPTY_DAYS * 86_400_000).toISOString();
