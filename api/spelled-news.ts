import type { Event } from '../workflows/event/event.schema.ts';
import { newsFor, type News } from './news.ts';

/**
 * What each listener is sent: an event or a lead is written out once, not once a listener, and so is the whole text for those who see the same of it.
 * Whoever may not see some fields has a text of her own.
 */
export const spellNews = (news: News, at: string): ((userId: string) => Buffer | undefined) => {
  const events = news.events.map((event) => ({ id: event.id, event, whole: once(event), bare: once(bared(event)) }));
  const places = new Map(events.map(({ id }, place) => [id, place]));
  const leads = news.leads.map(({ lead }) => ({ id: lead.id, whole: once(lead) }));
  const texts = new Map<string, Buffer>();
  return (userId) => {
    const mine = news.sight.get(userId);
    if (!mine) return undefined;
    if (news.hidden.has(userId)) return ownText(userId, news, at);
    const isManager = mine.role === 'manager';
    if (mine.events.size + mine.leads.size + mine.left.size === 0) return undefined;
    // by her own few, in the order of all
    const hers = [...mine.events].flatMap((id) => places.get(id) ?? []).toSorted((one, other) => one - other);
    const heard = hers
      .map((place) => events[place]!)
      .map(({ id, event: { leadId }, whole, bare }) => {
        const isHers = leadId === null || !isManager || mine.leads.has(leadId);
        return isHers && !(isManager && news.apart.has(id))
          ? { key: `+${id}`, text: whole }
          : { key: `-${id}`, text: bare };
      });
    const seen = leads.filter(({ id }) => mine.leads.has(id));
    const gone = [...mine.left];
    if (heard.length + seen.length + gone.length === 0) return undefined;
    const key = [...heard.map((one) => one.key), ...seen.map(({ id }) => id), '', ...gone].join(' ');
    const known = texts.get(key);
    if (known) return known;
    const written = [heard.map(({ text }) => text()), seen.map(({ whole }) => whole())].map((all) => `[${all.join()}]`);
    const text = Buffer.from(
      `{"type":"events","cursor":${JSON.stringify(at)},"events":${written[0]},"leads":${written[1]},"gone":${JSON.stringify(gone)}}`,
    );
    texts.set(key, text);
    return text;
  };
};

const ownText = (userId: string, news: News, at: string): Buffer | undefined => {
  const mine = newsFor(userId, news);
  if (mine.events.length + mine.leads.length + mine.gone.length === 0) return undefined;
  return Buffer.from(JSON.stringify({ type: 'events', cursor: at, ...mine }));
};

/** That something happened, and not what. */
const bared = (event: Event): Event => ({ ...event, leadId: null, data: {} });

const once = (value: unknown): (() => string) => {
  let text: string | undefined;
  return () => (text ??= JSON.stringify(value));
};
