import { addRecord, type SubjectRecord } from '../../prisma/subject/subject-record.ts';
import { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';
import { addNoun } from '../../workflows/subject/nouns.ts';
import { pipelineOf } from '../support/office.ts';
import { parcel } from './parcel.noun.ts';

addNoun(parcel);

export const parcels: SubjectRecord = {
  noun: parcel,
  table: 'parcel',
  columns: { code: 'code', grams: 'grams', labels: 'labels', within: 'within_id' },
};
addRecord(parcels);

export const PARCEL_TABLE = `CREATE TABLE parcel (id uuid PRIMARY KEY, pipeline_id uuid NOT NULL, pipeline_version_id uuid NOT NULL, stage text NOT NULL,
  stage_entered_at timestamptz(3) NOT NULL, entries jsonb NOT NULL DEFAULT '{}', clock_offset double precision NOT NULL DEFAULT 0,
  paused_at timestamptz(3), paused_until timestamptz(3), closed_at timestamptz(3), version integer NOT NULL DEFAULT 1, event_seq integer NOT NULL DEFAULT 0,
  code text NOT NULL, grams integer, labels jsonb NOT NULL DEFAULT '[]', within_id uuid)`;

const stage = (key: string, kind: string) => ({ key, kind, name: { ru: key, en: key }, color: '#3b82f6' });
const words = (en: string) => ({ ru: en, en });

/** In at the gate, to the shelf, out; what is not moved within two working hours goes to the shelf by itself. */
export const warehouse = ({
  hours = 2,
  shelf = 'shelf',
}: { hours?: number; shelf?: string } = {}): PipelineDefinition =>
  PipelineDefinition.parse({
    ...pipelineOf([]),
    name: words('Warehouse'),
    stages: [stage('gate', 'open'), stage(shelf, 'open'), stage('given', 'won'), stage('lost', 'lost')],
    outcomes: [],
    automations: [
      {
        key: 'heavy',
        name: words('Heavy'),
        when: { on: 'parcel.weighed', over: 20_000 },
        if: { field: 'code', is: 'filled' },
        then: [{ do: 'parcel.label', text: 'two people' }],
      },
      {
        key: 'forgotten',
        name: words('Forgotten'),
        stages: ['gate'],
        when: { on: 'stage.time', after: { amount: hours, unit: 'hours' }, working: 'office' },
        then: [{ do: 'parcel.move', stage: shelf }],
      },
      {
        key: 'shelved',
        name: words('Shelved'),
        stages: [shelf],
        when: { on: 'stage.entered' },
        then: [{ do: 'parcel.label', text: 'on the shelf' }],
      },
      {
        key: 'together',
        name: words('Together'),
        when: { on: 'parcel.part_moved' },
        then: [{ do: 'parcel.label', text: 'a part has left' }],
      },
      {
        key: 'alike',
        name: words('Alike'),
        when: { on: 'parcel.part_labelled' },
        then: [{ do: 'parcel.label', text: 'as its part' }],
      },
      {
        key: 'wrap',
        name: words('Wrap'),
        when: { on: 'button.pressed', button: words('Wrap') },
        then: [
          { do: 'wait', for: { amount: 2, unit: 'days' } },
          { do: 'parcel.label', text: 'wrapped' },
          { do: 'parcel.move', stage: shelf },
        ],
      },
    ],
  });
