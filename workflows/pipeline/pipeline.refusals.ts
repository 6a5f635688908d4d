import type { RefusalKind } from '../refusal.ts';

export const pipelineRefusals = {
  UnknownPipeline: {
    status: 422,
    field: 'pipeline',
    ru: 'Нет такой воронки. Обновите страницу.',
    en: 'There is no such pipeline. Reload the page.',
    kk: 'Мұндай воронка жоқ. Бетті жаңартыңыз.',
    uk: 'Немає такої воронки. Оновіть сторінку.',
  },
  PipelineExists: {
    status: 409,
    field: 'key',
    ru: 'Воронка с ключом «{{key}}» уже есть. Назовите новую иначе.',
    en: 'There is already a pipeline with the key “{{key}}”. Call the new one something else.',
    kk: '«{{key}}» кілті бар воронка бар. Жаңасын басқаша атаңыз.',
    uk: 'Воронка з ключем «{{key}}» уже є. Назвіть нову інакше.',
  },
  NothingPublished: {
    status: 409,
    ru: 'Воронка ещё не опубликована, и, кроме черновика, у неё ничего нет. Если она не нужна, отправьте её в архив.',
    en: 'The pipeline has not been published yet: the draft is all there is of it. If it is not needed, archive it.',
    kk: 'Воронка әлі жарияланған жоқ, онда қараламадан басқа ештеңе жоқ. Керек болмаса, мұрағатқа жіберіңіз.',
    uk: 'Воронку ще не опубліковано, і, крім чернетки, у неї нічого немає. Якщо вона не потрібна, відправте її в архів.',
  },
  NoTeam: {
    status: 409,
    ru: 'Сначала заведите группу: воронке нужны люди, которые берут её сделки.',
    en: 'Make a team first: a pipeline needs people who take its leads.',
    kk: 'Алдымен топ құрыңыз: воронкаға мәмілелерін алатын адамдар керек.',
    uk: 'Спершу створіть групу: воронці потрібні люди, які беруть її угоди.',
  },
  DefinitionTooLarge: {
    status: 413,
    ru: 'Воронка слишком большая: {{kilobytes}} КБ, а помещается 1024. Разделите её на две или уберите лишние автоматизации.',
    en: 'The pipeline is too large: {{kilobytes}} kB, and 1024 fit. Split it in two or remove automations that are not needed.',
    kk: 'Воронка тым үлкен: {{kilobytes}} КБ, ал 1024 сыяды. Оны екіге бөліңіз немесе артық автоматтандыруларды алып тастаңыз.',
    uk: 'Воронка завелика: {{kilobytes}} КБ, а вміщується 1024. Розділіть її на дві або приберіть зайві автоматизації.',
  },
} satisfies Record<string, RefusalKind>;
