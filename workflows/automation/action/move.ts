import { z } from 'zod';
import { Key } from '../key.schema.ts';
import { words, type ActionKind } from '../kind.ts';

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
  name: words('Перевести в этап', 'Move to a stage', 'Кезеңге ауыстыру', 'Перевести на етап'),
  schema: schema as unknown as z.ZodType<z.infer<typeof schema>>,
  fresh: () => ({ do: 'lead.move', stage: 'new', again: false }),
  form: [
    { field: 'stage', as: 'stage', name: words('Этап', 'Stage', 'Кезең', 'Етап') },
    {
      field: 'lossReason',
      as: 'loss_reason',
      optional: true,
      name: words('Причина отказа', 'Loss reason', 'Бас тарту себебі', 'Причина відмови'),
      hint: words(
        'Нужна, если этап закрывает сделку отказом',
        'Needed when the stage closes the lead as lost',
        'Кезең мәмілені бас тартумен жапса керек',
        'Потрібна, якщо етап закриває угоду відмовою',
      ),
    },
    {
      field: 'again',
      as: 'switch',
      name: words(
        'Войти снова, если уже там',
        'Enter again when already there',
        'Сонда болса да қайта кіру',
        'Увійти знову, якщо вже там',
      ),
    },
  ],
  sentence: ({ stage }, speaker) =>
    speaker.say(
      words('перевести в этап {stage}', 'move to {stage}', '{stage} кезеңіне ауыстыру', 'перевести на етап {stage}'),
      {
        stage: speaker.stage(stage),
      },
    ),
  refers: ({ stage, lossReason }) => [
    { to: 'stage', key: stage },
    ...(lossReason ? [{ to: 'loss_reason' as const, key: lossReason }] : []),
  ],
  foresee: ({ stage, again, lossReason }, ahead) => ahead.move({ stage, again, lossReason }),
};
