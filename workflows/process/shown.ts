import type { SubjectEvent } from '../automation/facts.ts';
import { typedEvent } from '../event/catalogue.ts';
import type { Words } from '../words/words.schema.ts';
import { inLanguage, quoted } from '../words/words.ts';
import type { Wait } from './process.schema.ts';

/**
 * What the Temporal UI shows of a process: keys, numbers, moments, ids and the names that admins gave. Nothing that a client wrote, and
 * nothing that a user typed about one: no text of a task, no reason of a pause.
 */
export type Shown = {
  /** the number of the last event taken in */
  seen: number;
  /** "Lead 1520 · Study abroad", "Task call" */
  title: string;
  /** of a lead, like the three below it: pipeline and stage by their keys */
  number?: number | undefined;
  pipeline?: string | undefined;
  stage?: string | undefined;
  stageName?: string | undefined;
  /** a user's id */
  responsible: string | null;
  state: ShownState;
  /** until when it is paused, by our clock */
  pausedUntil: string | null;
  waits: ShownWait[];
  /** address of our own screen */
  link: string;
  /** the last ones, oldest first */
  steps: string[];
};
export type ShownState = 'waiting' | 'paused' | 'stuck' | 'finished';
/** `until` by our clock */
export type ShownWait = { what: string; until: string | null };

const MOST_STEPS = 10;
const MOST_WAITS = 10;
/** Kinds of events that one cause may have in a step. */
const MOST_KINDS = 12;

/** Ops read English; a name without English stays as the admin wrote it. */
export const nameIn = (name: Words | string): string => (typeof name === 'string' ? name : inLanguage(name, 'en'));

export const titleOf = (number: number, pipeline: Words): string => `Lead ${number} · ${nameIn(pipeline)}`;

/** What is known of a lead where its process is started. */
export type Called = { number: number; pipeline: { key: string; name: Words } };

/** What has changed, and the new steps; everything where nothing is known yet. */
export const changesOf = (known: Shown | null, now: Shown): Partial<Shown> =>
  known === null
    ? now
    : Object.fromEntries(
        Object.entries(now).filter(([name, value]) =>
          name === 'steps'
            ? now.steps.length > 0
            : JSON.stringify(value) !== JSON.stringify(known[name as keyof Shown]),
        ),
      );

/** The reverse; of the steps the last ones are kept. */
export const changedBy = (known: Shown | undefined, changes: Partial<Shown>): Shown =>
  ({
    ...known,
    ...changes,
    steps: [...(known?.steps ?? []), ...(changes.steps ?? [])].slice(-MOST_STEPS),
  }) as Shown;

/** `real`: converts a moment of the subject's clock to ours */
export const shownWaits = (waits: Wait[], real: (at: string) => string): ShownWait[] =>
  waits.slice(0, MOST_WAITS).map((wait) => ({ what: waitText(wait), until: wait.until && real(wait.until) }));

const waitText = ({ what, text, kind, overdue, step }: Wait): string => {
  if (what === 'task') return `task ${kind ?? ''} ${overdue ? 'overdue' : 'due'}`;
  if (what === 'reminder' || what === 'escalation')
    return `${kind ? `task ${kind}` : `invoice ${String(text)}`} ${what}`;
  if (what === 'payment') return `invoice ${String(text)} ${overdue ? 'overdue' : 'due'}`;
  if (what === 'reaction') return 'the one assigned to react';
  if (what === 'person') return 'a colleague';
  const automation = `automation ${quoted(nameIn(text ?? ''), 'en')}`;
  return step === undefined ? automation : `${automation}, step ${step}`;
};

/** A message that went out is no step of the process; one that did not is. */
const receipts = new Set(['delivery.sent', 'delivery.delivered', 'delivery.read']);

/** One line for everything that happened in a row for the same reason: its moment, the reason, the results. */
export const stepsOf = (events: SubjectEvent[], nameOf: (automation: string) => Words | string): string[] => {
  const steps: { at: string; why: string; kinds: Map<string, number> }[] = [];
  for (const event of events) {
    if (receipts.has(event.type)) continue;
    const why = event.cause ? `automation ${quoted(nameIn(nameOf(event.cause.automation)), 'en')}` : doerOf(event);
    let step = steps.at(-1);
    if (step?.why !== why) steps.push((step = { at: event.at, why, kinds: new Map() }));
    const kind = kindOf(event);
    step.kinds.set(kind, (step.kinds.get(kind) ?? 0) + 1);
  }
  return steps.slice(-MOST_STEPS).map(({ at, why, kinds }) => {
    const did = [...kinds].slice(0, MOST_KINDS).map(([kind, times]) => (times > 1 ? `${kind} ×${times}` : kind));
    return `${clock(at)} ${why}: ${did.join(', ')}${kinds.size > MOST_KINDS ? ', …' : ''}`;
  });
};

const doers: Record<string, string> = {
  user: 'a colleague',
  client: 'the client',
  provider: 'a provider',
  process: 'Voronka',
};
const doerOf = ({ actor }: SubjectEvent): string => doers[actor?.kind ?? 'process'] ?? doers['process']!;

/** With the stage that was entered, or the refusal that an automation met: both are keys. */
const kindOf = (event: SubjectEvent): string => {
  const { type, data } = typedEvent(event);
  const more = type === 'lead.moved' ? data.to : type === 'automation.failed' ? data.because?.refusal : undefined;
  return typeof more === 'string' && KEY.test(more) ? `${type} ${more}` : type;
};
const KEY = /^[\w-]{1,40}$/;

/** What a timer that fires at this moment is for. */
export const timerOf = (shown: Shown, at: string): string =>
  shown.state === 'paused'
    ? 'the pause ends'
    : (shown.waits.find(({ until }) => until === at)?.what ?? 'the next look at what waits');

/** The head of the process in the Temporal UI, in Markdown. */
export const detailsOf = (
  shown: Shown | undefined,
  state: ShownState,
  stuck: { since: string; error: string } | undefined,
): string =>
  [
    ...(shown ? headOf(shown, state) : []),
    ...(stuck ? [`**Stuck** since ${clock(stuck.since)}, because: ${plain(stuck.error)}`] : []),
    ...(shown ? restOf(shown) : []),
  ].join('\n\n');

const headOf = (shown: Shown, state: ShownState): string[] => {
  const { title, pipeline, stage, stageName, responsible, pausedUntil, link } = shown;
  const place = stageName === undefined ? '' : `, stage **${plain(stageName)}**`;
  const pause = pausedUntil ? ` until ${clock(pausedUntil)}` : ' until somebody resumes it';
  return [
    `**${plain(title)}**${place} · [open in Voronka](${link})`,
    [
      `**${state}**${state === 'paused' ? pause : ''}`,
      ...(pipeline === undefined ? [] : [`pipeline \`${pipeline}\``, `stage \`${stage}\``]),
      `responsible ${responsible ? `\`${responsible}\`` : 'nobody'}`,
    ].join(' · '),
  ];
};

const restOf = ({ state, waits, steps }: Shown): string[] => [
  state === 'finished'
    ? 'Waits for nothing any more.'
    : list(
        'Waits for',
        waits.map(({ what, until }) => plain(what) + (until ? ` · ${clock(until)}` : '')),
      ),
  ...(steps.length > 0 ? [list('Last steps, the latest first', steps.toReversed().map(plain))] : []),
];

const list = (head: string, lines: string[]): string =>
  [`${head}:`, '', ...lines.map((line) => `- ${line}`)].join('\n');

/** UTC, to the second */
const clock = (at: string): string => `${at.slice(0, 10)} ${at.slice(11, 19)}Z`;

/** A name is plain text, whatever Markdown would make of it. */
const plain = (text: string): string => text.replaceAll(/[\\`*_[\]<>#|~]/g, String.raw`\$&`).replaceAll(/\s+/g, ' ');
