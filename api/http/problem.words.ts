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
  | 'TooManyTries'
  | 'TooManyAtOnce'
  | 'SignInBusy'
  | 'TooSlow'
  | 'Unavailable'
  | 'Busy'
  | 'NoWorker'
  | 'ServerFailed';

/** What the server says when a request is stopped before any command. */
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
    ru: 'Почта или пароль не подходят. Проверьте раскладку и Caps Lock; если забыли пароль, попросите администратора о новом.',
    en: 'The e-mail or the password is wrong. Check the layout and Caps Lock; if you forgot it, ask an administrator for a new one.',
    kk: 'Пошта немесе құпиясөз сәйкес емес. Пернетақта тілін және Caps Lock тексеріңіз; ұмытсаңыз, әкімшіден жаңасын сұраңыз.',
    uk: 'Пошта або пароль не підходять. Перевірте розкладку і Caps Lock; якщо забули пароль, попросіть адміністратора про новий.',
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
  TooManyTries: {
    ru: 'Слишком много попыток отсюда. Следующая — через {minutes} мин. С устройства, где вы уже входили, можно войти сразу; если забыли пароль, попросите администратора о новом.',
    en: 'Too many attempts from here. The next one is possible in {minutes} min. A device where you have signed in before still lets you in; if you forgot the password, ask an administrator for a new one.',
    kk: 'Бұл жерден тым көп әрекет жасалды. Келесісі {minutes} мин кейін. Бұрын кірген құрылғыңыздан бірден кіре аласыз; құпиясөзді ұмытсаңыз, әкімшіден жаңасын сұраңыз.',
    uk: 'Забагато спроб звідси. Наступна — через {minutes} хв. Із пристрою, де ви вже входили, можна ввійти одразу; якщо забули пароль, попросіть адміністратора про новий.',
  },
  TooManyAtOnce: {
    ru: 'Ваших запросов сейчас выполняется слишком много сразу. Дождитесь ответа на них и повторите.',
    en: 'Too many of your own requests are running at once. Wait for their answers and try again.',
    kk: 'Қазір сұрауларыңыздың тым көбі бірден орындалуда. Жауаптарын күтіп, қайталаңыз.',
    uk: 'Зараз виконується забагато ваших запитів одразу. Дочекайтеся відповідей на них і повторіть.',
  },
  SignInBusy: {
    ru: 'Сейчас входит слишком много людей сразу. Повторите через пару секунд: попытка не засчитана.',
    en: 'Too many people are signing in right now. Try again in a couple of seconds: this attempt was not counted.',
    kk: 'Қазір тым көп адам бірден кіруде. Екі-үш секундтан кейін қайталаңыз: бұл әрекет есептелген жоқ.',
    uk: 'Зараз входить забагато людей одразу. Повторіть за кілька секунд: спробу не зараховано.',
  },
  TooSlow: {
    ru: 'Ответ занял слишком много времени, и мы его остановили, чтобы не мешать другим. Ничего не изменено. Сузьте отбор или выберите меньше записей и повторите.',
    en: 'The answer took too long and was stopped, so that it holds nobody up. Nothing was changed. Narrow the filter or choose fewer records, and try again.',
    kk: 'Жауап тым ұзаққа созылды, басқаларға кедергі болмауы үшін тоқтатылды. Ештеңе өзгермеді. Сүзгіні тарылтып немесе азырақ жазба таңдап, қайталаңыз.',
    uk: 'Відповідь тривала надто довго, і ми її зупинили, щоб не заважати іншим. Нічого не змінено. Звузьте відбір або виберіть менше записів і повторіть.',
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
