import { pipedTicket } from '../../workflows/ticket/ticket.ts';
import { newsOfTicket } from './news.ts';
import type { SubjectRecord } from '../subject/subject-record.ts';

/** Which of a ticket's facts stand in columns of their own. */
export const tickets: SubjectRecord = {
  noun: pipedTicket,
  table: 'ticket',
  tells: newsOfTicket,
  columns: {
    id: 'id',
    track: 'track',
    subject: 'subject',
    description: 'description',
    type: 'type',
    topic: 'topic',
    priority: 'priority',
    source: 'source',
    language: 'language',
    branch: 'branch',
    region: 'region',
    contactId: 'contact_id',
    leadId: 'lead_id',
    parentId: 'parent_id',
    mergedInto: 'merged_into_id',
    group: 'group_id',
    responsible: 'responsible_id',
    dueAt: 'due_at',
    postponedUntil: 'postponed_until',
    tags: 'tags',
    fields: 'fields',
    talks: 'talks',
    related: 'related',
    watchers: 'watchers',
    called: 'called',
    reason: 'reason',
    rating: 'rating',
    ratingComment: 'rating_comment',
    createdAt: 'created_at',
  },
};
