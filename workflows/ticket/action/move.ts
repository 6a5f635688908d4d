import { z } from 'zod';
import { Key } from '../../automation/key.schema.ts';
import type { ActionKind } from '../../automation/kind.ts';

const schema = z.object({ do: z.literal('ticket.move'), stage: Key, reason: Key.optional() });

export const moveTicket: ActionKind<z.infer<typeof schema>> = {
  do: 'ticket.move',
  icon: 'arrow-right',
  group: 'lead',
  name: { ru: 'Перевести в этап', en: 'Move to a stage', kk: 'Кезеңге ауыстыру', uk: 'Перевести на етап' },
  also: {
    ru: 'следующий решено закрыть',
    en: 'next solved close',
    kk: 'келесі шешілді жабу',
    uk: 'наступний вирішено закрити',
  },
  schema,
  fresh: () => ({ do: 'ticket.move', stage: 'new' }),
  form: [
    { field: 'stage', as: 'stage', name: { ru: 'Этап', en: 'Stage', kk: 'Кезең', uk: 'Етап' } },
    {
      field: 'reason',
      as: 'loss_reason',
      optional: true,
      name: { ru: 'Почему без решения', en: 'Why without a solution', kk: 'Неге шешімсіз', uk: 'Чому без розв’язання' },
    },
  ],
  sentence: ({ stage }, speaker) =>
    speaker.say(
      {
        ru: 'перевести в этап {{stage}}',
        en: 'move to {{stage}}',
        kk: '{{stage}} кезеңіне ауыстыру',
        uk: 'перевести на етап {{stage}}',
      },
      { stage: speaker.stage(stage) },
    ),
  refers: ({ stage, reason }) => [
    { to: 'stage', key: stage },
    ...(reason ? [{ to: 'loss_reason' as const, key: reason }] : []),
  ],
  does: ({ stage }) => [{ moves: stage, again: false }],
};
