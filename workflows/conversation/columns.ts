import type { Keeping } from '../event/difference.ts';
import type { ConversationState } from './state.ts';

/** The columns that keep each word of a conversation. */
export const conversationColumns: Keeping<ConversationState> = {
  state: ({ state }) => ({ state }),
  assignee: ({ assignee }) => ({ assignee_id: assignee }),
  tags: ({ tags }) => ({ tags }),
  unread: ({ unread }) => ({ unread }),
  waitingSince: ({ waitingSince }) => ({ waiting_since: waitingSince }),
  snoozedUntil: ({ snoozedUntil }) => ({ snoozed_until: snoozedUntil }),
  blockedAt: ({ blockedAt }) => ({ blocked_at: blockedAt }),
  awayToldUntil: ({ awayToldUntil }) => ({ away_told_until: awayToldUntil }),
  noticeTold: ({ noticeTold }) => ({ notice_told: noticeTold }),
  ratingStage: ({ ratingStage }) => ({ rating_stage: ratingStage }),
  ratingAskedAt: ({ ratingAskedAt }) => ({ rating_asked_at: ratingAskedAt }),
  rating: ({ rating }) => ({ rating }),
  ratingComment: ({ ratingComment }) => ({ rating_comment: ratingComment }),
  spamAt: ({ spamAt }) => ({ spam_at: spamAt }),
  spamReason: ({ spamReason }) => ({ spam_reason: spamReason }),
  promised: ({ promised }) => ({ promised }),
  lastAt: ({ lastAt }) => ({ last_at: lastAt }),
  lastText: ({ lastText }) => ({ last_text: lastText }),
  lastDirection: ({ lastDirection }) => ({ last_direction: lastDirection }),
  result: ({ result }) => ({ result }),
  follows: ({ follows }) => ({
    ...{ pipeline_id: follows?.pipelineId ?? null, pipeline_version_id: follows?.versionId ?? null },
    ...{ stage: follows?.to ?? null, stage_entered_at: follows?.since ?? null },
    entries: follows && { [follows.to]: 1 },
  }),
  closedAt: ({ closedAt }) => ({ closed_at: closedAt }),
};
