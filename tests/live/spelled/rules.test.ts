import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newsFor, type News } from '../../../api/news.ts';
import { spellNews } from '../../../api/spelled-news.ts';

const ids = ['1', '2', '3', '4'];
const users = ['aida', 'timur', 'daniyar'];
const some = (of: string[]) => fc.subarray(of).map((list) => new Set(list));
const sight = fc.record({
  role: fc.constantFrom('manager', 'supervisor'),
  leads: some(ids),
  left: some(ids),
  events: some(ids),
});
const event = fc.record({
  id: fc.constantFrom(...ids),
  leadId: fc.option(fc.constantFrom(...ids)),
  data: fc.dictionary(fc.string(), fc.string()),
});
const news = fc
  .record({
    events: fc.uniqueArray(event, { selector: ({ id }) => id }),
    leads: fc.uniqueArray(fc.record({ id: fc.constantFrom(...ids), name: fc.string() }), { selector: ({ id }) => id }),
    sights: fc.tuple(sight, sight, sight),
    apart: some(ids),
  })
  .map(
    ({ events, leads, sights, apart }) =>
      ({
        events: events.map((one) => ({ ...one, noun: 'lead' })),
        leads: leads.map((lead) => ({ lead: { ...lead, fields: {}, contacts: [], source: {} } })),
        sight: new Map(users.map((user, at) => [user, sights[at]])),
        hidden: new Map(),
        apart,
      }) as unknown as News,
  );

describe('M3 news on the screens', () => {
  it('are written out once for all who hear the same, and each hears what is hers', () => {
    fc.assert(
      fc.property(news, (one) => {
        const textFor = spellNews(one, '7');
        for (const user of users) {
          const mine = newsFor(user, one);
          const empty = mine.events.length + mine.leads.length + mine.gone.length === 0;
          const text = textFor(user);
          expect(text === undefined ? undefined : JSON.parse(text.toString())).toEqual(
            empty ? undefined : JSON.parse(JSON.stringify({ type: 'events', cursor: '7', ...mine })),
          );
          expect(textFor(user)).toBe(text);
        }
      }),
    );
  });
});
