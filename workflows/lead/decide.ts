import { conditionSentence } from '../automation/automation-sentence.ts';
import { fulfils, pathsOf } from '../automation/condition.ts';
import type { Facts } from '../automation/facts.ts';
import type { LivePipeline } from '../automation/program.ts';
import { pathsIn, valueOf } from '../automation/expression.ts';
import { steered } from '../automation/steer.ts';
import { factsAt } from '../automation/view.ts';
import type { CatalogueEvent } from '../event/catalogue.ts';
import type { Stage } from '../pipeline/pipeline.schema.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import type { Role } from '../user/user.schema.ts';
import { inEach } from '../words/words.ts';
import type { AssignOrder } from './assign.schema.ts';
import { byHand, chooseAssignee, type AssignFacts, type Candidate, type Decision } from './assign.ts';
import type { Entering } from '../pipeline/entry.ts';
import { evolve } from './evolve.ts';
import { changed, filled, kept, tagged, told, written, type Given } from './fill.ts';
import { stageOf, whyNotJoin, whyNotMove, whyNotReopen } from './lead.ts';
import type { LeadOrder } from './order.ts';
import type { LeadState } from './state.ts';

/** What a decision about a lead looks at besides the lead. */
export type LeadWorld = {
  /** the lead's own clock */
  now: string;
  pipeline: LivePipeline;
  /** facts of other rows: as many of them as the order needs (`needsOf`) */
  known?: Facts | undefined;
  /** outcomes counted by the lead's process */
  outcomes?: Record<string, number> | undefined;
  /** who gives the order; an automation has no role: it may go wherever the pipeline sends it */
  role?: Role | null | undefined;
  /** who may have it, and what the rule compares them by; without them it goes to whoever is foreseen */
  candidates?: (Candidate & { left?: boolean })[] | undefined;
  client?: AssignFacts | undefined;
  foreseen?: string | undefined;
  /** what a stage asks for is taken to be filled in: nobody can be asked in a simulation */
  trusting?: boolean | undefined;
};

/** What an order comes to: events in the order in which they happen, none where nothing changes. */
export type Decided = CatalogueEvent[] | Refusal;

/** Decides an order about a lead; the events are the answer, `evolve` says what they change. */
export const decide = (state: LeadState, order: LeadOrder, world: LeadWorld): Decided =>
  state.joinedTo && OF_THE_LIVING.has(order.do)
    ? refuse('LeadJoined')
    : (decisions[order.do] as Decide<LeadOrder>)(state, order, world);

/** What is done with the lead that another one is joined to. */
const OF_THE_LIVING = new Set<LeadOrder['do']>(['move', 'reopen', 'assign', 'give', 'pause', 'resume']);

/** Which facts of other rows an order depends on: first words of their paths, and `outcomes`, `role`. */
export const needsOf = (order: LeadOrder, { stages }: { stages: Stage[] }): Set<string> => {
  if (order.do === 'set') return rootsOf(order.set.flatMap(({ to }) => pathsIn(to)));
  if (order.do !== 'move' && order.do !== 'reopen') return new Set();
  const stage = stageOf({ stages }, order.stage);
  const needs = rootsOf([...(stage?.entry?.fields ?? []), ...pathsOf(stage?.entry?.if)]);
  return stage?.movers ? needs.add('role') : needs;
};

const rootsOf = (paths: string[]): Set<string> => new Set(paths.map((path) => path.split('.')[0] ?? ''));

type Decide<Order> = (state: LeadState, order: Order, world: LeadWorld) => Decided;
const decisions: { [Do in LeadOrder['do']]: Decide<Extract<LeadOrder, { do: Do }>> } = {
  move: (state, { stage, lossReason, again, dueAt, ...filling }, world) => {
    const { definition } = world.pipeline;
    const due = dueAt && new Date(dueAt).toISOString();
    if (due && due < world.now) return refuse('DueInPast');
    const before = filled(state, filling, stage, definition);
    if (isRefusal(before)) return before;
    const entering = enteringOf(after(state, before, world), stageOf(definition, stage), world);
    const refusal = whyNotMove(state, definition, { stage, lossReason, again }, entering);
    if (refusal) return refusal;
    const kind = stageOf(definition, stage)?.kind;
    const reason = { ...(lossReason ? { lossReason } : {}), ...(due ? { dueAt: due } : {}) };
    const closes = kind === 'won' || kind === 'lost' ? { closes: kind } : {};
    return [...before, { type: 'lead.moved', data: { from: state.stage, to: stage, ...reason, ...closes } }];
  },
  reopen: (state, { stage }, world) => {
    const { definition } = world.pipeline;
    const refusal = whyNotReopen(state, definition, { stage }, enteringOf(state, stageOf(definition, stage), world));
    return refusal ?? [{ type: 'lead.reopened', data: { from: state.stage, to: stage } }];
  },
  change: (state, { do: _, ...patch }, { pipeline }) => changed(state, patch, pipeline.definition),
  set: (state, { set }, { now, pipeline, known }) => {
    const facts = { ...state, ...known };
    const values: Given[] = [];
    for (const { field, to } of set) {
      const result = valueOf(to, facts, now, pipeline.calendars['']?.zone);
      if (isRefusal(result)) return result;
      values.push({ field, value: result.value });
    }
    return written(state, values, pipeline.definition);
  },
  tag: (state, order) => tagged(state, order),
  assign: (state, { by, except }, world) => {
    if (state.closedAt !== null) return refuse('LeadClosed');
    const decision = choiceOf(by, except, world);
    if (decision.chosen === null) return refuse('NobodyOnShift', { team: by.team ?? '' });
    return assigned(state, decision);
  },
  give: (state, { to, giver }, { candidates = [] }) => {
    if (state.closedAt !== null) return refuse('LeadClosed');
    if (state.responsible === to) return refuse('SamePerson');
    const user = candidates.find(({ id }) => id === to);
    if (!user) return refuse('PersonUnknown');
    return user.left ? refuse('PersonLeft', { name: user.name }) : assigned(state, byHand(user, giver));
  },
  note: (_, { text, mentions = [] }) => [
    { type: 'lead.noted', data: { text, ...(mentions.length > 0 ? { mentions } : {}) } },
  ],
  hook: (_, { name, body }) => [{ type: 'lead.hooked', data: { name, body } }],
  // nobody could be asked again here for a value that the lead's field cannot hold
  answer: (state, { deliveryId, status, account, values }, { pipeline }) => {
    const changes = values.flatMap((one) => {
      const change = kept(state, one, pipeline.definition);
      return isRefusal(change) ? [] : [change];
    });
    const answered: CatalogueEvent = { type: 'webhook.answered', data: { deliveryId, status, account } };
    return [answered, ...(changes.length ? told(changes) : [])];
  },
  pause: (state, { reason, until }) => {
    if (state.closedAt !== null) return refuse('LeadClosed');
    if (state.pausedAt !== null) return refuse('AlreadyPaused', { reason: state.pausedReason ?? '' });
    return [{ type: 'lead.paused', data: { reason, ...(until ? { until } : {}) } }];
  },
  resume: ({ pausedAt }, _, { now }) => {
    if (pausedAt === null) return refuse('NotPaused');
    const shiftMs = Math.max(0, Date.parse(now) - Date.parse(pausedAt));
    return [{ type: 'lead.resumed', data: { from: pausedAt, shiftMs } }];
  },
  join: (state, { stays, sameClient, merge }) => {
    const { id: to, number, name } = stays;
    return whyNotJoin(state, stays, sameClient) ?? [{ type: 'lead.merged', data: { to, number, name, merge } }];
  },
  part: ({ joinedTo, pausedAt }, { merge, other }, { now }) => {
    if (!joinedTo || pausedAt === null) return refuse('PartedAlready');
    const shiftMs = Math.max(0, Date.parse(now) - Date.parse(pausedAt));
    const { id, number, name } = other;
    return [{ type: 'lead.unmerged', data: { other: id, number, name, merge, from: pausedAt, shiftMs } }];
  },
  steer: (state, { wish, known }, { now, pipeline: { definition } }) => {
    const data = steered(state, wish, { now, definition, known }, refuse('LeadClosed'));
    return isRefusal(data) ? data : [{ type: 'lead.steered', data }];
  },
  migrate: ({ stage: from }, { do: _, stage: to, ...data }) => [
    { type: 'lead.migrated', data: { ...data, ...(from === to ? {} : { from, to }) } },
  ],
  give_back: (state, { stage, responsible, tags }) => {
    const undo = true;
    if (stage !== undefined) {
      const type = state.closedAt === null ? 'lead.moved' : 'lead.reopened';
      return [{ type, data: { from: state.stage, to: stage, undo } }];
    }
    if (responsible === undefined) return told([{ what: 'tags', from: state.tags, to: tags }]);
    const decision = { rule: 'by_hand' as const, chosen: responsible, why: 'by_hand', candidates: [] };
    return [{ type: 'lead.assigned', data: { from: state.responsible ?? null, to: responsible, decision, undo } }];
  },
  skip: (state, { next, byMs }) => {
    if (state.closedAt !== null) return refuse('LeadClosed');
    if (state.pausedAt !== null) return refuse('AlreadyPaused', { reason: state.pausedReason ?? '' });
    return next ? [{ type: 'lead.skipped', data: { to: next.at, byMs, what: next.what } }] : refuse('NothingToSkip');
  },
};

/** Whom the rule chooses among the candidates. */
const choiceOf = (by: AssignOrder, except: string[] | undefined, world: LeadWorld): Decision => {
  const { pipeline, candidates, foreseen = null, client = nobodyInParticular } = world;
  const { definition, version } = pipeline;
  if (candidates)
    return chooseAssignee(by, candidates, { ...client, team: definition.team, version, except: except ?? [] });
  const chosen = by.people?.length === 1 ? (by.people[0] ?? null) : foreseen;
  return { rule: by.rule, chosen, why: by.rule === 'least_busy' ? 'least_busy' : 'longest_without', candidates: [] };
};
const nobodyInParticular: AssignFacts = { language: null, region: null, sticky: null };

const assigned = ({ responsible: from = null }: LeadState, decision: Decision): Decided => {
  const { chosen: to } = decision;
  return from === to ? refuse('SamePerson') : [{ type: 'lead.assigned', data: { from, to, decision } }];
};

const after = (state: LeadState, events: CatalogueEvent[], { now }: LeadWorld): LeadState =>
  events.reduce((before, event) => evolve(before, event, now), state);

/** What a stage's requirements are checked against. */
const enteringOf = (state: LeadState, stage: Stage | undefined, world: LeadWorld): Entering | undefined => {
  if (!stage || world.trusting) return undefined;
  const { pipeline, known, outcomes = {}, role = null, now } = world;
  const facts = known ? { ...state, ...known } : state;
  const condition = stage.entry?.if;
  const holds =
    !condition || fulfils(condition, factsAt(pipeline, facts, outcomes, now, rootsOf(pathsOf(condition))), now);
  return {
    facts,
    role,
    checklist: state.checklist ?? {},
    unmet: holds ? undefined : inEach((language) => conditionSentence(condition, pipeline.definition, language)),
  };
};
