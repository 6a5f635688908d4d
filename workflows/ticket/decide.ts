import { factAt, type SubjectFacts } from '../automation/facts.ts';
import type { PipelineDefinition, Stage } from '../pipeline/pipeline.schema.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Told } from '../subject/noun.ts';
import { tagsAfter } from '../subject/tags.ts';
import type { TicketOrder } from './order.ts';

type Decided = Told[] | Refusal;
type Decide<Order> = (facts: SubjectFacts, order: Order, definition: PipelineDefinition) => Decided;

/** Decides an order about a ticket: what happens, none where nothing changes. */
export const decideTicket = (facts: SubjectFacts, order: TicketOrder, definition: PipelineDefinition): Decided => {
  if (facts['mergedInto']) return refuse('TicketMerged');
  return (decisions[order.do] as Decide<TicketOrder>)(facts, order, definition);
};

const decisions: { [Do in TicketOrder['do']]: Decide<Extract<TicketOrder, { do: Do }>> } = {
  'ticket.move': (facts, { stage, reason }, definition) => {
    if (facts.closedAt) return refuse('TicketClosed');
    if (facts.stage === stage) return refuse('SameStage');
    const to = stageOf(definition, stage);
    if (!to) return refuse('UnknownStage', { stage });
    if (to.kind === 'lost' && !definition.lossReasons.some(({ key }) => key === reason))
      return refuse('TicketReasonNeeded');
    const closes = to.kind === 'open' ? {} : { closes: true };
    const because = to.kind === 'lost' ? { reason } : {};
    return one('ticket.moved', { from: facts.stage, to: stage, ...closes, ...because });
  },
  'ticket.reopen': (facts, { stage, by }, definition) => {
    if (!facts.closedAt) return refuse('TicketOpen');
    const to = stageOf(definition, stage ?? firstOpen(definition).key);
    if (!to) return refuse('UnknownStage', { stage: stage ?? '' });
    if (to.kind !== 'open') return refuse('TicketClosed');
    return one('ticket.reopened', { from: facts.stage, to: to.key, ...(by ? { by } : {}) });
  },
  'ticket.change': (facts, { priority, type, topic }, definition) => {
    const set = { ...(priority && { priority }), ...(type && { type }), ...(topic && { topic }) };
    return decisions['ticket.set'](facts, { do: 'ticket.set', set }, definition);
  },
  'ticket.set': (facts, { set, fields = {} }) => {
    const named = { ...set, ...Object.fromEntries(Object.entries(fields).map(([key, to]) => [`fields.${key}`, to])) };
    const changes = Object.entries(named)
      .map(([what, to]) => ({ what, from: factAt(facts, what) ?? null, to: to ?? null }))
      .filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to));
    if (changes.some(({ what, to }) => what === 'parentId' && to === facts['id'])) return refuse('TicketOfItself');
    return changes.length === 0 ? [] : one('ticket.changed', { changes });
  },
  'ticket.tag': (facts, { add = [], remove = [] }, definition) => {
    const tags = tagsAfter((facts['tags'] ?? []) as string[], { add, remove });
    return decisions['ticket.retag'](facts, { do: 'ticket.retag', tags }, definition);
  },
  'ticket.retag': (facts, { tags }) => {
    const from = (facts['tags'] ?? []) as string[];
    const to = [...new Set(tags)];
    return JSON.stringify(from) === JSON.stringify(to)
      ? []
      : one('ticket.changed', { changes: [{ what: 'tags', from, to }] });
  },
  'ticket.assign': (facts, { to, group, note, why }) => {
    if (facts.closedAt) return refuse('TicketClosed');
    const [from, fromGroup] = [
      (facts['responsible'] ?? null) as string | null,
      (facts['group'] ?? null) as string | null,
    ];
    const [next, nextGroup] = [to === undefined ? from : to, group === undefined ? fromGroup : group];
    if (next === from && nextGroup === fromGroup) return [];
    const groups = nextGroup === fromGroup ? {} : { fromGroup, toGroup: nextGroup };
    return one('ticket.assigned', { from, to: next, ...groups, ...(note ? { note } : {}), ...(why ? { why } : {}) });
  },
  'ticket.relate': (facts, { ticket, track }) => {
    if (facts['id'] === ticket) return refuse('TicketOfItself');
    return listOf(facts, 'related').includes(ticket) ? [] : one('ticket.related', { ticket, track });
  },
  'ticket.unrelate': (facts, { ticket, track }) =>
    listOf(facts, 'related').includes(ticket) ? one('ticket.unrelated', { ticket, track }) : [],
  'ticket.untalk': (facts, { talk }) => (talksOf(facts).includes(talk) ? one('ticket.talk_removed', { talk }) : []),
  'ticket.watch': (facts, { user }) =>
    listOf(facts, 'watchers').includes(user) ? [] : one('ticket.watched', { user }),
  'ticket.unwatch': (facts, { user }) =>
    listOf(facts, 'watchers').includes(user) ? one('ticket.unwatched', { user }) : [],
  'ticket.postpone': (facts, { until }) =>
    facts.closedAt ? refuse('TicketClosed') : one('ticket.postponed', { until: new Date(until).toISOString() }),
  'ticket.wake': (facts) => (facts['postponedUntil'] ? one('ticket.woken', {}) : []),
  'ticket.acknowledge': (facts, { until }) =>
    facts.closedAt
      ? refuse('TicketClosed')
      : one('ticket.acknowledged', { until: until === null ? null : new Date(until).toISOString() }),
};

/** The ticket after an event of its own, besides the stay and the pauses that every noun has. */
export const evolveTicket = (facts: SubjectFacts, { type, data }: Told): SubjectFacts => {
  switch (type) {
    case 'ticket.moved':
      return { ...facts, reason: data['reason'] ?? null, postponedUntil: null };
    case 'ticket.reopened':
      return { ...facts, reason: null };
    case 'ticket.changed':
      return (data['changes'] as { what: string; to: unknown }[]).reduce(withChange, facts);
    case 'ticket.assigned':
      return { ...facts, responsible: data['to'], ...('toGroup' in data ? { group: data['toGroup'] } : {}) };
    case 'ticket.postponed':
      return { ...facts, postponedUntil: data['until'] };
    case 'ticket.woken':
      return { ...facts, postponedUntil: null };
    case 'ticket.talk_added':
      return { ...facts, talks: [...talksOf(facts), data['talk']] };
    case 'ticket.talk_removed':
      return { ...facts, talks: talksOf(facts).filter((talk) => talk !== data['talk']) };
    case 'ticket.related':
      return { ...facts, related: [...listOf(facts, 'related'), data['ticket']] };
    case 'ticket.unrelated':
      return { ...facts, related: listOf(facts, 'related').filter((id) => id !== data['ticket']) };
    case 'ticket.watched':
      return { ...facts, watchers: [...listOf(facts, 'watchers'), data['user']] };
    case 'ticket.unwatched':
      return { ...facts, watchers: listOf(facts, 'watchers').filter((id) => id !== data['user']) };
    case 'ticket.warned':
      return data['onCall']
        ? { ...facts, called: [...new Set([...listOf(facts, 'called'), ...(data['to'] as string[])])] }
        : facts;
    case 'ticket.rated':
      return { ...facts, rating: data['rating'], ratingComment: null };
    case 'ticket.rating_commented':
      return { ...facts, ratingComment: data['text'] };
    case 'ticket.merged':
      return { ...facts, mergedInto: data['ticket'] };
    default:
      return facts;
  }
};

const withChange = (facts: SubjectFacts, { what, to }: { what: string; to: unknown }): SubjectFacts =>
  what.startsWith('fields.')
    ? { ...facts, fields: { ...(facts['fields'] as object), [what.slice(7)]: to } }
    : { ...facts, [what]: to };

const listOf = (facts: SubjectFacts, of: 'talks' | 'related' | 'watchers' | 'called'): string[] =>
  (facts[of] ?? []) as string[];
export const talksOf = (facts: SubjectFacts): string[] => listOf(facts, 'talks');
const stageOf = ({ stages }: PipelineDefinition, key: string): Stage | undefined =>
  stages.find((stage) => stage.key === key);
export const firstOpen = ({ stages }: PipelineDefinition): Stage => stages.find(({ kind }) => kind === 'open')!;
const one = (type: string, data: Told['data']): Told[] => [{ type, data }];
