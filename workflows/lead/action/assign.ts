import { z } from 'zod';
import { AssignOrder } from '../assign.schema.ts';
import type { ActionKind } from '../../automation/kind.ts';

const schema = AssignOrder.extend({
  do: z.literal('lead.assign'),
  /** passed on to the next one when the user does nothing with the lead for so long */
  passOnMinutes: z.number().int().min(1).max(10_080).optional(),
});

export const assign: ActionKind<z.infer<typeof schema>> = {
  do: 'lead.assign',
  icon: 'user-check',
  group: 'team',
  name: { ru: 'Назначить ответственного', en: 'Assign', kk: 'Жауапты тағайындау', uk: 'Призначити відповідального' },
  also: {
    ru: 'менеджер распределить очередь раздать свободный команда',
    en: 'manager distribute round robin owner team',
    kk: 'менеджер бөлу кезек топ',
    uk: 'менеджер розподілити черга роздати команда',
  },
  schema: schema as unknown as z.ZodType<z.infer<typeof schema>>,
  fresh: () => ({ do: 'lead.assign', rule: 'least_busy' }),
  form: [
    {
      field: 'rule',
      as: 'choice',
      name: { ru: 'Как выбирать', en: 'How to choose', kk: 'Қалай таңдау', uk: 'Як обирати' },
      options: [
        {
          value: 'least_busy',
          name: {
            ru: 'У кого меньше сделок',
            en: 'Whoever has the fewest leads',
            kk: 'Мәмілесі ең аз адам',
            uk: 'У кого найменше угод',
          },
        },
        { value: 'round_robin', name: { ru: 'По очереди', en: 'In turn', kk: 'Кезекпен', uk: 'По черзі' } },
      ],
    },
    { field: 'team', as: 'team', optional: true, name: { ru: 'Группа', en: 'Team', kk: 'Топ', uk: 'Група' } },
    {
      field: 'people',
      as: 'people',
      optional: true,
      name: { ru: 'Только из них', en: 'Only these', kk: 'Тек осылар', uk: 'Лише з них' },
    },
    {
      field: 'skills',
      as: 'skills',
      optional: true,
      name: { ru: 'С навыками', en: 'With the skills', kk: 'Дағдыларымен', uk: 'З навичками' },
    },
    {
      field: 'language',
      as: 'switch',
      name: {
        ru: 'Говорит на языке клиента',
        en: 'Speaks the client’s language',
        kk: 'Клиенттің тілінде сөйлейді',
        uk: 'Говорить мовою клієнта',
      },
    },
    {
      field: 'region',
      as: 'fact',
      optional: true,
      name: { ru: 'Регион из поля', en: 'Region from the field', kk: 'Өрістегі аймақ', uk: 'Регіон з поля' },
    },
    {
      field: 'sticky',
      as: 'switch',
      name: {
        ru: 'Сначала прежний ответственный',
        en: 'The last responsible person first',
        kk: 'Алдымен бұрынғы жауапты',
        uk: 'Спершу попередній відповідальний',
      },
    },
    {
      field: 'fallback',
      as: 'fallback',
      optional: true,
      name: { ru: 'Если некому', en: 'If there is nobody', kk: 'Ешкім болмаса', uk: 'Якщо нікому' },
    },
    {
      field: 'passOnMinutes',
      as: 'number',
      optional: true,
      name: {
        ru: 'Передать дальше, если молчит, минут',
        en: 'Pass on after minutes of silence',
        kk: 'Үндемесе, басқаға беру, минут',
        uk: 'Передати далі, якщо мовчить, хвилин',
      },
    },
  ],
  sentence: ({ rule, skills, passOnMinutes }, speaker) =>
    speaker.words(
      rule === 'least_busy'
        ? {
            ru: 'назначить того на смене, у кого меньше сделок',
            en: 'assign whoever on shift has the fewest leads',
            kk: 'ауысымдағы мәмілесі ең аз адамға беру',
            uk: 'призначити того на зміні, у кого найменше угод',
          }
        : {
            ru: 'назначить следующего по очереди',
            en: 'assign the next person in turn',
            kk: 'кезектегі адамға беру',
            uk: 'призначити наступного за чергою',
          },
    ) +
    (skills?.length
      ? speaker.say(
          {
            ru: ', с навыками {{skills}}',
            en: ', with the skills {{skills}}',
            kk: ', дағдылары: {{skills}}',
            uk: ', з навичками {{skills}}',
          },
          { skills: speaker.list(skills) },
        )
      : '') +
    (passOnMinutes
      ? speaker.say(
          {
            ru: ', и передать дальше после {{duration}} молчания',
            en: ', and pass it on after {{duration}} of silence',
            kk: ', {{duration}} үндемесе басқаға беру',
            uk: ', і передати далі після {{duration}} мовчання',
          },
          { duration: speaker.duration({ amount: passOnMinutes, unit: 'minutes' }) },
        )
      : ''),
  refers: ({ team, people, fallback }) => [
    ...(team ? [{ to: 'team' as const, key: team }] : []),
    ...(people ?? []).map((key) => ({ to: 'person' as const, key })),
    ...(fallback?.to === 'team' ? [{ to: 'team' as const, key: fallback.team }] : []),
    ...(fallback?.to === 'person' ? [{ to: 'person' as const, key: fallback.person }] : []),
  ],
  does: () => [{ is: 'assigned' }],
  orders: ({ do: _, passOnMinutes: __, ...by }) => [{ kind: 'lead', order: { do: 'assign', by } }],
};
