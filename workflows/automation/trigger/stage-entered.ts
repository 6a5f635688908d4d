import { z } from 'zod';
import { words, type TriggerKind } from '../kind.ts';

const schema = z.object({ on: z.literal('stage.entered') });

export const stageEntered: TriggerKind<z.infer<typeof schema>> = {
  on: 'stage.entered',
  icon: 'bolt',
  group: 'lead',
  name: words('Вход в этап', 'Entering the stage', 'Кезеңге өту', 'Вхід в етап'),
  schema,
  fresh: () => ({ on: 'stage.entered' }),
  form: [],
  sentence: (_, { say, list }, stages) =>
    stages
      ? say(
          words(
            'сделка вошла в этап {stages}',
            'when a lead enters {stages}',
            'мәміле {stages} кезеңіне өткенде',
            'угода увійшла в етап {stages}',
          ),
          { stages: list(stages) },
        )
      : say(
          words(
            'сделка вошла в новый этап',
            'when a lead enters a stage',
            'мәміле жаңа кезеңге өткенде',
            'угода увійшла в новий етап',
          ),
          {},
        ),
  events: ['lead.created', 'lead.moved', 'lead.reopened'],
};
