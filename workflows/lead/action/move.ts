import { z } from 'zod';
import { Key } from '../../automation/key.schema.ts';
import { type ActionKind } from '../../automation/kind.ts';

const schema = z.object({
  do: z.literal('lead.move'),
  stage: Key,
  /** moving to the stage where the lead already stands counts as entering it again */
  again: z.boolean().default(false),
  lossReason: Key.optional(),
});

export const move: ActionKind<z.infer<typeof schema>> = {
  do: 'lead.move',
  icon: 'arrow-right',
  group: 'lead',
  name: { ru: 'Перевести в этап', en: 'Move to a stage', kk: 'Кезеңге ауыстыру', uk: 'Перевести на етап' },
  also: {
    ru: 'следующий передвинуть успех отказ закрыть',
    en: 'next stage win lose close advance',
    kk: 'келесі жылжыту сәтті жабу',
    uk: 'наступний пересунути успіх відмова закрити',
  },
  schema: schema as unknown as z.ZodType<z.infer<typeof schema>>,
  fresh: () => ({ do: 'lead.move', stage: 'new', again: false }),
  form: [
    { field: 'stage', as: 'stage', name: { ru: 'Этап', en: 'Stage', kk: 'Кезең', uk: 'Етап' } },
    {
      field: 'lossReason',
      as: 'loss_reason',
      optional: true,
      name: { ru: 'Причина отказа', en: 'Loss reason', kk: 'Бас тарту себебі', uk: 'Причина відмови' },
      hint: {
        ru: 'Нужна, если этап закрывает сделку отказом',
        en: 'Needed when the stage closes the lead as lost',
        kk: 'Кезең мәмілені бас тартумен жапса керек',
        uk: 'Потрібна, якщо етап закриває угоду відмовою',
      },
    },
    {
      field: 'again',
      as: 'switch',
      name: {
        ru: 'Войти снова, если уже там',
        en: 'Enter again when already there',
        kk: 'Сонда болса да қайта кіру',
        uk: 'Увійти знову, якщо вже там',
      },
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
      {
        stage: speaker.stage(stage),
      },
    ),
  refers: ({ stage, lossReason }) => [
    { to: 'stage', key: stage },
    ...(lossReason ? [{ to: 'loss_reason' as const, key: lossReason }] : []),
  ],
  does: ({ stage, again = false }) => [{ moves: stage, again }],
  orders: ({ stage, again, lossReason }) => [{ kind: 'lead', order: { do: 'move', stage, again, lossReason } }],
};
