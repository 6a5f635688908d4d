import { actionKind } from '../../automation/action/index.ts';
import type { Automation, Step } from '../../automation/automation.schema.ts';
import type { Condition } from '../../automation/condition.schema.ts';
import { accountName, addressKindOf, kindOf } from '../../channel/index.ts';
import { filtersOf } from '../../automation/condition.ts';
import { meaningOf } from '../../template/lacking.ts';
import { inEach, inLanguage } from '../../words/words.ts';
import type { Look } from './look.ts';

/** Reports messages of an automation that an empty value would stop, unless its conditions or earlier steps make sure of that value. */
export const checkStopping = (look: Look, automation: Automation): void => {
  const { when } = automation;
  const sure = new Set([...asked(automation.if), ...(when.on === 'date.reached' ? [templatePath(when.field)] : [])]);
  checkSteps(look, automation.key, automation.then, sure, '');
};

const checkSteps = (look: Look, automation: string, steps: Step[], before: Set<string>, prefix: string): void => {
  const sure = new Set(before);
  steps.forEach((step, index) => {
    const path = `${prefix}${index}`;
    if (step.do === 'message.send') reportStopping(look, step, sure, { automation, step: path });
    if (step.do === 'conversation.send' && !sure.has('leadId')) reportOfLead(look, step, { automation, step: path });
    for (const path of actionKind(step)?.fills?.(step) ?? []) sure.add(templatePath(path));
    if (step.do === 'wait.until') sure.add(templatePath(step.field));
    if (step.do !== 'branch' && step.do !== 'wait.event') return;
    // what a branch asks about is known on either side
    const inside = new Set([...sure, ...(step.do === 'branch' ? asked(step.if) : [])]);
    checkSteps(look, automation, step.then, inside, `${path}.then.`);
    checkSteps(look, automation, step.else, inside, `${path}.else.`);
  });
};

/** A conversation may be about no lead. */
const reportOfLead = (
  { templates, report }: Look,
  { template: key }: Extract<Step, { do: 'conversation.send' }>,
  at: { automation: string; step: string },
): void => {
  const found = [...templates.values()].find((one) => one.key === key && one.ofLead);
  if (found) report('TemplateOfLead', at, { template: found.name || key });
};

const reportStopping = (
  { templates, definition, report }: Look,
  { channel, template: key }: Extract<Step, { do: 'message.send' }>,
  sure: Set<string>,
  at: { automation: string; step: string },
): void => {
  const template = templates.get(`${kindOf(channel)} ${key}`);
  // where a message goes, there is an address
  const address = `contact.${addressKindOf(channel)}`;
  const lacks = (template?.asks ?? []).filter((path) => !sure.has(path) && path !== address);
  if (lacks.length === 0) return;
  report('TemplateMayStop', at, {
    template: template?.name || key,
    channel: inEach((language) => accountName(channel, language)),
    values: inEach((language) =>
      lacks.map((path) => inLanguage(meaningOf(path, definition.fields), language)).join(', '),
    ),
    key: `${channel} ${key}`,
  });
};

const asked = (condition: Condition | undefined): string[] =>
  filtersOf(condition).map(({ field }) => templatePath(field));

/** A path of facts as templates say it. */
const templatePath = (path: string): string =>
  path.startsWith('fields.') ? `lead.${path}` : path.startsWith('amount') ? 'lead.amount' : path;
