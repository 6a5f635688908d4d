import { z } from 'zod';
import type { ActionKind } from '../../automation/kind.ts';
import { Key } from '../../automation/key.schema.ts';
import { talkSend } from '../../lead/action/talk-send.ts';

const schema = z.object({ do: z.literal('conversation.send'), template: Key });
type Send = z.infer<typeof schema>;

/** A template as plain text to the client in this very talk, with its variables. One message of the client's is answered by itself once. */
export const replyByTemplate: ActionKind<Send> = {
  ...(talkSend as unknown as ActionKind<Send>),
  do: 'conversation.send',
  name: {
    ru: 'Ответить по шаблону',
    en: 'Answer by a template',
    kk: 'Үлгі бойынша жауап беру',
    uk: 'Відповісти за шаблоном',
  },
  schema,
  fresh: () => ({ do: 'conversation.send', template: 'received' }),
  form: [
    {
      field: 'template',
      as: 'template',
      name: { ru: 'Шаблон', en: 'Template', kk: 'Үлгі', uk: 'Шаблон' },
      hint: {
        ru: 'Данные клиента и компании есть всегда, а сделки — когда переписка о ней: без них сообщение не уйдёт, и в переписке будет сказано почему',
        en: 'Values of the client and the company are always there, those of a lead where the conversation is about one: without them the message does not leave, and the conversation says why',
        kk: 'Клиент пен компания деректері әрқашан бар, мәміленікі — хат алмасу сол туралы болса: оларсыз хабарлама кетпейді, себебі хат алмасуда айтылады',
        uk: 'Дані клієнта й компанії є завжди, а угоди — коли листування про неї: без них повідомлення не піде, і в листуванні буде сказано чому',
      },
    },
  ],
  sentence: ({ template }, { say, template: named }) =>
    say(
      {
        ru: 'ответить клиенту {{template}}',
        en: 'answer the client {{template}}',
        kk: 'клиентке {{template}} деп жауап беру',
        uk: 'відповісти клієнту {{template}}',
      },
      { template: named(template) },
    ),
  refers: ({ template }) => [{ to: 'template', key: template }],
  orders: ({ template }) => [{ kind: 'talk', order: { do: 'send', template } }],
};
