import { pipedConversation } from '../../workflows/conversation/conversation.ts';
import type { SubjectRecord } from '../subject/subject-record.ts';

/** Which of a conversation's facts stand in columns of their own. */
export const conversations: SubjectRecord = {
  noun: pipedConversation,
  table: 'conversation',
  rests: true,
  columns: {
    id: 'id',
    account: 'account',
    contactId: 'contact_id',
    leadId: 'lead_id',
    ticketId: 'ticket_id',
    state: 'state',
    responsible: 'assignee_id',
    language: 'language',
    tags: 'tags',
    unread: 'unread',
    waitingSince: 'waiting_since',
    snoozedUntil: 'snoozed_until',
    blockedAt: 'blocked_at',
    awayToldUntil: 'away_told_until',
    noticeTold: 'notice_told',
    ratingStage: 'rating_stage',
    ratingAskedAt: 'rating_asked_at',
    rating: 'rating',
    ratingComment: 'rating_comment',
    spamAt: 'spam_at',
    spamReason: 'spam_reason',
    promised: 'promised',
    lastAt: 'last_at',
    lastText: 'last_text',
    lastDirection: 'last_direction',
    result: 'result',
    createdAt: 'created_at',
  },
};
