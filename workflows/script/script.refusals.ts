import type { RefusalKind } from '../refusal.ts';

export const scriptRefusals = {
  ScriptHasProblems: {
    status: 409,
    ru: 'Скрипт не опубликован, в нём есть ошибка: {{problem}} Черновик сохранён.',
    en: 'The script is not published, something in it is wrong: {{problem}} The draft is kept.',
    kk: 'Скрипт жарияланбады, онда қате бар: {{problem}} Қаралама сақталды.',
    uk: 'Скрипт не опубліковано, у ньому є помилка: {{problem}} Чернетку збережено.',
  },
  ScriptUnchanged: {
    status: 409,
    ru: 'Публиковать нечего: черновик не отличается от опубликованной версии.',
    en: 'There is nothing to publish: the draft is the same as the published version.',
    kk: 'Жариялайтын ештеңе жоқ: қаралама жарияланған нұсқадан өзгеше емес.',
    uk: 'Публікувати нічого: чернетка не відрізняється від опублікованої версії.',
  },
  ScriptTooLarge: {
    status: 413,
    ru: 'Скрипт слишком большой: {{kilobytes}} КБ, а помещается 512. Разделите его на два.',
    en: 'The script is too large: {{kilobytes}} kB, and 512 fit. Split it in two.',
    kk: 'Скрипт тым үлкен: {{kilobytes}} КБ, ал 512 сыяды. Оны екіге бөліңіз.',
    uk: 'Скрипт завеликий: {{kilobytes}} КБ, а вміщується 512. Розділіть його на два.',
  },
  ScriptStepElsewhere: {
    status: 422,
    field: 'answers',
    ru: 'Такого ответа у этого шага нет: скрипт изменился или страница устарела. Обновите её, сказанное сохранено.',
    en: 'This step has no such answer: the script has changed or the page is old. Reload it; what was answered is kept.',
    kk: 'Бұл қадамда мұндай жауап жоқ: скрипт өзгерген немесе бет ескірген. Оны жаңартыңыз, айтылғаны сақталған.',
    uk: 'Такої відповіді в цього кроку немає: скрипт змінився або сторінка застаріла. Оновіть її, сказане збережено.',
  },
  ScriptChosen: {
    status: 409,
    ru: 'Этот разговор уже идёт по другому скрипту или его версии. Он открыт снова.',
    en: 'This call follows another script or version already. That one is open again.',
    kk: 'Бұл әңгіме басқа скриптпен немесе оның нұсқасымен жүріп жатыр. Ол қайта ашылды.',
    uk: 'Ця розмова вже йде за іншим скриптом або його версією. Його знову відкрито.',
  },
  FieldNeedsLead: {
    status: 409,
    ru: 'Поле сделки пока некуда записать: звонок не связан со сделкой. Ответ останется при звонке.',
    en: 'There is no lead yet whose field this fills: the call belongs to none. The answer stays with the call.',
    kk: 'Мәміле өрісін жазатын жер әлі жоқ: қоңырау мәмілемен байланыспаған. Жауап қоңырауда қалады.',
    uk: 'Поле угоди поки нікуди записати: дзвінок не пов’язано з угодою. Відповідь залишиться при дзвінку.',
  },
  FieldNeedsClient: {
    status: 409,
    ru: 'Поле клиента пока некуда записать: неизвестно, чей это звонок. Ответ останется при звонке.',
    en: 'There is no client yet whose field this fills: it is not known who this is. The answer stays with the call.',
    kk: 'Клиент өрісін жазатын жер әлі жоқ: қоңырау кімнен екені белгісіз. Жауап қоңырауда қалады.',
    uk: 'Поле клієнта поки нікуди записати: невідомо, чий це дзвінок. Відповідь залишиться при дзвінку.',
  },
  FieldNotThere: {
    status: 409,
    ru: 'Такого поля здесь нет. Ответ останется при звонке.',
    en: 'There is no such field here. The answer stays with the call.',
    kk: 'Мұнда мұндай өріс жоқ. Жауап қоңырауда қалады.',
    uk: 'Такого поля тут немає. Відповідь залишиться при дзвінку.',
  },
} satisfies Record<string, RefusalKind>;
