import { z } from 'zod';
import { AssignOrder } from '../../lead/assign.schema.ts';
import { words, type ActionKind } from '../kind.ts';

const schema = AssignOrder.extend({
  do: z.literal('lead.assign'),
  /** passed on to the next user when the first does nothing with the lead for this long */
  passOnMinutes: z.number().int().min(1).max(10_080).optional(),
});

export const assign: ActionKind<z.infer<typeof schema>> = {
  do: 'lead.assign',
  icon: 'user-check',
  group: 'team',
  name: words('Назначить ответственного', 'Assign', 'Жауапты тағайындау', 'Призначити відповідального'),
  schema: schema as unknown as z.ZodType<z.infer<typeof schema>>,
  fresh: () => ({ do: 'lead.assign', rule: 'least_busy' }),
  form: [
    {
      field: 'rule',
      as: 'choice',
      name: words('Как выбирать', 'How to choose', 'Қалай таңдау', 'Як обирати'),
      options: [
        {
          value: 'least_busy',
          name: words(
            'У кого меньше сделок',
            'Whoever has the fewest leads',
            'Мәмілесі ең аз адам',
            'У кого найменше угод',
          ),
        },
        { value: 'round_robin', name: words('По очереди', 'In turn', 'Кезекпен', 'По черзі') },
      ],
    },
    { field: 'team', as: 'team', optional: true, name: words('Группа', 'Team', 'Топ', 'Група') },
    {
      field: 'people',
      as: 'people',
      optional: true,
      name: words('Только из них', 'Only these', 'Тек осылар', 'Лише з них'),
    },
    {
      field: 'skills',
      as: 'skills',
      optional: true,
      name: words('С навыками', 'With the skills', 'Дағдыларымен', 'З навичками'),
    },
    {
      field: 'language',
      as: 'switch',
      name: words(
        'Говорит на языке клиента',
        'Speaks the client’s language',
        'Клиенттің тілінде сөйлейді',
        'Говорить мовою клієнта',
      ),
    },
    {
      field: 'region',
      as: 'fact',
      optional: true,
      name: words('Регион из поля', 'Region from the field', 'Өрістегі аймақ', 'Регіон з поля'),
    },
    {
      field: 'sticky',
      as: 'switch',
      name: words(
        'Сначала прежний ответственный',
        'The last responsible person first',
        'Алдымен бұрынғы жауапты',
        'Спершу попередній відповідальний',
      ),
    },
    {
      field: 'fallback',
      as: 'fallback',
      optional: true,
      name: words('Если некому', 'If there is nobody', 'Ешкім болмаса', 'Якщо нікому'),
    },
    {
      field: 'passOnMinutes',
      as: 'number',
      optional: true,
      name: words(
        'Передать дальше, если молчит, минут',
        'Pass on after minutes of silence',
        'Үндемесе, басқаға беру, минут',
        'Передати далі, якщо мовчить, хвилин',
      ),
    },
  ],
  sentence: ({ rule, skills, passOnMinutes }, speaker) =>
    speaker.words(
      rule === 'least_busy'
        ? words(
            'назначить того на смене, у кого меньше сделок',
            'assign whoever on shift has the fewest leads',
            'ауысымдағы мәмілесі ең аз адамға беру',
            'призначити того на зміні, у кого найменше угод',
          )
        : words(
            'назначить следующего по очереди',
            'assign the next person in turn',
            'кезектегі адамға беру',
            'призначити наступного за чергою',
          ),
    ) +
    (skills?.length
      ? speaker.say(
          words(
            ', с навыками {skills}',
            ', with the skills {skills}',
            ', дағдылары: {skills}',
            ', з навичками {skills}',
          ),
          { skills: speaker.list(skills) },
        )
      : '') +
    (passOnMinutes
      ? speaker.say(
          words(
            ', и передать дальше после {duration} молчания',
            ', and pass it on after {duration} of silence',
            ', {duration} үндемесе басқаға беру',
            ', і передати далі після {duration} мовчання',
          ),
          { duration: speaker.duration({ amount: passOnMinutes, unit: 'minutes' }) },
        )
      : ''),
  refers: ({ team, people, fallback }) => [
    ...(team ? [{ to: 'team' as const, key: team }] : []),
    ...(people ?? []).map((key) => ({ to: 'person' as const, key })),
    ...(fallback?.to === 'team' ? [{ to: 'team' as const, key: fallback.team }] : []),
    ...(fallback?.to === 'person' ? [{ to: 'person' as const, key: fallback.person }] : []),
  ],
  foresee: ({ people }, ahead) => ahead.assign(people?.length === 1 ? people[0] : undefined),
};
