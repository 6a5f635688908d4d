import type { Call } from '../../workflows/call/call.schema.ts';
import { asking, type Question } from '../ask/asking.ts';
import { putNews } from '../cache.ts';
import { soon } from '../live-events.ts';

/** A call is followed by the second, so it comes whole: the bar shows it at once, and lists ask again. */
export const hearCalls = (calls: Call[]) => {
  putNews(
    asking('/calls/now').queryKey,
    (page) =>
      page && {
        ...page,
        items: [
          ...page.items.filter(({ id }) => !calls.some((call) => call.id === id)),
          ...calls.filter(({ state }) => state !== 'ended'),
        ],
      },
  );
  callLists.forEach(soon);
};
const callLists: Question[] = [['/calls'], ['/calls/{id}'], ['/calls/{id}/matches']];
