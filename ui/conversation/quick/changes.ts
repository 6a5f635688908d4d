import type { Question } from '../../ask/asking.ts';

/** What may read otherwise after a quick reply, or a macro, was written anew. */
export const changesReplies: readonly Question[] = [['/quick-replies'], ['/conversations/{id}/quick-replies']];
export const changesMacros: readonly Question[] = [['/macros']];
