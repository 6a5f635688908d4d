import { z } from 'zod';
import { Words } from '../../words/words.schema.ts';
import { Key } from '../key.schema.ts';
import { words, type ActionKind } from '../kind.ts';

const schema = z.object({
  do: z.literal('notify'),
  who: z.enum(['responsible', 'supervisors', 'team', 'person']),
  team: Key.optional(),
  person: z.string().max(200).optional(),
  text: Words,
});

const sentences = {
  responsible: words(
    'сообщить ответственному {text}',
    'tell the responsible person {text}',
    'жауаптыға хабарлау: {text}',
    'повідомити відповідальному {text}',
  ),
  supervisors: words(
    'сообщить супервайзерам {text}',
    'tell the supervisors {text}',
    'супервайзерлерге хабарлау: {text}',
    'повідомити супервайзерам {text}',
  ),
  team: words(
    'сообщить группе {whom} {text}',
    'tell the team {whom} {text}',
    '{whom} тобына хабарлау: {text}',
    'повідомити групі {whom} {text}',
  ),
  person: words('сообщить {whom} {text}', 'tell {whom} {text}', '{whom} хабарлау: {text}', 'повідомити {whom} {text}'),
};

export const notify: ActionKind<z.infer<typeof schema>> = {
  do: 'notify',
  icon: 'bell',
  group: 'team',
  name: words('Сообщить сотрудникам', 'Tell people', 'Қызметкерлерге хабарлау', 'Повідомити працівників'),
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
      name: words('Кому', 'Whom', 'Кімге', 'Кому'),
      options: [
        {
          value: 'responsible',
          name: words('Ответственному', 'The responsible person', 'Жауаптыға', 'Відповідальному'),
        },
        { value: 'supervisors', name: words('Супервайзерам', 'The supervisors', 'Супервайзерлерге', 'Супервайзерам') },
        { value: 'team', name: words('Группе', 'A team', 'Топқа', 'Групі') },
        { value: 'person', name: words('Человеку', 'A person', 'Адамға', 'Людині') },
      ],
    },
    { field: 'team', as: 'team', name: words('Группа', 'Team', 'Топ', 'Група'), shownIf: { field: 'who', is: 'team' } },
    {
      field: 'person',
      as: 'person',
      name: words('Человек', 'Person', 'Адам', 'Людина'),
      shownIf: { field: 'who', is: 'person' },
    },
    { field: 'text', as: 'words', name: words('Текст', 'Text', 'Мәтін', 'Текст') },
  ],
  sentence: ({ who, text, team, person }, speaker) =>
    speaker.say(sentences[who], { text: speaker.text(text), whom: speaker.quoted(team ?? person ?? '') }),
  refers: ({ who, team, person }) => [
    ...(who === 'team' ? [{ to: 'team' as const, key: team ?? '' }] : []),
    ...(who === 'person' ? [{ to: 'person' as const, key: person ?? '' }] : []),
  ],
  simulate: () => {},
};
