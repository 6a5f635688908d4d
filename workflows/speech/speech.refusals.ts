import type { RefusalKind } from '../refusal.ts';

/** Why a text was not spoken; a server’s own words follow where it said any. */
export const speechRefusals = {
  SpeechNotSet: {
    status: 409,
    ru: 'Сервера речи нет. Укажите его адрес в разделе «Записи».',
    en: 'There is no speech server. Give its address under Sounds.',
    kk: 'Сөйлеу сервері жоқ. Мекенжайын «Жазбалар» бөлімінде көрсетіңіз.',
    uk: 'Сервера мовлення немає. Вкажіть його адресу в розділі «Записи».',
  },
  SpeechAddressInner: {
    status: 422,
    field: 'url',
    ru: '{{host}} — внутри вашей сети, туда отсюда не звонят. Если так и нужно, назовите его в WEBHOOK_ALLOWED_HOSTS.',
    en: '{{host}} is inside your network, which is not called from here. If it is meant, name it in WEBHOOK_ALLOWED_HOSTS.',
    kk: '{{host}} желіңіздің ішінде, ол жаққа бұл жерден сұрау жіберілмейді. Керек болса, оны WEBHOOK_ALLOWED_HOSTS ішінде атаңыз.',
    uk: '{{host}} — усередині вашої мережі, туди звідси не звертаються. Якщо так і треба, назвіть його у WEBHOOK_ALLOWED_HOSTS.',
  },
  SpeechNoAnswer: {
    status: 422,
    ru: 'Сервер речи {{host}} не отвечает ({{error}}). Проверьте адрес и попробуйте ещё раз.',
    en: 'The speech server {{host}} does not answer ({{error}}). Check the address and try again.',
    kk: '{{host}} сөйлеу сервері жауап бермейді ({{error}}). Мекенжайды тексеріп, қайталап көріңіз.',
    uk: 'Сервер мовлення {{host}} не відповідає ({{error}}). Перевірте адресу й спробуйте ще раз.',
  },
  SpeechBusy: {
    status: 422,
    ru: 'Сервер речи просит подождать: запросов слишком много. Попробуйте через {{seconds}} с.',
    en: 'The speech server asks to wait: there are too many requests. Try again in {{seconds}} s.',
    kk: 'Сөйлеу сервері күте тұруды сұрайды: сұраулар тым көп. {{seconds}} с кейін қайталаңыз.',
    uk: 'Сервер мовлення просить зачекати: запитів забагато. Спробуйте за {{seconds}} с.',
  },
  SpeechRefused: {
    status: 422,
    ru: 'Сервер речи ответил {{status}}: «{{said}}». Проверьте адрес, секрет и название голоса.',
    en: 'The speech server answered {{status}}: “{{said}}”. Check the address, the secret and the name of the voice.',
    kk: 'Сөйлеу сервері {{status}} деп жауап берді: «{{said}}». Мекенжайды, құпияны және дауыс атауын тексеріңіз.',
    uk: 'Сервер мовлення відповів {{status}}: «{{said}}». Перевірте адресу, секрет і назву голосу.',
  },
  SpeechNotSound: {
    status: 422,
    ru: 'Сервер речи ответил не звуком, а «{{type}}». Нужен audio/wav или другой звук, который читает браузер.',
    en: 'The speech server answered “{{type}}” instead of sound. It must be audio/wav or another sound that browsers read.',
    kk: 'Сөйлеу сервері дыбыс емес, «{{type}}» жіберді. audio/wav немесе браузер оқитын басқа дыбыс керек.',
    uk: 'Сервер мовлення відповів не звуком, а «{{type}}». Потрібен audio/wav або інший звук, який читає браузер.',
  },
  SpeechNotWav: {
    status: 422,
    ru: 'Для телефона сервер речи должен отвечать WAV (PCM, 16 бит), а ответил «{{type}}». Настройте его на WAV или выберите запись.',
    en: 'For telephones the speech server must answer with WAV (PCM, 16 bit), and it answered “{{type}}”. Let it speak WAV, or choose a sound.',
    kk: 'Телефон үшін сөйлеу сервері WAV (PCM, 16 бит) беруі керек, ал ол «{{type}}» жіберді. Оны WAV-қа баптаңыз немесе жазба таңдаңыз.',
    uk: 'Для телефону сервер мовлення має відповідати WAV (PCM, 16 біт), а відповів «{{type}}». Налаштуйте його на WAV або виберіть запис.',
  },
  SpeechLacks: {
    status: 422,
    ru: 'Текст не сказан: {{lacks}}',
    en: 'The text was not spoken: {{lacks}}',
    kk: 'Мәтін айтылмады: {{lacks}}',
    uk: 'Текст не сказано: {{lacks}}',
  },
  SpeechTooLong: {
    status: 422,
    field: 'text',
    ru: 'Ответ сервера речи больше {{megabytes}} МБ. Сократите текст или настройте сервер на WAV 8 кГц моно.',
    en: 'What the speech server answered is more than {{megabytes}} MB. Shorten the text, or let the server speak WAV, 8 kHz mono.',
    kk: 'Сөйлеу серверінің жауабы {{megabytes}} МБ-тан үлкен. Мәтінді қысқартыңыз немесе серверді WAV 8 кГц моно етіп баптаңыз.',
    uk: 'Відповідь сервера мовлення більша за {{megabytes}} МБ. Скоротіть текст або налаштуйте сервер на WAV 8 кГц моно.',
  },
} satisfies Record<string, RefusalKind>;
