import type { InfiniteData } from '@tanstack/react-query';
import type { Lead } from '../../../workflows/lead/lead.schema.ts';
import type { Waiting } from '../../../workflows/lead/totals.schema.ts';
import type { Page } from '../../ask/asking.ts';
import type { LeadFilter } from '../lead-query.ts';

export type LeadList = InfiniteData<Page<Lead>, string | null>;

/** A list with this lead where it belongs now: put in, renewed, or taken out; the very same list where nothing changes. */
export const placeLead = (list: LeadList, lead: Lead, filter: LeadFilter): LeadList => {
  const known = list.pages.flatMap((page) => page.items).find(({ id }) => id === lead.id);
  if (known && (known.version > lead.version || known === lead)) return list;
  const wanted = belongs(lead, filter, Boolean(known));
  if (!known && !wanted) return list;
  if (known && wanted && known.number === lead.number)
    return changePages(list, (lead_) => (lead_.id === lead.id ? lead : lead_));
  if (!wanted) return dropLead(list, lead.id);
  const at = list.pages.findIndex((page, index) => {
    const lowest = page.items.at(-1)?.number ?? -Infinity;
    return lead.number > lowest || (index === list.pages.length - 1 && page.next === null);
  });
  if (at < 0) return list;
  const pages = list.pages.map((page, index) =>
    index === at ? { ...page, items: [...page.items, lead].sort((one, other) => other.number - one.number) } : page,
  );
  return { ...list, pages };
};

export const dropLead = (list: LeadList, id: string): LeadList =>
  list.pages.some((page) => page.items.some((lead) => lead.id === id))
    ? { ...list, pages: list.pages.map((page) => ({ ...page, items: page.items.filter((lead) => lead.id !== id) })) }
    : list;

const changePages = (list: LeadList, change: (lead: Lead) => Lead): LeadList => ({
  ...list,
  pages: list.pages.map((page) => ({ ...page, items: page.items.map(change) })),
});

const belongs = (lead: Lead, { pipeline, stage, responsible, q, only, filter }: LeadFilter, known: boolean): boolean =>
  !lead.joinedTo &&
  (!pipeline || lead.pipeline === pipeline) &&
  (!stage || lead.stage === stage) &&
  (!responsible || lead.responsibleId === responsible) &&
  (!only || waits(lead, only)) &&
  // only the server can tell whether a lead fulfils a condition: the ones that it gave stay, new ones come with the next request
  (!filter || known) &&
  (!q || known || sounds(lead, q));

/** Whether something of the lead is overdue, or it waits for a payment. */
export const waits = ({ process }: Lead, only: Waiting): boolean =>
  process.waitsFor.some(({ what, overdue }) => (only === 'overdue' ? overdue : what === 'payment'));

const sounds = (lead: Lead, q: string): boolean =>
  [
    lead.name,
    String(lead.number),
    ...lead.contacts.flatMap(({ name, phones, emails }) => [name, ...phones, ...emails]),
  ].some((text) => text.toLowerCase().includes(q.toLowerCase()));
