import { templates } from '../../prisma/seed/templates/templates.ts';
import type { Automation } from '../../workflows/automation/automation.schema.ts';
import { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';
import { problemsOf, type Problem, type World } from '../../workflows/pipeline/problems.ts';
import { languages } from '../../workflows/words/words.ts';
import { pipelineOf } from '../support/office.ts';

const channels = ['email', 'sms'] as const;

/** The templates of the product in every language; Aida sells, Timur has left, nobody is in the team `empty`. */
export const world: World = {
  templates: Object.entries(templates.ru).flatMap(([key, texts]) =>
    channels
      .filter((channel) => channel in texts)
      .map((channel) => ({ key, name: '', channel, languages: [...languages], asks: [] })),
  ),
  people: [
    {
      id: '0191aaaa-0000-7000-8000-000000000001',
      email: 'aida@demo.voronka',
      name: 'Aida',
      active: true,
      team: 'sales',
    },
    {
      id: '0191aaaa-0000-7000-8000-000000000002',
      email: 'timur@demo.voronka',
      name: 'Timur',
      active: false,
      team: 'sales',
    },
  ],
  groups: [],
  desks: [],
  pipelines: [],
  teams: [
    { key: 'sales', name: 'Sales' },
    { key: 'empty', name: 'Empty' },
  ],
  calendars: [{ key: 'office', name: 'Office' }],
  sounds: [],
  forms: [{ key: 'education', title: { ru: 'Консультация' } }],
  fields: [],
  skills: ['law'],
  channels: channels.map((id) => ({ id, sandbox: false })),
};

type Loose = Omit<Automation, 'when' | 'then' | 'key' | 'name'> & { key?: string; when?: object; then?: object[] };

/** A pipeline without a problem: it rots everywhere. Automations are given by what matters of them. */
export const pipeline = (automations: Loose[] = [], change: (one: PipelineDefinition) => object = () => ({})) => {
  const sound = pipelineOf([]);
  const whole = {
    ...sound,
    stages: sound.stages.map((stage) => ({ ...stage, rotsAfterDays: 3 })),
    automations: automations.map((one, index) => ({
      when: { on: 'stage.entered' },
      then: [{ do: 'task.create', type: 'call', text: { ru: 'Звонок' }, due: { by: 'end_of_working_day' } }],
      ...one,
      key: one.key ?? `a${index}`,
      name: { ru: `Имя ${one.key ?? `a${index}`}`, en: `Name ${one.key ?? `a${index}`}` },
    })),
  };
  return PipelineDefinition.parse({ ...whole, ...change(PipelineDefinition.parse(whole)) });
};

/** "Code place severity" of each problem. */
export const told = (problems: Problem[]): string[] =>
  problems.map(({ code, at, severity }) =>
    [code, at.automation ?? at.stage ?? at.part, at.step, severity === 'error' ? undefined : severity]
      .filter(Boolean)
      .join(' '),
  );

export const problems = (automations: Loose[] = [], change?: Parameters<typeof pipeline>[1], around = world) =>
  told(problemsOf(pipeline(automations, change), around));
