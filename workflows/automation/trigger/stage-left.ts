import { z } from 'zod';
import { type TriggerKind } from '../kind.ts';

const schema = z.object({ on: z.literal('stage.left') });

/** Fires at the stage that was left, not at the one where the subject stands now. */
export const stageLeft: TriggerKind<z.infer<typeof schema>> = {
  on: 'stage.left',
  icon: 'door-exit',
  group: 'lead',
  name: { ru: 'Выход из этапа', en: 'Leaving the stage', kk: 'Кезеңнен шығу', uk: 'Вихід з етапу' },
  also: { ru: 'ушла покинула', en: 'leaves gone', kk: 'кетті шықты', uk: 'пішла покинула' },
  schema,
  fresh: () => ({ on: 'stage.left' }),
  form: [],
  sentence: (_, { say, list }, stages) =>
    stages
      ? say(
          {
            ru: 'сделка ушла из этапа {{stages}}',
            en: 'when a lead leaves {{stages}}',
            kk: 'мәміле {{stages}} кезеңінен шыққанда',
            uk: 'угода пішла з етапу {{stages}}',
          },
          { stages: list(stages) },
        )
      : say(
          {
            ru: 'сделка ушла из этапа',
            en: 'when a lead leaves a stage',
            kk: 'мәміле кезеңнен шыққанда',
            uk: 'угода пішла з етапу',
          },
          {},
        ),
  events: [],
  means: ['moved'],
  matches: (_, { data }) => data['from'] !== data['to'],
};
