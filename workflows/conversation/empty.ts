import type { Currency } from '../money/money.schema.ts';
import { emptyDefinition } from '../pipeline/empty.ts';
import type { PipelineDefinition } from '../pipeline/pipeline.schema.ts';
import type { Words } from '../words/words.schema.ts';

/** What new automations of conversations start with. */
export const emptyTalks = (name: Words, currency: Currency, team: string): PipelineDefinition => ({
  ...emptyDefinition(name, currency, team),
  noun: 'conversation',
  stages: [
    {
      key: 'open',
      name: { ru: 'Открыта', en: 'Open', kk: 'Ашық', uk: 'Відкрито' },
      ...{ color: '#3b82f6', kind: 'open', probability: 0 },
    },
  ],
  outcomes: [],
});
