import { comparisons, freshFilter, groupOf, nested, withComparison } from '../../ui/automation/condition/comparison.ts';
import { leadFacts, type Fact } from '../../ui/automation/condition/facts.ts';
import { freshAutomation, freshStep, freshTrigger, type FreshContext } from '../../ui/automation/fresh.ts';
import { icons } from '../../ui/automation/icons.ts';
import { eventsFor, stepGroups, stepsOf, triggerGroups, triggersOf } from '../../ui/automation/kinds.ts';
import { cook, recipes } from '../../ui/automation/recipes.ts';
import { shortOf, shortStep } from '../../ui/pipeline/short.ts';
import { languages } from '../../ui/language.ts';
import { Automation, Step, Trigger } from '../../workflows/automation/automation.schema.ts';
import { automationSentence } from '../../workflows/automation/automation-sentence.ts';
import { Condition } from '../../workflows/automation/condition.schema.ts';
import { education, templates } from './pipeline-fixture.ts';

const [triggers, steps, events] = [triggersOf(), stepsOf(), eventsFor()];
const around: FreshContext = { definition: education, templates, stage: 'new' };

describe('A2 forms made of the kinds', () => {
  it.each([...triggers, ...steps].map((kind) => [kind.id, kind] as const))('%s has its icon', (_, kind) => {
    expect(icons[kind.icon]).toBeDefined();
  });

  it.each(triggers.map((kind) => [kind.id, kind] as const))('%s begins as a trigger that may be kept', (_, kind) => {
    expect(Trigger.safeParse(freshTrigger(kind, around)).success).toBe(true);
  });

  it.each(steps.map((kind) => [kind.id, kind] as const))('%s begins as a step that names what is there', (_, kind) => {
    const step = freshStep(kind, around);
    expect(Step.safeParse(step).success).toBe(true);
    if (step.do === 'lead.move') expect(step.stage).toBe('half');
    if (step.do === 'run') expect(education.automations.map(({ key }) => key)).toContain(step.automation);
  });

  it('are all in a group that is listed', () => {
    for (const { group } of triggers) expect(triggerGroups).toContain(group);
    for (const { group } of steps) expect(stepGroups).toContain(group);
  });

  it('waits only for what an event can fire', () => {
    expect(events.map(({ id }) => id)).not.toContain('stage.time');
    for (const kind of events)
      expect(
        Step.safeParse({
          do: 'wait.event',
          on: freshTrigger(kind, around),
          atMost: { amount: 1, unit: 'days' },
          then: [],
          else: [],
        }).success,
      ).toBe(true);
  });
});

describe('A13 ready automations', () => {
  it.each(recipes.map((recipe) => [recipe.id, recipe] as const))(
    '%s can be kept and is said in four languages',
    (id, recipe) => {
      const cooked = cook(recipe, around);
      expect(icons[recipe.icon]).toBeDefined();
      if (!cooked) return expect(id).toBe('remind_before_date');
      expect(Automation.safeParse(cooked).success).toBe(true);
      expect(cooked.stages).toEqual(['new']);
      for (const language of languages) {
        expect(recipe.name[language]).toBeTruthy();
        expect(automationSentence(cooked, education, language)).not.toMatch(/[{}]/);
      }
    },
  );

  const named = (id: string, more: Partial<FreshContext> = {}) =>
    cook(
      recipes.find((one) => one.id === id)!,
      { ...around, ...more },
    );

  it('sends the text that it is about, written or not, and no other that happens to be there', () => {
    const definition = { ...education, fields: [{ key: 'visit', name: { ru: 'Приём' }, type: 'moment' as const }] };
    expect(named('welcome')?.then).toMatchObject([{ template: 'received' }, { template: 'received' }]);
    expect(named('remind_before_date', { definition })?.then).toMatchObject([{ template: 'reminder' }]);
    expect(named('remind_before_date', { definition, templates: [] })?.then).toMatchObject([{ template: 'reminder' }]);
  });

  it('bills what the lead is worth, not a sum that nobody has named', () => {
    expect(named('issue_invoice')?.then).toMatchObject([{ lines: [{ rest: true }] }]);
  });

  it('gives each its own key', () => {
    const first = cook(recipes[0]!, around)!;
    const second = cook(recipes[0]!, {
      ...around,
      definition: { ...education, automations: [...education.automations, first] },
    })!;
    expect(second.key).not.toBe(first.key);
    expect(freshAutomation({ ru: '🎉' }, { on: 'stage.left' }, first.then, around).key).toBe('automation');
  });
});

describe('A2 a card', () => {
  const t = (key: string, values: Record<string, unknown> = {}) => `${key}(${Object.values(values).join()})`;
  it('is said shortly in every language', () => {
    for (const language of languages)
      for (const automation of education.automations) {
        const short = shortOf(automation, { names: education, language, t, templateName: (key) => key });
        expect(short.then.length).toBeGreaterThan(3);
        expect(short.when).toBeTruthy();
        expect(Boolean(short.condition)).toBe(Boolean(automation.if));
      }
  });

  it('says what it waits for, how long, and what comes if that does not', () => {
    const wait = Step.parse({
      do: 'wait.event',
      on: { on: 'invoice.paid' },
      atMost: { amount: 3, unit: 'days' },
      then: [],
      else: [{ do: 'lead.move', stage: 'new' }],
    });
    const said = shortStep(wait, { names: education, language: 'ru', t, templateName: (key) => key });
    expect(said).toBe('step.waitEvent.else(step.waitEvent(счёт оплачен,3 дня),step.move(«Новая»))');
  });
});

describe('A2 the condition builder', () => {
  const facts = leadFacts(education, 'ru', {
    currency: 'KZT',
    users: [{ id: '0191aaaa-0000-7000-8000-000000000001', email: 'aida@example.com', name: 'Аида' }],
    calendars: [{ key: 'office', name: 'Офис' }],
  });

  it('names every fact once', () => {
    expect(new Set(facts.map(({ path }) => path)).size).toBe(facts.length);
    for (const { name } of facts) expect(name).not.toMatch(/[{}]/);
  });

  it('begins and compares so that the rules understand it, for every fact and comparison', () => {
    for (const fact of facts) {
      const fresh = freshFilter(fact);
      expect(Condition.safeParse(fresh).success).toBe(true);
      expect(comparisons(fact)).toContain(fresh.is);
      for (const is of comparisons(fact)) {
        const next = withComparison(fresh, is, fact);
        expect(Condition.safeParse(next).success).toBe(true);
        expect(next.field).toBe(fact.path);
      }
    }
  });

  it('keeps what was compared with as far as it fits', () => {
    const stage = facts.find(({ path }) => path === 'stage') as Fact;
    const one = { field: 'stage', is: '=' as const, value: 'half' };
    const several = withComparison(one, 'in', stage);
    expect(several.value).toEqual(['half']);
    expect(withComparison(several, '!=', stage).value).toBe('half');
    expect(withComparison(one, 'filled', stage)).toEqual({ field: 'stage', is: 'filled' });
  });

  it('has no group around one test, and none around nothing', () => {
    const test = freshFilter(facts[0]!);
    expect(groupOf('all', [])).toBeUndefined();
    expect(groupOf('any', [test])).toBe(test);
    expect(groupOf('any', [test, test])).toEqual({ any: [test, test] });
    expect(nested('all', [test])).toEqual({ all: [test] });
  });
});
