import { z } from 'zod';
import { words, type TriggerKind } from '../kind.ts';

const schema = z.object({ on: z.literal('stage.left') });

/** Fires at the stage that the lead left, not at the one where it stands now. */
export const stageLeft: TriggerKind<z.infer<typeof schema>> = {
  on: 'stage.left',
  icon: 'door-exit',
  group: 'lead',
  name: words('Выход из этапа', 'Leaving the stage', 'Кезеңнен шығу', 'Вихід з етапу'),
  schema,
  fresh: () => ({ on: 'stage.left' }),
  form: [],
  sentence: (_, { say, list }, stages) =>
    stages
      ? say(
          words(
            'сделка ушла из этапа {stages}',
            'when a lead leaves {stages}',
            'мәміле {stages} кезеңінен шыққанда',
            'угода пішла з етапу {stages}',
          ),
          { stages: list(stages) },
        )
      : say(
          words(
            'сделка ушла из этапа',
            'when a lead leaves a stage',
            'мәміле кезеңнен шыққанда',
            'угода пішла з етапу',
          ),
          {},
        ),
  events: ['lead.moved'],
  matches: (_, { data }) => data['from'] !== data['to'],
};
