import type { IncomingMessage } from '../conversation/incoming.ts';
import type { WidgetPost } from './widget-post.schema.ts';

/** What makes a visitor's message the same when it comes again: the page makes the id, and it counts for that visitor alone. */
export const idOfPost = (thread: string, id: string): string => `${thread}/${id}`;

export const readWidgetPost = ({ id, thread, at, name, language, text, parts, told }: WidgetPost): IncomingMessage => ({
  ...{ what: 'message', thread, externalId: idOfPost(thread, id), at, text, parts },
  from: { name, language, told },
  ...{ replyTo: null, editedAt: null },
});
