import { deedsOf } from '../../automation/action/index.ts';
import type { Automation } from '../../automation/automation.schema.ts';
import { triggerKind } from '../../automation/trigger/index.ts';
import type { Words } from '../../words/words.schema.ts';
import type { Stage } from '../pipeline.schema.ts';
import { duplicateWords } from './stage.words.ts';
import { checkCondition, checkPath } from './fact.ts';
import { eachStep, type At, type Look } from './look.ts';

export const checkStages = (look: Look): void => {
  const { stages, noun } = look.definition;
  const [first] = stages;
  if (noun === 'conversation') return checkOnly(look);
  if (!stages.some(({ kind }) => kind === 'won')) look.report('NoWonStage', { part: 'pipeline' });
  if (!stages.some(({ kind }) => kind === 'lost')) look.report('NoLostStage', { part: 'pipeline' });
  if (first && first.kind !== 'open') look.report('FirstStageClosed', { stage: first.key });
  if (first?.retired) look.report('FirstStageRetired', { stage: first.key });
  for (const stage of stages) checkEntry(look, stage);
  const ways = waysOf(look);
  for (const stage of stages.slice(1)) if (isCutOff(stage, ways)) look.report('StageUnreachable', { stage: stage.key });
  for (const stage of stages)
    if (stage.kind === 'open' && !stage.retired && !stage.rotsAfterDays && !ways.moving(stage))
      look.report('WaitsForever', { stage: stage.key });
};

/** A conversation goes nowhere: it is open or it is not. */
const checkOnly = (look: Look): void => {
  const { stages } = look.definition;
  if (stages.length !== 1 || stages[0]?.kind !== 'open') look.report('OneStageOnly', { part: 'pipeline' });
};

const checkEntry = (look: Look, { key, entry }: Stage): void => {
  for (const path of entry?.fields ?? []) checkPath(look, path, { stage: key });
  checkCondition(look, entry?.if, { stage: key });
  reportDuplicates(look, entry?.checklist ?? [], 'item', () => ({ stage: key }));
};

/** Anybody may drag a card by hand, unless the stage says who may; a retired stage is meant to be left alone. */
const isCutOff = (stage: Stage, { led }: Ways): boolean =>
  Boolean(stage.movers) && !stage.movers?.includes('manager') && !stage.retired && !led.has(stage.key);

type Ways = {
  /** stages that an automation or an outcome leads to */
  led: Set<string>;
  /** whether anything happens at a stage by itself */
  moving: (stage: Stage) => boolean;
};

const waysOf = ({ definition }: Look): Ways => {
  const led = new Set(definition.outcomes.flatMap(({ stage }) => stage ?? []));
  const busy = new Set<string>();
  let everywhere = false;
  for (const automation of definition.automations) {
    if (automation.off) continue;
    const { targets, tends } = whatItDoes(automation);
    for (const target of targets) led.add(target);
    if (tends) for (const target of targets) busy.add(target);
    const { moment, budget } = triggerKind(automation.when);
    if (!tends && !moment && !budget) continue;
    if (automation.stages) for (const stage of automation.stages) busy.add(stage);
    else everywhere = true;
  }
  return { led, moving: ({ key }) => everywhere || busy.has(key) };
};

/** Where it moves a lead, and whether it leaves something behind that will come back: a task, or a wait of its own. */
const whatItDoes = (automation: Automation): { targets: string[]; tends: boolean } => {
  const targets: string[] = [];
  let tends = false;
  eachStep(automation.then, (step) => {
    for (const deed of deedsOf(step)) {
      if ('moves' in deed) targets.push(deed.moves);
      if ('is' in deed && deed.is === 'tasked') tends = true;
    }
    if (step.do.startsWith('wait')) tends = true;
  });
  return { targets, tends };
};

export const checkNames = (look: Look): void => {
  const { stages, automations, fields, outcomes, lossReasons, tasks } = look.definition;
  reportDuplicates(look, stages, 'stage', ({ key }) => ({ stage: key }));
  reportDuplicates(look, automations, 'automation', ({ key }) => ({ automation: key }));
  reportDuplicates(look, fields, 'field', () => ({ part: 'fields' }));
  reportDuplicates(look, outcomes, 'outcome', () => ({ part: 'outcomes' }));
  reportDuplicates(look, lossReasons, 'lossReason', () => ({ part: 'lossReasons' }));
  reportDuplicates(look, tasks.types, 'taskType', () => ({ part: 'tasks' }));
  for (const { options = [] } of fields) {
    const keyed = options.map(({ value, name }) => ({ key: value, name }));
    reportDuplicates(look, keyed, 'option', () => ({ part: 'fields' }));
  }
  for (const { key: outcome, name, stage: key, tasks: kinds = [] } of outcomes) {
    for (const kind of kinds)
      if (!look.taskTypes.has(kind)) look.report('TaskTypeMissing', { part: 'outcomes' }, { key: kind });
    const answers = automations.some(({ when }) => when.on === 'task.done' && when.outcome === outcome);
    if (key === undefined) {
      if (!answers) look.report('OutcomeLeadsNowhere', { part: 'outcomes' }, { outcome: name, key: outcome });
      continue;
    }
    const stage = look.stages.get(key);
    if (!stage) look.report('StageMissing', { part: 'outcomes' }, { key });
    else if (stage.retired) look.report('MoveToRetired', { part: 'outcomes' }, { stage: stage.name, key });
  }
};

const reportDuplicates = <T extends { key: string; name: Words }>(
  look: Look,
  list: T[],
  what: keyof typeof duplicateWords,
  at: (one: T) => At,
): void => {
  const seen = new Set<string>();
  for (const one of list) {
    if (seen.has(one.key)) look.report('DuplicateKey', at(one), { key: one.key, what: duplicateWords[what] });
    seen.add(one.key);
  }
};
