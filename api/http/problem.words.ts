import type { Words } from '../../workflows/words/words.schema.ts';

export type ProblemCode =
  | 'RouteUnknown'
  | 'MethodUnknown'
  | 'BodyUnreadable'
  | 'BodyTooLarge'
  | 'BodyUnsupported'
  | 'AddressUnreadable'
  | 'Invalid'
  | 'KeyUnreadable'
  | 'SignInNeeded'
  | 'WrongPassword'
  | 'Forbidden'
  | 'OtherSite'
  | 'NotThisHost'
  | 'BadSignature'
  | 'UnknownProvider'
  | 'TooManyRequests'
  | 'Unavailable'
  | 'Busy'
  | 'NoWorker'
  | 'ServerFailed';

/** What the server says when a request goes no further than the door. */
export const problemWords: Record<ProblemCode, Required<Words>> = {
  RouteUnknown: {
    ru: 'По этому адресу ничего нет. Все вызовы описаны на /api/docs.',
    en: 'There is nothing at this address. All calls are described at /api/docs.',
    kk: 'Бұл мекенжайда ештеңе жоқ. Барлық шақырулар /api/docs бетінде сипатталған.',
    uk: 'За цією адресою нічого немає. Усі виклики описано на /api/docs.',
  },
  MethodUnknown: {
    ru: 'Этот адрес есть, но так его вызывать нельзя. Все вызовы описаны на /api/docs.',
    en: 'This address exists, but it may not be called in this way. All calls are described at /api/docs.',
    kk: 'Бұл мекенжай бар, бірақ оны бұлай шақыруға болмайды. Барлық шақырулар /api/docs бетінде сипатталған.',
    uk: 'Ця адреса є, але так її викликати не можна. Усі виклики описано на /api/docs.',
  },
  BodyUnreadable: {
    ru: 'Не удалось прочитать тело запроса: проверьте, что оно целое и соответствует Content-Type.',
    en: 'The body of the request cannot be read: check that it is whole and is what its Content-Type says.',
    kk: 'Сұрау денесін оқу мүмкін болмады: ол толық әрі Content-Type тақырыбына сай екенін тексеріңіз.',
    uk: 'Не вдалося прочитати тіло запиту: перевірте, що воно ціле і відповідає Content-Type.',
  },
  BodyTooLarge: {
    ru: 'Запрос слишком большой. Уберите лишнее и отправьте снова.',
    en: 'The request is too large. Leave something out and send it again.',
    kk: 'Сұрау тым үлкен. Артығын алып тастап, қайта жіберіңіз.',
    uk: 'Запит завеликий. Приберіть зайве й надішліть знову.',
  },
  BodyUnsupported: {
    ru: 'Такой вид содержимого здесь не принимается. Укажите Content-Type: application/json.',
    en: 'This kind of content is not taken here. Set Content-Type: application/json.',
    kk: 'Мұнда мазмұнның бұл түрі қабылданбайды. Content-Type: application/json деп көрсетіңіз.',
    uk: 'Такий вид вмісту тут не приймається. Вкажіть Content-Type: application/json.',
  },
  AddressUnreadable: {
    ru: 'Адрес запроса записан с ошибкой: проверьте знаки процента в нём.',
    en: 'The address of the request is malformed: check the percent signs in it.',
    kk: 'Сұраудың мекенжайы қате жазылған: ондағы пайыз белгілерін тексеріңіз.',
    uk: 'Адресу запиту записано з помилкою: перевірте знаки відсотка в ній.',
  },
  Invalid: {
    ru: 'Некоторые поля нужно исправить.',
    en: 'Some fields need to be corrected.',
    kk: 'Кейбір өрістерді түзету керек.',
    uk: 'Деякі поля потрібно виправити.',
  },
  KeyUnreadable: {
    ru: 'Idempotency-Key должен состоять из 1–200 видимых латинских знаков.',
    en: 'The Idempotency-Key must be 1 to 200 visible ASCII characters.',
    kk: 'Idempotency-Key 1–200 көрінетін латын таңбасынан тұруы керек.',
    uk: 'Idempotency-Key має складатися з 1–200 видимих латинських знаків.',
  },
  SignInNeeded: {
    ru: 'Вы не вошли, или вход истёк. Войдите и повторите.',
    en: 'You are not signed in, or your session has ended. Sign in and try again.',
    kk: 'Сіз кірмегенсіз немесе сеанс аяқталған. Кіріп, қайталаңыз.',
    uk: 'Ви не ввійшли, або вхід закінчився. Увійдіть і повторіть.',
  },
  WrongPassword: {
    ru: 'Почта или пароль не подходят. После пяти ошибок подряд вход закрывается на пять минут, потом на дольше.',
    en: 'The e-mail or the password is wrong. After five mistakes in a row sign-in is closed for five minutes, then for longer.',
    kk: 'Пошта немесе құпиясөз сәйкес емес. Қатарынан бес қателіктен кейін кіру бес минутқа, одан соң ұзағырақ жабылады.',
    uk: 'Пошта або пароль не підходять. Після п’яти помилок поспіль вхід закривається на п’ять хвилин, потім на довше.',
  },
  Forbidden: {
    ru: 'Это разрешено только руководителям и администраторам. Попросите кого-то из них.',
    en: 'Only supervisors and administrators may do this. Ask one of them.',
    kk: 'Бұған тек жетекшілер мен әкімшілерге рұқсат етілген. Олардың бірінен сұраңыз.',
    uk: 'Це дозволено лише керівникам і адміністраторам. Попросіть когось із них.',
  },
  OtherSite: {
    ru: 'Запрос пришёл с чужого сайта и отклонён. Откройте приложение по его собственному адресу.',
    en: 'The request came from another site and was refused. Open the app at its own address.',
    kk: 'Сұрау басқа сайттан келді және қабылданбады. Қолданбаны өз мекенжайынан ашыңыз.',
    uk: 'Запит прийшов із чужого сайту й відхилений. Відкрийте застосунок за його власною адресою.',
  },
  NotThisHost: {
    ru: 'По этому имени сервер не отвечает. Откройте приложение по его собственному адресу или добавьте имя в ALLOWED_HOSTS.',
    en: 'The server does not answer to that name. Open the app at its own address, or add the name to ALLOWED_HOSTS.',
    kk: 'Сервер бұл атпен жауап бермейді. Қолданбаны өз мекенжайынан ашыңыз немесе атын ALLOWED_HOSTS ішіне қосыңыз.',
    uk: 'На це ім’я сервер не відповідає. Відкрийте застосунок за його власною адресою або додайте ім’я до ALLOWED_HOSTS.',
  },
  BadSignature: {
    ru: 'Подпись не сходится с телом: это не от провайдера, или секрет в настройках другой.',
    en: 'The signature does not match the body: this is not from the provider, or the configured secret differs.',
    kk: 'Қолтаңба денеге сай емес: бұл провайдерден емес немесе баптаудағы құпия басқа.',
    uk: 'Підпис не збігається з тілом: це не від провайдера, або секрет у налаштуваннях інший.',
  },
  UnknownProvider: {
    ru: 'Такого провайдера здесь нет. Есть stripe и twilio.',
    en: 'There is no such provider here. There are stripe and twilio.',
    kk: 'Мұнда мұндай провайдер жоқ. stripe пен twilio бар.',
    uk: 'Такого провайдера тут немає. Є stripe і twilio.',
  },
  TooManyRequests: {
    ru: 'Слишком много запросов подряд. Подождите {seconds} с и попробуйте снова.',
    en: 'Too many requests in a row. Wait {seconds} s and try again.',
    kk: 'Қатарынан тым көп сұрау. {seconds} с күтіп, қайталап көріңіз.',
    uk: 'Забагато запитів поспіль. Зачекайте {seconds} с і спробуйте знову.',
  },
  Unavailable: {
    ru: 'База данных сейчас не отвечает. Ничего не изменено, повторите через несколько секунд.',
    en: 'The database does not answer now. Nothing was changed; try again in a few seconds.',
    kk: 'Дерекқор қазір жауап бермейді. Ештеңе өзгермеді, бірнеше секундтан кейін қайталаңыз.',
    uk: 'База даних зараз не відповідає. Нічого не змінено, повторіть за кілька секунд.',
  },
  Busy: {
    ru: 'Эту запись сейчас меняют слишком часто. Ничего не изменено, повторите.',
    en: 'This record is being changed too often right now. Nothing was changed; try again.',
    kk: 'Бұл жазба қазір тым жиі өзгертілуде. Ештеңе өзгермеді, қайталаңыз.',
    uk: 'Цей запис зараз змінюють надто часто. Нічого не змінено, повторіть.',
  },
  NoWorker: {
    ru: 'Процесс сейчас не отвечает. Повторите через несколько секунд: второй раз действие не выполнится.',
    en: 'The process does not answer now. Try again in a few seconds: it will not be done twice.',
    kk: 'Процесс қазір жауап бермейді. Бірнеше секундтан кейін қайталаңыз: әрекет екі рет орындалмайды.',
    uk: 'Процес зараз не відповідає. Повторіть за кілька секунд: двічі дія не виконається.',
  },
  ServerFailed: {
    ru: 'Мы ошиблись, и это уже записано в журнал. Повторите; если не поможет, сообщите номер запроса.',
    en: 'The mistake is ours and has been logged. Try again; if that does not help, tell us the request number.',
    kk: 'Қате бізден, ол журналға жазылды. Қайталаңыз; көмектеспесе, сұрау нөмірін хабарлаңыз.',
    uk: 'Помилка наша, і її вже записано в журнал. Повторіть; якщо не допоможе, повідомте номер запиту.',
  },
};
