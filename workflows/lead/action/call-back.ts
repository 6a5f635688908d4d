import { z } from 'zod';
import { Due } from '../../automation/due.schema.ts';
import type { ActionKind } from '../../automation/kind.ts';
import { Words } from '../../words/words.schema.ts';

const schema = z.object({
  do: z.literal('call.back'),
  text: Words,
  due: Due,
  within: z.number().int().min(5).max(10_080),
});

export const callBack: ActionKind<z.infer<typeof schema>> = {
  do: 'call.back',
  icon: 'phone-calling',
  group: 'client',
  name: { ru: 'Обещать звонок', en: 'Promise a call', kk: 'Қоңырау уәде ету', uk: 'Обіцяти дзвінок' },
  also: {
    ru: 'перезвонить позвонить обратный телефон',
    en: 'call back phone ring callback',
    kk: 'қайта қоңырау шалу телефон',
    uk: 'передзвонити зателефонувати зворотний',
  },
  schema,
  fresh: () => ({
    do: 'call.back',
    text: { ru: 'Перезвонить', en: 'Call back', kk: 'Қайта қоңырау шалу', uk: 'Передзвонити' },
    due: { by: 'after', amount: 5, unit: 'minutes' },
    within: 30,
  }),
  form: [
    { field: 'text', as: 'words', name: { ru: 'О чём', en: 'What about', kk: 'Не туралы', uk: 'Про що' } },
    {
      field: 'due',
      as: 'due',
      name: { ru: 'Когда', en: 'When', kk: 'Қашан', uk: 'Коли' },
      hint: {
        ru: 'Если клиенту тогда звонить нельзя, звонок будет в ближайшее разрешённое время.',
        en: 'Where the client may not be called then, the call is at the next permitted moment.',
        kk: 'Ол уақытта клиентке қоңырау шалуға болмаса, қоңырау келесі рұқсат етілген уақытта болады.',
        uk: 'Якщо тоді клієнтові телефонувати не можна, дзвінок буде в найближчий дозволений час.',
      },
    },
    {
      field: 'within',
      as: 'number',
      name: {
        ru: 'Не позже чем через, минут',
        en: 'Within so many minutes',
        kk: 'Қанша минут ішінде',
        uk: 'Не пізніше ніж за, хвилин',
      },
    },
  ],
  sentence: ({ text, due }, speaker) =>
    speaker.say(
      {
        ru: 'обещать клиенту звонок {{text}} {{due}}',
        en: 'promise the client a call {{text}} {{due}}',
        kk: 'клиентке {{text}} қоңырауын уәде ету, {{due}}',
        uk: 'обіцяти клієнтові дзвінок {{text}} {{due}}',
      },
      { text: speaker.text(text), due: speaker.due(due) },
    ),
  does: () => [{ is: 'tasked' }],
  orders: ({ text, due, within }) => [{ kind: 'callback', order: { text, due, within } }],
};
