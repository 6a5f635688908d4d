import type { Words } from '../../words/words.schema.ts';

/** Why an automation never fires. */
export const neverWords = {
  noStages: {
    ru: 'не выбран ни один этап',
    en: 'no stage is chosen',
    kk: 'бірде-бір кезең таңдалмаған',
    uk: 'не вибрано жодного етапу',
  },
  unknownStages: {
    ru: 'её этапов больше нет',
    en: 'its stages are gone',
    kk: 'оның кезеңдері енді жоқ',
    uk: 'її етапів більше немає',
  },
  notFirst: {
    ru: 'новые сделки приходят только в первый этап, а она в другом',
    en: 'new leads come to the first stage only, and it is at another one',
    kk: 'жаңа мәмілелер тек бірінші кезеңге келеді, ал ол басқасында',
    uk: 'нові угоди приходять лише на перший етап, а вона на іншому',
  },
  closedLeft: {
    ru: 'из закрытого этапа сделку не переводят, её открывают снова',
    en: 'a lead is not moved out of a closed stage, it is reopened',
    kk: 'жабық кезеңнен мәміле ауыстырылмайды, қайта ашылады',
    uk: 'із закритого етапу угоду не переводять, її відкривають знову',
  },
  retiredEntered: {
    ru: 'в её этапы больше не войти, они закрыты для новых сделок',
    en: 'nothing enters its stages any more, they are closed to new leads',
    kk: 'оның кезеңдеріне енді кірмейді, олар жаңа мәмілелерге жабық',
    uk: 'в її етапи більше не ввійти, їх закрито для нових угод',
  },
  missing: {
    ru: 'того, чего она ждёт, больше нет',
    en: 'what it waits for is gone',
    kk: 'ол күтетін нәрсе енді жоқ',
    uk: 'того, на що вона чекає, більше немає',
  },
} satisfies Record<string, Required<Words>>;
