import { z } from 'zod';
import { Words } from '../../words/words.schema.ts';
import { Key } from '../key.schema.ts';
import { type ActionKind } from '../kind.ts';

const schema = z.object({
  do: z.literal('notify'),
  who: z.enum(['responsible', 'supervisors', 'on_call', 'team', 'person']),
  team: Key.optional(),
  person: z.string().max(200).optional(),
  text: Words,
});

const sentences = {
  responsible: {
    ru: 'сообщить ответственному {{text}}',
    en: 'tell the responsible person {{text}}',
    kk: 'жауаптыға хабарлау: {{text}}',
    uk: 'повідомити відповідальному {{text}}',
  },
  supervisors: {
    ru: 'сообщить супервайзерам {{text}}',
    en: 'tell the supervisors {{text}}',
    kk: 'супервайзерлерге хабарлау: {{text}}',
    uk: 'повідомити супервайзерам {{text}}',
  },
  on_call: {
    ru: 'сообщить дежурному {{text}}',
    en: 'tell whoever is on call {{text}}',
    kk: 'кезекшіге хабарлау: {{text}}',
    uk: 'повідомити черговому {{text}}',
  },
  team: {
    ru: 'сообщить группе {{whom}} {{text}}',
    en: 'tell the team {{whom}} {{text}}',
    kk: '{{whom}} тобына хабарлау: {{text}}',
    uk: 'повідомити групі {{whom}} {{text}}',
  },
  person: {
    ru: 'сообщить {{whom}} {{text}}',
    en: 'tell {{whom}} {{text}}',
    kk: '{{whom}} хабарлау: {{text}}',
    uk: 'повідомити {{whom}} {{text}}',
  },
};

export const notify: ActionKind<z.infer<typeof schema>> = {
  do: 'notify',
  icon: 'bell',
  group: 'team',
  name: { ru: 'Сообщить сотрудникам', en: 'Tell people', kk: 'Қызметкерлерге хабарлау', uk: 'Повідомити працівників' },
  also: {
    ru: 'уведомить уведомление супервайзер руководитель менеджер начальник предупредить',
    en: 'notify alert supervisor boss manager',
    kk: 'хабарландыру супервайзер басшы ескерту',
    uk: 'сповістити супервайзер керівник менеджер попередити',
  },
  schema,
  fresh: () => ({
    do: 'notify',
    who: 'responsible',
    text: { ru: 'Посмотрите сделку', en: 'Look at the lead', kk: 'Мәмілені қараңыз', uk: 'Перегляньте угоду' },
  }),
  form: [
    {
      field: 'who',
      as: 'choice',
      name: { ru: 'Кому', en: 'Whom', kk: 'Кімге', uk: 'Кому' },
      options: [
        {
          value: 'responsible',
          name: { ru: 'Ответственному', en: 'The responsible person', kk: 'Жауаптыға', uk: 'Відповідальному' },
        },
        {
          value: 'supervisors',
          name: { ru: 'Супервайзерам', en: 'The supervisors', kk: 'Супервайзерлерге', uk: 'Супервайзерам' },
        },
        {
          value: 'on_call',
          name: { ru: 'Дежурному', en: 'Whoever is on call', kk: 'Кезекшіге', uk: 'Черговому' },
        },
        { value: 'team', name: { ru: 'Группе', en: 'A team', kk: 'Топқа', uk: 'Групі' } },
        { value: 'person', name: { ru: 'Человеку', en: 'A person', kk: 'Адамға', uk: 'Людині' } },
      ],
    },
    {
      field: 'team',
      as: 'team',
      name: { ru: 'Группа', en: 'Team', kk: 'Топ', uk: 'Група' },
      shownIf: ({ who }) => who === 'team',
    },
    {
      field: 'person',
      as: 'person',
      name: { ru: 'Человек', en: 'Person', kk: 'Адам', uk: 'Людина' },
      shownIf: ({ who }) => who === 'person',
    },
    { field: 'text', as: 'words', name: { ru: 'Текст', en: 'Text', kk: 'Мәтін', uk: 'Текст' } },
  ],
  sentence: ({ who, text, team, person }, speaker) =>
    speaker.say(sentences[who], { text: speaker.text(text), whom: speaker.quoted(team ?? person ?? '') }),
  refers: ({ who, team, person }) => [
    ...(who === 'team' ? [{ to: 'team' as const, key: team ?? '' }] : []),
    ...(who === 'person' ? [{ to: 'person' as const, key: person ?? '' }] : []),
  ],
  orders: ({ do: _, ...order }) => [{ kind: 'notice', order }],
};
