import { z } from 'zod';
import type { SubjectFacts } from '../../workflows/automation/facts.ts';
import type { TriggerKind } from '../../workflows/automation/kind.ts';
import { buttonPressed } from '../../workflows/automation/trigger/pressed.ts';
import { stageEntered } from '../../workflows/automation/trigger/stage-entered.ts';
import { stageTime } from '../../workflows/automation/trigger/stage-time.ts';
import type { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';
import { refuse } from '../../workflows/refusal.ts';
import type { PipedNoun, Told } from '../../workflows/subject/noun.ts';

const weighed = z.object({ on: z.literal('parcel.weighed'), over: z.number() });
const move = z.object({ do: z.literal('parcel.move'), stage: z.string() });
const label = z.object({ do: z.literal('parcel.label'), text: z.string() });

const parcelWeighed: Pick<TriggerKind<z.infer<typeof weighed>>, 'on' | 'schema' | 'events' | 'matches'> = {
  on: 'parcel.weighed',
  schema: weighed,
  events: ['parcel.weighed'],
  matches: ({ over }, { data }) => Number(data['grams']) > over,
};

const heard = (on: string) => ({ on, schema: z.object({ on: z.literal(on) }), events: [on] });

const own = [
  parcelWeighed,
  heard('parcel.part_moved'),
  heard('parcel.part_labelled'),
] as unknown as PipedNoun['triggers'];

/** What a warehouse has: it comes in, is weighed, and goes out. The product knows nothing of it. */
export const parcel: PipedNoun = {
  kind: 'parcel',
  name: { ru: 'Посылка', en: 'Parcel', kk: 'Сәлемдеме', uk: 'Посилка' },
  means: {
    'parcel.came': 'began',
    'parcel.moved': 'moved',
    'parcel.paused': 'paused',
    'parcel.resumed': 'resumed',
    'parcel.skipped': 'skipped',
    'parcel.steered': 'steered',
    'parcel.migrated': 'migrated',
  },
  triggers: [stageEntered, stageTime, buttonPressed, ...own],
  actions: [
    { do: 'parcel.move', schema: move },
    { do: 'parcel.label', schema: label },
    { do: 'parcel.weigh', schema: z.object({ do: z.literal('parcel.weigh'), grams: z.number() }) },
  ],
  called: (facts) => String(facts['code']),
  decide: (facts, action, definition) => decisions[action.do]!(facts, action as never, definition),
  evolve: (facts, { type, data }) =>
    type === 'parcel.weighed'
      ? { ...facts, grams: data['grams'] }
      : type === 'parcel.labelled'
        ? { ...facts, labels: [...((facts['labels'] ?? []) as string[]), data['text']] }
        : facts,
  echoes: ({ within }, { type, data }) =>
    typeof within === 'string' && partTold[type]
      ? [{ type: partTold[type], data: { to: data['to'] }, subject: { kind: 'parcel', id: within } }]
      : [],
};
/** What the parcel hears that another one is within. */
const partTold: Record<string, string> = {
  'parcel.moved': 'parcel.part_moved',
  'parcel.labelled': 'parcel.part_labelled',
};

type Decide = (facts: SubjectFacts, action: never, definition: PipelineDefinition) => ReturnType<PipedNoun['decide']>;
const decisions: Record<string, Decide> = {
  'parcel.move': (facts, { stage }: z.infer<typeof move>, { stages }) => {
    if (facts.closedAt) return refuse('LeadClosed');
    if (facts.stage === stage) return refuse('SameStage');
    const to = stages.find(({ key }) => key === stage);
    if (!to) return refuse('UnknownStage', { stage });
    return one('parcel.moved', { from: facts.stage, to: stage, closes: to.kind !== 'open' });
  },
  'parcel.label': (_, { text }: z.infer<typeof label>) => one('parcel.labelled', { text }),
  'parcel.weigh': (_, { grams }: { grams: number }) => one('parcel.weighed', { grams }),
};
const one = (type: string, data: Told['data']): Told[] => [{ type, data }];
