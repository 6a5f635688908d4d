import type { Locator, Page } from 'playwright-core';
import type { Automation, Step } from '../../workflows/automation/automation.schema.ts';
import type { Filter } from '../../workflows/automation/condition.schema.ts';
import type { Input } from '../../workflows/automation/kind.ts';
import { messageName } from '../../workflows/channel/index.ts';
import type { PipelineDefinition, Stage } from '../../workflows/pipeline/pipeline.schema.ts';
import { emptyDefinition } from '../../workflows/pipeline/empty.ts';
import type { World } from '../../workflows/pipeline/world.schema.ts';
import type { Words } from '../../workflows/words/words.schema.ts';
import { leadFacts } from '../../ui/automation/condition/facts.ts';
import { languageNames, languages } from '../../ui/language.ts';
import { kindOfStep, kindOfTrigger } from '../../ui/automation/kinds.ts';
import { templateName } from '../../workflows/template/template-name.words.ts';
import { screenWords } from '../support/screen-words.ts';

/**
 * Draws a pipeline as an admin does who reads English: by roles, by what is written on the screen, and the keyboard.
 * The keys come about as they do for a person, from the first name that is typed; the names are written afterwards.
 */
export const drawPipeline = async (page: Page, wanted: PipelineDefinition, world: World): Promise<void> => {
  const began = emptyDefinition({ ru: '-' }, wanted.currency, wanted.team);
  await makeEmpty(page, wanted.name.en!);
  await addStages(page, wanted.stages, began.stages);
  await drawLists(page, wanted, began);
  for (const [at, stage] of wanted.stages.entries()) await drawStage(page, at, stage);
  const drawing: Drawing = { page, wanted, facts: factNames(wanted, world), templates: templateNames(world) };
  for (const automation of wanted.automations) await drawAutomation(drawing, automation);
};

type Drawing = {
  page: Page;
  wanted: PipelineDefinition;
  facts: Map<string, string>;
  templates: Map<string, string>;
};

const factNames = (wanted: PipelineDefinition, { people, calendars }: Pick<World, 'people' | 'calendars'>) =>
  new Map(
    leadFacts(wanted, 'en', { currency: wanted.currency, users: people, calendars }).map(({ path, name }) => [
      path,
      name,
    ]),
  );

const templateNames = ({ templates }: World): Map<string, string> =>
  new Map(templates.map(({ key, name }) => [key, name || templateName(key, 'en')]));

const english = (folder: string) => screenWords(folder, 'en');

const makeEmpty = async (page: Page, name: string): Promise<void> => {
  await page.goto('/settings?tab=pipelines');
  await page.getByRole('button', { name: 'New pipeline' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.keyboard.press('Enter');
  await page.getByRole('group', { name: 'Board of the pipeline' }).waitFor();
};

/** The name that gives this key. */
const said = (key: string): string => key.replaceAll('_', ' ');
const panelOf = (page: Page): Locator => page.getByRole('complementary');

const addStages = async (page: Page, wanted: Stage[], began: Stage[]): Promise<void> => {
  await page.getByRole('button', { name: 'Stage', exact: true }).click();
  for (const { key } of wanted.filter((stage) => !began.some((one) => one.key === stage.key))) {
    await page.keyboard.type(said(key));
    await page.keyboard.press('Enter');
  }
  await page.keyboard.press('Escape');
};

/** The settings of the pipeline: its name, what a talk ends with, why leads are lost, its fields and kinds of tasks. */
const drawLists = async (page: Page, wanted: PipelineDefinition, began: PipelineDefinition): Promise<void> => {
  await page.getByRole('button', { name: 'Pipeline settings' }).click();
  const panel = panelOf(page);
  await write(panel, 0, wanted.name);
  await panel.getByRole('combobox', { name: 'Currency' }).selectOption({ value: wanted.currency });
  for (const fold of ['Custom fields', 'Outcomes of calls and tasks', 'Loss reasons', 'Tasks', 'Invoices'])
    await panel.locator('summary', { hasText: new RegExp(`^${fold}`) }).click();
  await drawList(panel, 'Outcomes of calls and tasks', wanted.outcomes, began.outcomes);
  for (const { stage } of wanted.outcomes) {
    if (stage === undefined) continue;
    await panel.getByRole('button', { name: 'To the stage', exact: true }).first().click();
    await choose(page, began.stages.find(({ key }) => key === stage)?.name.en ?? said(stage));
  }
  await drawList(panel, 'Loss reasons', wanted.lossReasons, began.lossReasons);
  await drawList(panel, 'Kinds of tasks', wanted.tasks.types, began.tasks.types);
  await drawFields(panel, wanted.fields);
  await number(panel, 'Remind before, minutes', wanted.tasks.remindBeforeMinutes);
  await number(panel, 'Due in, days', wanted.invoices.dueDays);
  await number(panel, 'Remind before it is due, hours', wanted.invoices.remindBeforeHours);
  await number(panel, 'Remind after it was due, hours', wanted.invoices.remindAfterHours);
  await panel.getByRole('button', { name: 'Close' }).click();
};

type Named = { key: string; name: Words };

/** Adds what is missing, takes away what is too much, brings it into order, and writes the names. */
const drawList = async (panel: Locator, name: string, wanted: Named[], began: Named[]): Promise<void> => {
  const list = panel.getByRole('group', { name, exact: true });
  const missing = wanted.filter(({ key }) => !began.some((one) => one.key === key));
  await add(list, name, missing);
  const tooMuch = began.filter(({ key }) => !wanted.some((one) => one.key === key));
  for (const one of tooMuch) await list.getByRole('button', { name: `Remove: ${one.name.en}` }).click();
  const order = [...began.filter((one) => !tooMuch.includes(one)), ...missing].map(({ key }) => key);
  const shown = new Map([...missing.map(({ key }) => [key, said(key)] as const), ...began.map(nameAsSeen)]);
  for (const [at, { key }] of wanted.entries())
    for (let now = order.indexOf(key); now > at; now--) {
      await list.getByRole('button', { name: `Up: ${shown.get(key)}`, exact: true }).click();
      order.splice(now - 1, 0, ...order.splice(now, 1));
    }
  for (const [at, one] of wanted.entries()) await write(list, at, one.name);
};

const nameAsSeen = ({ key, name }: Named) => [key, name.en!] as const;

const add = async (list: Locator, name: string, items: { key: string }[]): Promise<void> => {
  await list.getByRole('textbox', { name: `Add: ${name}` }).click();
  for (const { key } of items) {
    await list.page().keyboard.type(said(key));
    await list.page().keyboard.press('Enter');
  }
};

const drawFields = async (panel: Locator, fields: PipelineDefinition['fields']): Promise<void> => {
  const list = panel.getByRole('group', { name: 'Custom fields' });
  await add(list, 'Custom fields', fields);
  for (const [at, { type }] of fields.entries())
    await list.getByRole('combobox', { name: 'Type of the field' }).nth(at).selectOption({ value: type });
  let names = 0;
  let lists = 0;
  for (const { name, type, options = [] } of fields) {
    await write(list, names++, name);
    if (type !== 'list') continue;
    const choices = list.getByRole('group', { name: 'What can be chosen' }).nth(lists++);
    await add(
      choices,
      'What can be chosen',
      options.map(({ value }) => ({ key: value })),
    );
    for (const [each, option] of options.entries()) await write(choices, each, option.name);
    names += options.length;
  }
};

const drawStage = async (page: Page, at: number, stage: Stage): Promise<void> => {
  await page
    .getByRole('group', { name: 'Board of the pipeline' })
    .getByRole('heading')
    .nth(at + 1)
    .getByRole('button')
    .click();
  const panel = panelOf(page);
  await write(panel, 0, stage.name);
  await panel.getByLabel('Own colour').fill(stage.color);
  await number(panel, 'Chance to win, %', stage.probability);
  if (stage.rotsAfterDays !== undefined) await number(panel, 'Stale after, days', stage.rotsAfterDays);
};

const drawAutomation = async (drawing: Drawing, automation: Automation): Promise<void> => {
  const { page, wanted, facts } = drawing;
  const { when, stages } = automation;
  const carried = when.on === 'task.done' && wanted.outcomes.find(({ key }) => key === when.outcome);
  const column = page.getByRole('region', {
    name: stages?.length ? stageName(wanted, stages[0]!) : 'At any stage',
    exact: true,
  });
  const panel = panelOf(page);
  if (carried && automation.key === `outcome_${carried.key}`) {
    await column.getByRole('link').nth(wanted.outcomes.indexOf(carried)).click();
    return write(panel, 0, automation.name);
  }
  await column.getByRole('button', { name: 'Automation', exact: true }).click();
  await choose(page, kindOfTrigger(when)!.name.en!);
  await choose(page, kindOfStep(automation.then[0]!)!.name.en!);
  await write(panel, 0, automation.name);
  const part = (name: string) => panel.getByRole('region', { name, exact: true });
  await answer(drawing, part('When'), kindOfTrigger(when)!.form, when);
  for (const stage of stages?.slice(1) ?? []) {
    await part('When').getByRole('button', { name: 'At the stages' }).click();
    await choose(page, stageName(wanted, stage));
  }
  if (automation.if) {
    await part('If').getByRole('button', { name: 'Condition' }).click();
    await choose(page, facts.get((automation.if as Filter).field)!);
    await compare(part('If'), automation.if as Filter);
  }
  await drawSteps(drawing, part('Do'), automation.then);
  if (automation.onLeave === 'keep') await panel.getByLabel('If the lead has left the stage').selectOption('keep');
  if (automation.again) await panel.getByRole('checkbox', { name: /^May begin once more/ }).check();
};

const stageName = ({ stages }: PipelineDefinition, key: string): string =>
  stages.find((stage) => stage.key === key)!.name.en!;

/** The first step is there and open already. */
const drawSteps = async (drawing: Drawing, part: Locator, steps: Step[]): Promise<void> => {
  for (const [at, step] of steps.entries()) {
    if (at > 0) {
      await part.getByRole('button', { name: /^Action/ }).click();
      await choose(drawing.page, kindOfStep(step)!.name.en!);
    }
    await answer(drawing, part.getByRole('listitem').nth(at), kindOfStep(step)!.form, step);
  }
};

/** Fills the form of a trigger or a step. */
const answer = async (drawing: Drawing, form: Locator, inputs: Input[], value: object): Promise<void> => {
  const whole = value as Record<string, unknown>;
  for (const input of inputs) if (whole[input.field] !== undefined) await put(drawing, form, input, whole[input.field]);
};

const put = async ({ wanted, page, templates }: Drawing, form: Locator, input: Input, value: unknown) => {
  const label = input.name.en!;
  const pick = async (name: string) => {
    await form.getByRole('button', { name: new RegExp(`^${label}(:|$)`) }).click();
    await choose(page, name);
  };
  switch (input.as) {
    case 'words':
      return write(form, 0, value as Words);
    case 'stage':
      return pick(stageName(wanted, String(value)));
    case 'task_type':
      return pick(wanted.tasks.types.find(({ key }) => key === value)!.name.en!);
    case 'template':
      return pick(templates.get(String(value))!);
    case 'switch':
      return form.getByRole('checkbox', { name: label }).setChecked(Boolean(value));
    case 'duration':
      return length(form, label, value as { amount: number; unit: string });
    case 'choice':
      return oneOf(form, label, input.options!.find((option) => option.value === value)!.name.en!);
    case 'channel':
      return oneOf(form, label, messageName(String(value), 'en'));
    case 'files':
      for (const file of value as string[]) {
        await form.getByRole('button', { name: label }).click();
        await choose(page, input.options!.find((option) => option.value === file)!.name.en!);
      }
      return;
    case 'due':
      return due(form, label, value as { by: string; at?: string; amount: number; unit: string });
    default:
      throw new Error(`Nobody has drawn a ${input.as} yet`);
  }
};

const due = async (form: Locator, label: string, value: { by: string; at?: string; amount: number; unit: string }) => {
  const way = value.at === 'other_hour' ? 'other_hour' : value.by;
  await form.getByRole('combobox', { name: label, exact: true }).selectOption({ value: way });
  if (way === 'after') await length(form, label, value);
  if (way === 'next_working_day') await form.getByLabel('Time').fill(value.at!);
};

/** A few choices are buttons in a row, many are a list. */
const oneOf = async (form: Locator, label: string, name: string): Promise<void> => {
  const radio = form.getByRole('radio', { name, exact: true });
  if (await radio.count()) return radio.click();
  await form.getByRole('combobox', { name: label }).selectOption({ label: name });
};

const length = async (form: Locator, label: string, { amount, unit }: { amount: number; unit: string }) => {
  await number(form, `${label}: number`, amount);
  await form.getByRole('combobox', { name: `${label}: unit` }).selectOption({ value: unit });
};

const number = (form: Locator, label: string, value: number): Promise<void> =>
  form.getByRole('textbox', { name: label, exact: true }).fill(String(value));

const compare = async (form: Locator, { is, value }: Filter): Promise<void> => {
  await form
    .getByRole('combobox', { name: 'Comparison' })
    .selectOption({ label: english('automation/condition')[`is.${is}`]! });
  if (value !== undefined) await form.getByRole('textbox', { name: 'Value' }).fill(String(value));
};

/** From the list that is open. */
const choose = async (page: Page, name: string): Promise<void> => {
  await page.keyboard.type(name);
  await page.getByRole('option').filter({ visible: true }).getByText(name, { exact: true }).first().click();
};

/** A text in its four languages: the nth that has them here. The reader's own goes first: a text that came by itself is then meant in every language. */
const write = async (form: Locator, at: number, words: Words): Promise<void> => {
  const text = form.getByRole('textbox', { name: writtenIn }).nth(at);
  const choice = form.getByRole('group', { name: 'Languages' }).nth(at);
  for (const language of ['en', 'ru', 'kk', 'uk'] as const) {
    if (words[language] === undefined) continue;
    await choice.getByRole('button', { name: languageNames[language] }).click();
    await text.fill(words[language]);
  }
};
const writtenIn = new RegExp(`, (${languages.map((one) => languageNames[one]).join('|')})$`);
