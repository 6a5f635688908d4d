import { byType, type ByType } from '../event/catalogue.ts';
import { tagsAfter } from '../subject/tags.ts';
import type { ConversationState } from './state.ts';

type Told = { type: string; data: Record<string, unknown> };

/** Letters of the last message that the list shows. */
const SHOWN = 200;

/** The conversation after an event of its own, at that moment. */
export const evolveConversation = (
  conversation: ConversationState,
  event: { type: string; data: object },
  at: string,
): ConversationState => {
  const changed = byType(changes, event as Told, conversation, at);
  return changed ? { ...conversation, ...changed } : conversation;
};

type Changes = ByType<Told, [conversation: ConversationState, at: string], Partial<ConversationState>>;

const changes: Changes = {
  'conversation.received': ({ data: { text, parts, robot, quiet } }, conversation, at) => {
    const { assignee, unread, waitingSince, lastAt, lastText } = conversation;
    const said = last(text || shownParts(parts), 'in', at);
    // it is the whole talk so far, or nobody's turn changes by it
    if (robot) return lastText === '' ? said : {};
    if (quiet) return said;
    return {
      // whoever pours messages in stays where the talk stands
      ...{ ...said, lastAt: isFlood(unread) ? lastAt : at },
      ...{ state: assignee ? 'assigned' : 'waiting', snoozedUntil: null, ratingStage: null },
      ...{ unread: unread + 1, waitingSince: waitingSince ?? at },
    };
  },
  'conversation.answered': ({ data }, { awayToldUntil, noticeTold }, at) =>
    data.automatic
      ? { awayToldUntil: data.awayUntil ?? awayToldUntil, noticeTold: data.noticeTold ?? noticeTold }
      : {
          ...last(data.text || shownParts(data.parts), 'out', at),
          ...{ state: 'client', snoozedUntil: null, unread: 0, waitingSince: null, ratingStage: null },
        },
  'conversation.entered': ({ data: { pipelineId, versionId, to } }, _, at) => ({
    follows: { pipelineId, versionId, to, since: at },
  }),
  'conversation.migrated': ({ data: { versionId, to } }, { follows }) => ({
    follows: follows && { ...follows, versionId, to },
  }),
  'conversation.left': () => ({ follows: null }),
  'conversation.promised': ({ data: { set: _, ...promised } }) => ({ promised }),
  'conversation.rating_asked': (_, __, at) => ({
    ...{ ratingStage: 'asked', ratingAskedAt: at, rating: null, ratingComment: null },
  }),
  'conversation.rating_reminded': () => ({ ratingStage: 'reminded' }),
  // what may follow is measured from the mark
  'conversation.rated': ({ data: { rating } }, _, at) => ({ rating, ratingStage: 'comment', ratingAskedAt: at }),
  'conversation.rating_commented': ({ data: { text } }) => ({ ratingComment: text, ratingStage: null }),
  'conversation.shut_out': ({ data: { reason } }, _, at) => ({
    ...{ spamAt: at, spamReason: reason ?? null, state: 'closed', closedAt: at },
    ...{ snoozedUntil: null, unread: 0, waitingSince: null, ratingStage: null, promised: null },
  }),
  'conversation.let_in': (_, conversation) => ({
    ...{ spamAt: null, spamReason: null, state: whoseTurn(conversation), closedAt: null },
  }),
  'conversation.noted': ({ data: { text } }, _, at) => last(text, 'note', at),
  'conversation.withdrawn': ({ data: { last: before, waitingSince } }, { state, assignee }) => ({
    ...(before ? last(before.text, before.direction, before.at) : {}),
    ...(waitingSince ? { waitingSince } : {}),
    ...(waitingSince && state === 'client' ? { state: held('assigned', assignee) } : {}),
  }),
  'conversation.taken': ({ data: { by } }, { state }) => ({ assignee: by, state: held(state, by) }),
  'conversation.assigned': ({ data: { to } }, { state }) => ({ assignee: to, state: held(state, to) }),
  'conversation.tagged': ({ data }, { tags }) => ({ tags: tagsAfter(tags, data) }),
  'conversation.snoozed': ({ data: { until } }) => ({ state: 'snoozed', snoozedUntil: until }),
  'conversation.woken': (_, conversation) => ({ state: whoseTurn(conversation), snoozedUntil: null }),
  'conversation.closed': ({ data: { result } }, _, at) => ({
    ...{ state: 'closed', closedAt: at, result: result ?? null },
    ...{ snoozedUntil: null, unread: 0, waitingSince: null, promised: null },
  }),
  'conversation.recognized': (
    { data: { unread: left = 0, waitingSince: since } },
    { unread, waitingSince, assignee, state },
  ) => ({
    unread: unread + left,
    ...(since ? { waitingSince: earlier(since, waitingSince) } : {}),
    ...(since && state === 'client' ? { state: held('assigned', assignee) } : {}),
  }),
  'conversation.continued': (_, __, at) => ({
    ...{ state: 'closed', closedAt: at, snoozedUntil: null, unread: 0, waitingSince: null, ratingStage: null },
    promised: null,
  }),
  'conversation.reopened': (_, conversation) => ({ state: whoseTurn(conversation), closedAt: null, result: null }),
  'conversation.read': () => ({ unread: 0 }),
  'conversation.unread': () => ({ unread: 1 }),
  'conversation.blocked': (_, __, at) => ({ blockedAt: at }),
  'conversation.unblocked': () => ({ blockedAt: null }),
};

/** So much unread of one sender is no talk any more: it is kept and collapsed, and moves and tells nobody. */
const MOST_UNREAD = 30;
export const isFlood = (unread: number): boolean => unread >= MOST_UNREAD;

const last = (text: string, direction: string, at: string) => ({
  ...{ lastAt: at, lastText: [...text].slice(0, SHOWN).join(''), lastDirection: direction },
});

const earlier = (one: string, other: string | null): string => (other !== null && other < one ? other : one);

/** Which kinds of parts it has, where it has no words: the screens say them in theirs. */
const shownParts = (parts: string[] = []): string => parts.map((part) => `[${part}]`).join(' ');

/** Somebody's as soon as it has somebody, except while it is the client's turn or nobody's. */
const held = (state: ConversationState['state'], assignee: string | null): ConversationState['state'] =>
  state === 'client' || state === 'closed' || state === 'snoozed' ? state : assignee ? 'assigned' : 'waiting';

const whoseTurn = ({ assignee, lastDirection }: ConversationState): ConversationState['state'] =>
  lastDirection === 'out' ? 'client' : assignee ? 'assigned' : 'waiting';
