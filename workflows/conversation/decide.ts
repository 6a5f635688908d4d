import type { CatalogueEvent, EventTypeOf } from '../event/catalogue.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { AnswerPromise } from '../service/policy.schema.ts';
import { tagsAfter } from '../subject/tags.ts';
import { promiseOfWait } from './promise.ts';
import type { Heard } from './rating.ts';
import { entersBy } from './enter.ts';
import type { ConversationState, TalkPipeline } from './state.ts';

export type ConversationEvent = CatalogueEvent<EventTypeOf<'conversation'>>;

/** A message that is written down together with the decision. */
export type Said = { message: string; text: string; parts?: string[] };

/** What may be asked of a conversation, by a user, by the client's messages, or by its own clock. */
export type ConversationOrder =
  /** `responsible`: whose the lead is, or whose turn it is: the talk goes to them where it is nobody's yet */
  | {
      do: 'receive';
      said: Said;
      account: string;
      first: boolean;
      responsible: string | null;
      /** it begins anew: whoever had it before it was closed is asked like everybody */
      releases?: boolean;
      /** a program wrote it: it opens nothing and waits for nobody */
      robot?: boolean;
      /** who has blocked us takes messages again */
      unblocks?: boolean;
      /** that opens with it; what is promised is the ticket's then */
      ticket?: { id: string; track: string } | null;
      /** what the policies promise whoever waits; null: nothing, or a ticket has it */
      promises?: Omit<AnswerPromise, 'kind' | 'since'> | null;
      /** what the account answers by itself */
      automatic: (Said & { awayUntil?: string | undefined; noticeTold?: string | undefined }) | null;
      /** what it is to a question of ours */
      heard: Heard | null;
      /** the automations that its account has for talks now */
      entry?: TalkPipeline | null;
      /** how long nobody had written there */
      silentMs?: number | undefined;
    }
  /** `automatic`: an automation writes it, so the client waits for somebody as before */
  | { do: 'answer'; said: Said[]; by: string | null; goesAt?: string | undefined; automatic?: boolean | undefined }
  | { do: 'note'; said: Said; mentions: string[] }
  | { do: 'edit'; message: string; text: string; before: string }
  | { do: 'delete'; message: string }
  /** what became of a file that the client has sent */
  | { do: 'fetch'; message: string; state: string; file?: string | undefined }
  /** it has not left: `last` is what was said last without it, `waitingSince` since when the client waits then */
  | {
      do: 'withdraw';
      message: string;
      last: { text: string; direction: string; at: string } | null;
      waitingSince: string | null;
    }
  | { do: 'take'; by: string; holder: string | null }
  /** `why`: the shift of whoever had it has ended */
  | { do: 'assign'; to: string | null; why?: 'shift_end' | undefined }
  | { do: 'ticket' | 'unticket'; ticket: string; track: string }
  | { do: 'deal'; lead: string; number: number }
  /** what its process has found of promises */
  | { do: 'tell'; told: ConversationEvent[] }
  | { do: 'acknowledge'; until: string | null }
  | { do: 'tag'; add: string[]; remove: string[] }
  | { do: 'snooze'; until: string }
  | { do: 'wake' }
  /** `asked`: how the talk was, said by the account itself */
  | { do: 'close'; result?: string | undefined; asked?: Said | null | undefined }
  | { do: 'remindRating'; said: Said }
  /** `before`: her talk until now, and what waits there */
  | {
      do: 'recognize';
      name: string;
      before: {
        id: string;
        assignee: string | null;
        unread: number;
        waitingSince: string | null;
        promised: AnswerPromise | null;
      } | null;
    }
  | { do: 'continue'; in: string }
  /** these messages go by e-mail, too: the client is gone and has not read them */
  | { do: 'mail'; to: string; messages: string[] }
  /** what was said goes to somebody by e-mail, so many messages */
  | { do: 'transcribe'; to: string; messages: number }
  | { do: 'shutOut'; reason?: string | undefined }
  | { do: 'letIn' }
  | { do: 'reopen' }
  | { do: 'read' }
  | { do: 'unread' }
  | { do: 'block' }
  | { do: 'unblock' };

/** What an order comes to at this moment; nothing where it is so already. */
export const decideConversation = (
  conversation: ConversationState,
  order: ConversationOrder,
  now: string,
): ConversationEvent[] | Refusal => {
  const { state, assignee, unread, blockedAt, spamAt, ratingStage } = conversation;
  const reopens: ConversationEvent[] = state === 'closed' ? [{ type: 'conversation.reopened', data: {} }] : [];
  switch (order.do) {
    case 'receive': {
      const {
        said,
        account,
        first,
        responsible,
        automatic,
        heard,
        robot = false,
        unblocks = true,
        promises,
        ticket,
        entry = null,
        silentMs,
      } = order;
      const released = order.releases === true && state === 'closed' && assignee !== null;
      const data = { ...said, account, ...(first ? { first } : {}) };
      if (robot) return [{ type: 'conversation.received', data: { ...data, robot } }];
      if (spamAt) return [{ type: 'conversation.received', data: { ...data, quiet: true } }];
      if (heard) return [{ type: 'conversation.received', data: { ...data, quiet: true } }, ...told(heard, automatic)];
      const waits = state !== 'closed' && conversation.waitingSince !== null;
      const enters = entersBy(conversation, entry);
      const silence = silentMs !== undefined && (entry || conversation.follows) ? { silentMs } : {};
      const promise = promises && !ticket && !waits ? promiseOfWait(promises, conversation.promised, now) : undefined;
      return [
        ...enters,
        ...(blockedAt && unblocks ? [{ type: 'conversation.unblocked' as const, data: {} }] : []),
        ...reopens,
        ...(released ? [{ type: 'conversation.assigned' as const, data: { from: assignee, to: null } }] : []),
        ...(assignee === null && responsible !== null
          ? [{ type: 'conversation.assigned' as const, data: { from: null, to: responsible } }]
          : []),
        { type: 'conversation.received', data: { ...data, ...silence } },
        ...(ticket
          ? [{ type: 'conversation.ticketed' as const, data: { ticket: ticket.id, track: ticket.track } }]
          : []),
        ...(promise ? [{ type: 'conversation.promised' as const, data: promise }] : []),
        ...(automatic ? [{ type: 'conversation.answered' as const, data: { ...automatic, automatic: true } }] : []),
      ];
    }
    case 'answer': {
      if (blockedAt) return refuse('ClientBlockedUs');
      if (spamAt) return refuse('SenderShutOut');
      const { by, said, goesAt, automatic } = order;
      if (goesAt !== undefined && goesAt <= now) return refuse('SendAtInPast');
      return [
        ...(automatic ? [] : reopens),
        ...(assignee === null && by !== null ? [{ type: 'conversation.taken' as const, data: { by } }] : []),
        ...said.map((one) => ({
          type: 'conversation.answered' as const,
          data: { ...one, ...(goesAt ? { goesAt } : {}), ...(automatic ? { automatic } : {}) },
        })),
      ];
    }
    case 'note': {
      const { said, mentions } = order;
      return [{ type: 'conversation.noted', data: { ...said, ...(mentions.length > 0 ? { mentions } : {}) } }];
    }
    case 'edit': {
      const { message, text, before } = order;
      return [{ type: 'conversation.edited', data: { message, text, before } }];
    }
    case 'delete':
      return [{ type: 'conversation.deleted', data: { message: order.message } }];
    case 'fetch': {
      const { message, state, file } = order;
      return [{ type: 'conversation.fetched', data: { message, state, ...(file ? { file } : {}) } }];
    }
    case 'withdraw': {
      const { message, last, waitingSince } = order;
      const left = { ...(last ? { last } : {}), ...(waitingSince ? { waitingSince } : {}) };
      return [{ type: 'conversation.withdrawn', data: { message, ...left } }];
    }
    case 'take': {
      if (assignee === order.by) return [];
      if (assignee !== null) return refuse('ConversationTaken', { user: order.holder ?? '' });
      return [...reopens, { type: 'conversation.taken', data: { by: order.by } }];
    }
    case 'assign':
      return assignee === order.to
        ? []
        : [
            ...reopens,
            {
              type: 'conversation.assigned',
              data: { from: assignee, to: order.to, ...(order.why && { why: order.why }) },
            },
          ];
    case 'ticket':
      return [{ type: 'conversation.ticketed', data: { ticket: order.ticket, track: order.track } }];
    case 'unticket':
      return [{ type: 'conversation.unticketed', data: { ticket: order.ticket, track: order.track } }];
    case 'deal':
      return [{ type: 'conversation.dealt', data: { lead: order.lead, number: order.number } }];
    case 'tell':
      return order.told;
    case 'acknowledge':
      return state === 'closed'
        ? refuse('ConversationClosed')
        : [{ type: 'conversation.acknowledged', data: { until: order.until } }];
    case 'tag': {
      const after = tagsAfter(conversation.tags, order);
      const add = after.filter((tag) => !conversation.tags.includes(tag));
      const remove = conversation.tags.filter((tag) => !after.includes(tag));
      return add.length + remove.length === 0 ? [] : [{ type: 'conversation.tagged', data: { add, remove } }];
    }
    case 'snooze':
      if (state === 'closed') return refuse('ConversationClosed');
      return order.until <= now
        ? refuse('SnoozeInPast')
        : [{ type: 'conversation.snoozed', data: { until: order.until } }];
    case 'wake':
      return state === 'snoozed' ? [{ type: 'conversation.woken', data: {} }] : [];
    case 'close': {
      if (state === 'closed') return refuse('ConversationClosed');
      const { result, asked } = order;
      const closed = { type: 'conversation.closed' as const, data: result ? { result } : {} };
      return asked ? [closed, { type: 'conversation.rating_asked', data: asked }] : [closed];
    }
    case 'remindRating':
      return state === 'closed' && ratingStage === 'asked'
        ? [{ type: 'conversation.rating_reminded', data: order.said }]
        : [];
    case 'recognize': {
      const { name, before } = order;
      if (!before) return [{ type: 'conversation.recognized', data: { name } }];
      const { id, assignee: theirs, unread: left, waitingSince, promised } = before;
      const waits = { ...(left > 0 ? { unread: left } : {}), ...(waitingSince ? { waitingSince } : {}) };
      return [
        ...(assignee === null && theirs !== null
          ? [{ type: 'conversation.assigned' as const, data: { from: null, to: theirs } }]
          : []),
        { type: 'conversation.recognized', data: { name, before: id, ...waits } },
        ...(promised ? [{ type: 'conversation.promised' as const, data: promised }] : []),
      ];
    }
    case 'continue':
      return [{ type: 'conversation.continued', data: { in: order.in } }];
    case 'mail': {
      const { to, messages } = order;
      return spamAt || messages.length === 0 ? [] : [{ type: 'conversation.mailed', data: { to, messages } }];
    }
    case 'transcribe': {
      const { to, messages } = order;
      return spamAt ? refuse('SenderShutOut') : [{ type: 'conversation.transcribed', data: { to, messages } }];
    }
    case 'shutOut':
      return spamAt ? [] : [{ type: 'conversation.shut_out', data: order.reason ? { reason: order.reason } : {} }];
    case 'letIn':
      return spamAt ? [{ type: 'conversation.let_in', data: {} }] : [];
    case 'reopen':
      return state === 'closed' ? reopens : refuse('ConversationOpen');
    case 'read':
      return unread === 0 ? [] : [{ type: 'conversation.read', data: {} }];
    case 'unread':
      return unread > 0 ? [] : [{ type: 'conversation.unread', data: {} }];
    case 'block':
      return blockedAt ? [] : [{ type: 'conversation.blocked', data: {} }];
    case 'unblock':
      return blockedAt ? [{ type: 'conversation.unblocked', data: {} }] : [];
  }
};

/** A mark, which the account thanks for, or a word beside it. */
const told = (heard: Heard, thanks: Said | null): ConversationEvent[] =>
  'rating' in heard
    ? [
        { type: 'conversation.rated', data: { rating: heard.rating } },
        ...(thanks ? [{ type: 'conversation.answered' as const, data: { ...thanks, automatic: true } }] : []),
      ]
    : [{ type: 'conversation.rating_commented', data: { text: heard.comment } }];
