import { z } from 'zod';
import { type TriggerKind } from '../kind.ts';

const schema = z.object({ on: z.literal('stage.entered') });

export const stageEntered: TriggerKind<z.infer<typeof schema>> = {
  on: 'stage.entered',
  icon: 'bolt',
  group: 'lead',
  name: { ru: 'Вход в этап', en: 'Entering the stage', kk: 'Кезеңге өту', uk: 'Вхід на етап' },
  also: {
    ru: 'сразу попала перешла пришла',
    en: 'at once immediately comes enters',
    kk: 'бірден келді',
    uk: 'одразу потрапила перейшла',
  },
  schema,
  fresh: () => ({ on: 'stage.entered' }),
  form: [],
  sentence: (_, { say, list }, stages) =>
    stages
      ? say(
          {
            ru: 'сделка вошла в этап {{stages}}',
            en: 'when a lead enters {{stages}}',
            kk: 'мәміле {{stages}} кезеңіне өткенде',
            uk: 'угода увійшла на етап {{stages}}',
          },
          { stages: list(stages) },
        )
      : say(
          {
            ru: 'сделка вошла в новый этап',
            en: 'when a lead enters a stage',
            kk: 'мәміле жаңа кезеңге өткенде',
            uk: 'угода увійшла в новий етап',
          },
          {},
        ),
  events: [],
  means: ['began', 'moved', 'reopened'],
};
