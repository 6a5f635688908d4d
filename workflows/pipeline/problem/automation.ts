import { actionKind } from '../../automation/action/index.ts';
import type { Automation, Step } from '../../automation/automation.schema.ts';
import type { Expression } from '../../automation/expression.ts';
import { flowKinds, type FlowKind } from '../../automation/flow/flow.ts';
import type { Reference } from '../../automation/kind.ts';
import { triggerKind } from '../../automation/trigger/index.ts';
import { nounOf } from '../../subject/nouns.ts';
import { answerTo } from '../../task/outcome.ts';
import { neverWords } from './never.words.ts';
import { checkCondition, checkConstant, checkMoment, checkOption, checkPath, checkUser, fieldName } from './fact.ts';
import { isInnerHost } from './inner-host.ts';
import { eachStep, type At, type Look } from './look.ts';
import { checkReference } from './reference.ts';
import { checkStopping } from './stopping.ts';
import { checkLength, checkStubs } from './stub.ts';

export const MOST_STEPS = 50;
export const MOST_DEPTH = 8;

const flows = new Map<string, FlowKind<never>>(flowKinds.map((kind) => [kind.do, kind as unknown as FlowKind<never>]));

export const checkAutomation = (look: Look, automation: Automation): void => {
  const at: At = { automation: automation.key };
  for (const key of automation.stages ?? []) checkReference(look, { to: 'stage', key }, at);
  checkTrigger(look, automation.when, at);
  checkLength(look, automation.when, at);
  checkCondition(look, automation.if, at);
  if (!automation.off) checkFires(look, automation, at);
  let steps = 0;
  let deepest = 0;
  eachStep(automation.then, (step, path, depth) => {
    steps++;
    deepest = Math.max(deepest, depth);
    checkStep(look, step, { ...at, step: path });
    checkStubs(look, step, { ...at, step: path });
  });
  checkStops(look, automation.then, at);
  if (!automation.off) checkStopping(look, automation);
  if (steps > MOST_STEPS) look.report('TooManySteps', at, { count: steps, most: MOST_STEPS });
  if (deepest > MOST_DEPTH) look.report('TooDeepSteps', at, { count: deepest, most: MOST_DEPTH });
};

/** Triggers and steps that another noun's pipelines have. */
const checkNoun = (look: Look, kind: { on: string } | { do: string }, at: At): void => {
  const noun = nounOf(look.definition.noun ?? 'lead');
  const [known, all, name] =
    'on' in kind
      ? [noun?.triggers.some(({ on }) => on === kind.on), triggerKind(kind), kind.on]
      : [noun?.actions.some((one) => one.do === kind.do), actionKind(kind), kind.do];
  if (!known && all) look.report('KindOfOtherNoun', at, { what: all.name, key: name });
};

const checkTrigger = (look: Look, when: Automation['when'], at: At): void => {
  checkNoun(look, when, at);
  for (const reference of triggerKind(when).refers?.(when) ?? []) checkReference(look, reference, at);
  if (when.on === 'date.reached') checkMoment(look, when.field, at);
  if (when.on === 'field.changed') checkPath(look, when.field, at);
};

const checkFires = (look: Look, { stages, when }: Automation, at: At): void => {
  const never = (why: keyof typeof neverWords) => look.report('NeverFires', at, { why: neverWords[why], key: why });
  const found = stages?.flatMap((key) => look.stages.get(key) ?? []);
  if (stages?.length === 0) return never('noStages');
  if (found?.length === 0) return never('unknownStages');
  const first = look.definition.stages[0]?.key;
  if ((when.on === 'lead.created' || when.on === 'form.sent') && found?.every(({ key }) => key !== first))
    return never('notFirst');
  if (when.on === 'stage.left' && found?.every(({ kind }) => kind !== 'open')) return never('closedLeft');
  if (when.on === 'stage.entered' && found?.every(({ key, retired }) => retired && key !== first))
    return never('retiredEntered');
  const gone = (triggerKind(when).refers?.(when) ?? []).some(
    ({ to, key }) =>
      (to === 'outcome' && !look.outcomes.has(key)) ||
      (to === 'task_type' && !look.taskTypes.has(key)) ||
      (to === 'form' && !look.forms.has(key)) ||
      (to === 'field' && !look.fields.has(key)),
  );
  if (gone) never('missing');
};

const checkStep = (look: Look, step: Step, at: At): void => {
  checkNoun(look, step, at);
  for (const reference of refersOf(step)) checkReference(look, reference, at);
  for (const url of actionKind(step)?.calls?.(step) ?? [])
    if (isInnerHost(url)) look.report('WebhookInner', at, { host: hostOf(url) });
  switch (step.do) {
    case 'lead.move':
      return checkMove(look, step, at);
    case 'lead.set':
      for (const { field, to } of step.set) checkExpression(look, field, to, at);
      return;
    case 'lead.assign':
      return checkAssign(look, step, at);
    case 'webhook.call':
      for (const path of step.send) checkPath(look, path, at);
      return;
    case 'branch':
      checkCondition(look, step.if, at);
      if (step.then.length + step.else.length === 0) look.report('EmptyBranch', at);
      return;
    case 'wait.event':
      return checkTrigger(look, step.on, at);
    case 'wait.until':
      return checkMoment(look, step.field, at);
    case 'run': {
      const target = look.automations.get(step.automation);
      if (target?.off) look.report('RunsSwitchedOff', at, { automation: target.name, key: target.key });
    }
  }
};

/** Users of an assignment are checked together: one who has left matters less while others are there. */
const refersOf = (step: Step): Reference[] => {
  const kind = actionKind(step) ?? flows.get(step.do);
  const all = kind?.refers?.(step as never) ?? [];
  return step.do === 'lead.assign' ? all.filter(({ to, key }) => to !== 'person' || !step.people?.includes(key)) : all;
};

const checkMove = (look: Look, { stage: key, lossReason }: Extract<Step, { do: 'lead.move' }>, at: At): void => {
  const stage = look.stages.get(key);
  if (stage?.retired) look.report('MoveToRetired', at, { stage: stage.name, key });
  if (stage?.kind === 'lost' && !lossReason && !isAsked(look, at))
    look.report('LossReasonNeeded', at, { stage: stage.name, key });
};

/** Whether the move is part of a click, so that a person is asked for the reason: no automation ends a task with its outcome. */
const isAsked = ({ automations }: Look, { automation, step: at }: At): boolean => {
  const outcome = at === '0' ? answerTo(automations.get(automation!)!)?.outcome : undefined;
  if (outcome === undefined) return false;
  let isEnded = false;
  for (const { off, then } of automations.values())
    if (!off) eachStep(then, (step) => (isEnded ||= step.do === 'task.complete' && step.outcome === outcome));
  return !isEnded;
};

const checkAssign = (look: Look, step: Extract<Step, { do: 'lead.assign' }>, at: At): void => {
  const somebody = step.people?.some((email) => look.users.get(email)?.active);
  for (const email of step.people ?? []) checkUser(look, email, at, somebody ? 'warning' : 'error');
  if (step.region) checkPath(look, step.region, at);
};

const checkExpression = (look: Look, field: string, to: Expression, at: At): void => {
  if ('value' in to) {
    if (typeof to.value === 'string') checkOption(look, field, to.value, at);
    checkConstant(look, field, to.value, at);
  } else if ('from' in to) checkPath(look, to.from, at);
  else if ('moment' in to) {
    if (to.moment !== 'now') checkMoment(look, to.moment, at);
  } else {
    checkPath(look, to.number, at);
    if (typeof to.operand === 'string') checkPath(look, to.operand, at);
    else if (to.by === '/' && to.operand === 0)
      look.report('DividesByZero', at, { field: fieldName(look, to.number), key: field });
  }
};

const checkStops = (look: Look, steps: Step[], at: At, prefix = ''): void =>
  steps.forEach((step, index) => {
    const path = `${prefix}${index}`;
    if (step.do === 'stop' && index + 1 < steps.length)
      look.report('StepsAfterStop', { ...at, step: `${prefix}${index + 1}` });
    if (step.do !== 'branch' && step.do !== 'wait.event') return;
    checkStops(look, step.then, at, `${path}.then.`);
    checkStops(look, step.else, at, `${path}.else.`);
  });

const hostOf = (url: string): string => /^https?:\/\/([^/?#]+)/i.exec(url)?.[1] ?? url;
