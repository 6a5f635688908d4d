import type { RefusalKind } from '../refusal.ts';

/** Why a row of a file does not come in. */
export const importRowRefusals = {
  ImportRowTorn: {
    status: 422,
    ru: 'Строка разорвана: внутри ячейки был перенос. Соедините её части или возьмите ячейку в кавычки.',
    en: 'The row is torn: there was a line break in a cell. Join its parts, or put the cell into quotation marks.',
    kk: 'Жол үзілген: ұяшық ішінде жол ауысқан. Бөліктерін біріктіріңіз не ұяшықты тырнақшаға алыңыз.',
    uk: 'Рядок розірвано: у клітинці був перенос. З’єднайте його частини або візьміть клітинку в лапки.',
  },
  ImportRowLong: {
    status: 422,
    ru: 'В строке больше ячеек, чем названий колонок. Проверьте, нет ли лишнего разделителя.',
    en: 'The row has more cells than there are names of columns. Look for a separator too many.',
    kk: 'Жолдағы ұяшық саны бағандардан көп. Артық бөлгіш жоқ па, тексеріңіз.',
    uk: 'У рядку більше клітинок, ніж назв колонок. Перевірте, чи немає зайвого роздільника.',
  },
  ImportRowQuotes: {
    status: 422,
    ru: 'Кавычка не закрыта, и в ячейку попали следующие строки. Исправьте кавычки.',
    en: 'A quotation mark is not closed, and the rows that follow are in the cell. Mend the marks.',
    kk: 'Тырнақша жабылмаған, келесі жолдар ұяшыққа түскен. Тырнақшаларды түзетіңіз.',
    uk: 'Лапки не закрито, і в клітинку потрапили наступні рядки. Виправте лапки.',
  },
  ImportNameless: {
    status: 422,
    ru: 'В строке нет ни имени, ни названия, ни телефона, ни почты.',
    en: 'The row has no name, no phone and no e-mail.',
    kk: 'Жолда ат та, атау да, телефон да, пошта да жоқ.',
    uk: 'У рядку немає ні імені, ні назви, ні телефону, ні пошти.',
  },
  ImportTextLong: {
    status: 422,
    ru: 'Слишком длинно: помещается {{most}} знаков.',
    en: 'It is too long: {{most}} characters fit.',
    kk: 'Тым ұзын: {{most}} таңба сияды.',
    uk: 'Задовго: вміщується {{most}} знаків.',
  },
  ImportTaxId: {
    status: 422,
    ru: 'БИН или ИНН состоит из 5–20 цифр и латинских букв.',
    en: 'A tax number has 5 to 20 digits and Latin letters.',
    kk: 'БСН не ЖСН 5–20 цифр мен латын әрпінен тұрады.',
    uk: 'Податковий номер має 5–20 цифр і латинських літер.',
  },
  ImportStage: {
    status: 422,
    ru: 'В воронке нет этапа «{{stage}}». Назовите его как в воронке.',
    en: 'The pipeline has no stage “{{stage}}”. Call it as the pipeline does.',
    kk: 'Воронкада «{{stage}}» кезеңі жоқ. Оны воронкадағыдай атаңыз.',
    uk: 'У воронці немає етапу «{{stage}}». Назвіть його як у воронці.',
  },
  ImportLossReason: {
    status: 422,
    ru: 'В воронке нет такой причины отказа. Назовите её как в воронке.',
    en: 'The pipeline has no such loss reason. Call it as the pipeline does.',
    kk: 'Воронкада мұндай бас тарту себебі жоқ. Оны воронкадағыдай атаңыз.',
    uk: 'У воронці немає такої причини відмови. Назвіть її як у воронці.',
  },
  ImportCurrency: {
    status: 422,
    ru: 'Валюта «{{currency}}» неизвестна. Напишите код: KZT, RUB, UAH, USD, EUR.',
    en: 'The currency “{{currency}}” is not known. Write its code: KZT, RUB, UAH, USD, EUR.',
    kk: '«{{currency}}» валютасы белгісіз. Кодын жазыңыз: KZT, RUB, UAH, USD, EUR.',
    uk: 'Валюта «{{currency}}» невідома. Напишіть код: KZT, RUB, UAH, USD, EUR.',
  },
  ImportTags: {
    status: 422,
    ru: 'Помещается 50 тегов по 60 знаков. Разделяйте их точкой с запятой.',
    en: '50 tags of 60 characters fit. Put semicolons between them.',
    kk: '60 таңбадан 50 тег сияды. Арасына нүктелі үтір қойыңыз.',
    uk: 'Вміщується 50 тегів по 60 знаків. Розділяйте їх крапкою з комою.',
  },
  ImportCreatedLater: {
    status: 422,
    ru: 'Дата создания ещё не наступила или раньше 1970 года.',
    en: 'The date of creation lies ahead, or before 1970.',
    kk: 'Құрылған күні әлі келмеген не 1970 жылдан бұрын.',
    uk: 'Дата створення ще не настала або раніша за 1970 рік.',
  },
  ImportChangedSince: {
    status: 422,
    ru: 'Поле или воронка с тех пор изменились, и колонку класть некуда. Импортируйте эти строки заново.',
    en: 'A field or the pipeline has changed since, and the column has no place. Import these rows anew.',
    kk: 'Өріс не воронка содан бері өзгерді, бағанды салатын жер жоқ. Бұл жолдарды қайта импорттаңыз.',
    uk: 'Поле або воронка відтоді змінилися, і колонку нікуди покласти. Імпортуйте ці рядки наново.',
  },
} satisfies Record<string, RefusalKind>;
