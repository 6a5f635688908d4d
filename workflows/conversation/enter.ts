import type { CatalogueEvent, EventTypeOf } from '../event/catalogue.ts';
import type { ConversationState, TalkPipeline } from './state.ts';

/**
 * What a client's message changes about the automations of a talk: one that is open goes on by those that it has, one that was closed or has none by
 * what its account says now.
 */
export const entersBy = (
  { follows, state }: Pick<ConversationState, 'follows' | 'state'>,
  entry: TalkPipeline | null,
): CatalogueEvent<EventTypeOf<'conversation'>>[] => {
  if (follows !== null && state !== 'closed') return [];
  if (follows?.versionId === entry?.versionId) return [];
  return entry === null ? [{ type: 'conversation.left', data: {} }] : [{ type: 'conversation.entered', data: entry }];
};
