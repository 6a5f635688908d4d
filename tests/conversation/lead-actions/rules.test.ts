import { Automation } from '../../../workflows/automation/automation.schema.ts';
import { dryRun } from '../../automation/dry-run.ts';
import { pipelineOf } from '../../support/office.ts';

const ask = (more: object = {}) => ({
  do: 'talk.ask',
  text: { ru: 'Сколько вам лет?' },
  again: { ru: 'Числом, пожалуйста' },
  field: 'fields.age',
  times: 2,
  atMost: { amount: 1, unit: 'days' },
  ...more,
});
const branch = {
  do: 'branch',
  if: { field: 'fields.age', is: 'filled' },
  then: [{ do: 'lead.tag', add: ['knows'], remove: [] }],
  else: [{ do: 'lead.tag', add: ['asks a person'], remove: [] }],
};
const automation = (key: string, then: object[]) =>
  Automation.parse({ key, name: { ru: key }, when: { on: 'lead.created' }, then });
const begun = (...automations: Automation[]) => {
  const definition = pipelineOf(automations);
  const fields = [
    { key: 'age', name: { ru: 'Возраст' }, type: 'number' },
    { key: 'city', name: { ru: 'Город' }, type: 'text' },
  ];
  const { lead } = dryRun({ ...definition, fields } as never);
  lead.create();
  const says = (text: string) => lead.hear('lead.client_wrote', { text });
  return { lead, says, fields: () => lead.facts['fields'], tags: () => lead.facts['tags'] };
};
const said = (steps: { action: { do: string; text?: { ru?: string } } }[]) =>
  steps.map(({ action }) => [action.do, action.text?.ru]);

describe('A2 a question to the client', () => {
  it('puts the answer into its field, by the field’s own rule, and goes on', () => {
    const { says, fields, tags } = begun(automation('asks', [ask(), branch]));
    expect(says(' 1 250,5 ').map(({ action }) => action.do)).toEqual(['lead.set', 'lead.tag']);
    expect([fields(), tags()]).toEqual([{ age: 1250.5 }, ['knows']]);
  });

  it('is asked again where the answer does not fit, so many times at most, and then goes on without it', () => {
    const { says, fields, tags } = begun(automation('asks', [ask(), branch]));
    expect(said(says('много') as never)).toEqual([['talk.ask', 'Числом, пожалуйста']]);
    expect(tags()).toEqual([]);
    says('очень');
    expect([fields(), tags()]).toEqual([{}, ['asks a person']]);
    expect(says('18')).toEqual([]);
  });

  it('waits no longer than it was told', () => {
    const { lead, tags } = begun(automation('asks', [ask(), branch]));
    lead.pass(new Date(Date.parse(lead.now) + 86_400_000).toISOString());
    expect(tags()).toEqual(['asks a person']);
  });

  it('takes turns with the question of another automation', () => {
    const city = ask({ field: 'fields.city', text: { ru: 'Откуда вы?' } });
    const { lead, says, fields } = begun(automation('age', [ask()]), automation('city', [city]));
    expect(lead.steps.map(({ automation: key }) => key)).toEqual(['age']);
    expect(said(says('30') as never)).toEqual([
      ['lead.set', undefined],
      ['talk.ask', 'Откуда вы?'],
    ]);
    says('Алматы');
    expect(fields()).toEqual({ age: 30, city: 'Алматы' });
  });
});
