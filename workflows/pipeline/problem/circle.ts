import type { Automation } from '../../automation/automation.schema.ts';
import { inEach } from '../../words/words.ts';
import { circlesOf, type Way } from './circles.ts';
import { effectsOf, watched, type Effect } from './effect.ts';
import { countsAt, eachStep, quoted, type Look } from './look.ts';

/**
 * Finds endless loops. A node is something that happens while the lead is at a stage ("entered new", "changed fields.a" at new); edges lead
 * from it to what the automations that answer it surely do. An edge after a wait or a clock is late: such a loop takes its time.
 */
export const checkCircles = (look: Look): void => {
  const effects = effectsOf(look);
  const answers = answersOf(look);
  const starts = startsOf(look, effects);
  const ways = (late: boolean) => (node: string) => waysFrom(look, { answers, effects, late }, node);
  for (const circle of circlesOf(starts, ways(false))) reportCircle(look, 'Loop', circle);
  for (const circle of circlesOf(starts, ways(true)))
    if (circle.some((way) => way.late)) reportCircle(look, 'Circle', circle);
  checkRuns(look);
};

type Answers = { at: (what: string, stage: string) => Automation[]; clocks: (stage: string) => Automation[] };

/** Which automations answer unconditionally: those that are on and have no condition. */
const answersOf = ({ definition, stages }: Look): Answers => {
  const anywhere = new Map<string, Automation[]>();
  const somewhere = new Map<string, Automation[]>();
  const add = (map: Map<string, Automation[]>, key: string, automation: Automation) => {
    const list = map.get(key);
    if (list) list.push(automation);
    else map.set(key, [automation]);
  };
  for (const automation of definition.automations) {
    const what = automation.off || automation.if ? undefined : answeredBy(automation);
    if (!what) continue;
    if (!automation.stages) add(anywhere, what, automation);
    else for (const stage of new Set(automation.stages)) add(somewhere, `${what} ${stage}`, automation);
  }
  const at = (what: string, stage: string) => [
    ...(somewhere.get(`${what} ${stage}`) ?? []),
    ...(stages.get(stage)?.kind === 'open' ? (anywhere.get(what) ?? []) : []),
  ];
  return { at, clocks: (stage) => at('clock', stage) };
};

const answeredBy = ({ when }: Automation): string | undefined => {
  if (when.on === 'stage.entered') return 'entered';
  if (when.on === 'stage.left') return 'left';
  if (when.on === 'stage.time' || when.on === 'schedule') return 'clock';
  if (when.on === 'responsible.changed') return 'assigned';
  if (when.on === 'invoice.sent') return 'invoiced';
  if (when.on === 'tag.added') return `tag:${when.tag}`;
  return when.on === 'field.changed' ? `changed:${watched(when.field)}` : undefined;
};

/** "what happens|where it applies|where the lead is" */
const nodeOf = (what: string, counts: string, stands = counts): string => `${what}|${counts}|${stands}`;

const startsOf = ({ definition }: Look, effects: (one: Automation) => Effect[]): string[] => [
  ...definition.stages.map(({ key }) => nodeOf('entered', key)),
  ...definition.automations.flatMap((automation) => {
    const what = automation.off || automation.if ? undefined : answeredBy(automation);
    if (!what || what === 'entered' || what === 'left' || what === 'clock' || effects(automation).length === 0)
      return [];
    return definition.stages.filter((stage) => countsAt(automation, stage)).map(({ key }) => nodeOf(what, key));
  }),
];

const waysFrom = (
  look: Look,
  { answers, effects, late }: { answers: Answers; effects: (one: Automation) => Effect[]; late: boolean },
  node: string,
): Way[] => {
  const [what = '', counts = '', stands = ''] = node.split('|');
  const ways: Way[] = [];
  let leaves = false;
  for (const automation of answers.at(what, counts)) {
    const made = follow(look, automation, effects(automation), stands, late ? undefined : false);
    leaves ||= made.some((way) => !way.late && way.to.startsWith('entered|'));
    ways.push(...made);
  }
  // a lead that is moved on at once does not stay there long enough for a clock
  if (!late || leaves || what !== 'entered') return ways;
  for (const automation of answers.clocks(counts))
    for (const way of follow(look, automation, effects(automation), stands, undefined))
      ways.push({ ...way, late: true });
  return ways;
};

/** `late` false: only what happens at once. */
const follow = (
  { stages }: Look,
  { key }: Automation,
  effects: Effect[],
  from: string,
  late: false | undefined,
): Way[] => {
  const ways: Way[] = [];
  let stands = from;
  for (const effect of effects) {
    if (late === false && effect.late) break;
    const go = (to: string) => ways.push({ by: key, to, late: effect.late });
    if ('to' in effect) {
      const stage = stages.get(effect.to);
      if (!stage || stage.retired || stages.get(stands)?.kind !== 'open' || (stands === effect.to && !effect.again))
        continue;
      if (stands !== effect.to) go(nodeOf('left', stands, effect.to));
      stands = effect.to;
      go(nodeOf('entered', stands));
    } else if ('changes' in effect) go(nodeOf(`changed:${effect.changes}`, stands));
    else if ('tags' in effect) go(nodeOf(`tag:${effect.tags}`, stands));
    else go(nodeOf(effect.is, stands));
  }
  return ways;
};

/** Automations that run each other; where a branch decides, they may or may not go on for ever. */
const checkRuns = (look: Look): void => {
  const runs = new Map(
    look.definition.automations.map((automation): [string, Way[]] => {
      const ways: Way[] = [];
      eachStep(automation.then, (step, _path, depth) => {
        if (step.do === 'run' && !look.automations.get(step.automation)?.off)
          ways.push({ by: automation.key, to: step.automation, late: depth > 0 });
      });
      return [automation.key, automation.off ? [] : ways];
    }),
  );
  for (const circle of circlesOf([...runs.keys()], (key) => runs.get(key) ?? []))
    reportCircle(look, 'RunLoop', circle, circle.some(({ late }) => late) ? 'warning' : 'error');
};

const reportCircle = (
  look: Look,
  code: 'Loop' | 'Circle' | 'RunLoop',
  circle: Way[],
  severity?: 'error' | 'warning',
): void => {
  const keys = [...new Set(circle.map(({ by }) => by))];
  const first = keys[0];
  if (first === undefined) return;
  const names = [...keys, first].map((key) => quoted(look.automations.get(key)?.name ?? { ru: key }));
  const path = inEach((language) => names.map((name) => name[language]).join(' → '));
  look.report(code, { automation: first }, { path, key: [...keys].sort().join(' ') }, severity);
};
