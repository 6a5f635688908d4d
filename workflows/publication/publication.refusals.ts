import type { RefusalKind } from '../refusal.ts';

export const publicationRefusals = {
  PublicationRuns: {
    status: 409,
    ru: 'Предыдущая публикация этой воронки ещё не закончена. Дождитесь её, остановите или отмените.',
    en: 'The previous publishing of this pipeline has not ended yet. Wait for it, stop it or undo it.',
    kk: 'Осы воронканың алдыңғы жариялануы әлі аяқталған жоқ. Күтіңіз, тоқтатыңыз немесе болдырмаңыз.',
    uk: 'Попередню публікацію цієї воронки ще не завершено. Дочекайтеся, зупиніть або скасуйте її.',
  },
  DefinitionHasErrors: {
    status: 422,
    ru: 'В черновике есть ошибки ({{count}}). Исправьте их, и его можно будет опубликовать.',
    en: 'The draft has errors ({{count}}). Mend them, and it can be published.',
    kk: 'Қараламада қателер бар ({{count}}). Оларды түзетсеңіз, жариялауға болады.',
    uk: 'У чернетці є помилки ({{count}}). Виправте їх, і її можна буде опублікувати.',
  },
  WarningsUnconfirmed: {
    status: 422,
    ru: 'У черновика есть предупреждения ({{count}}). Прочтите их и подтвердите, что так и нужно.',
    en: 'The draft has warnings ({{count}}). Read them and confirm that this is meant.',
    kk: 'Қараламада ескертулер бар ({{count}}). Оларды оқып, осылай керек екенін растаңыз.',
    uk: 'У чернетки є попередження ({{count}}). Прочитайте їх і підтвердьте, що так і треба.',
  },
  NothingToPublish: {
    status: 409,
    ru: 'Черновика нет: публиковать нечего.',
    en: 'There is no draft: nothing to publish.',
    kk: 'Қаралама жоқ: жариялайтын ештеңе жоқ.',
    uk: 'Чернетки немає: публікувати нічого.',
  },
  StageMapWrong: {
    status: 422,
    ru: 'Этап «{{stage}}» нельзя выбрать для переноса: его нет в новой версии, или он закрывает сделку.',
    en: 'The stage “{{stage}}” cannot take leads over: the new version does not have it, or it closes the lead.',
    kk: '«{{stage}}» кезеңіне көшіруге болмайды: ол жаңа нұсқада жоқ немесе мәмілені жабады.',
    uk: 'Етап «{{stage}}» не можна обрати для перенесення: його немає в новій версії, або він закриває угоду.',
  },
} satisfies Record<string, RefusalKind>;
