import { fill } from '../words/fill.ts';
import type { Language, Words } from '../words/words.schema.ts';
import { inLanguage } from '../words/words.ts';
import type { AlarmKind, AlarmNews } from './alarm.ts';

type Said = Required<Words>;

/** What is wrong, and what to do about it. */
const words: Record<AlarmKind, { wrong: Said; help: Said }> = {
  temporal: {
    wrong: {
      ru: 'Temporal не отвечает',
      en: 'Temporal does not answer',
      kk: 'Temporal жауап бермейді',
      uk: 'Temporal не відповідає',
    },
    help: {
      ru: 'Процессы стоят, записи целы. Проверьте, запущен ли Temporal и виден ли он по сети.',
      en: 'Processes stand still, the record is safe. See whether Temporal runs and can be reached.',
      kk: 'Процестер тоқтап тұр, жазбалар аман. Temporal іске қосулы ма, желіден көріне ме, тексеріңіз.',
      uk: 'Процеси стоять, записи цілі. Перевірте, чи запущено Temporal і чи видно його в мережі.',
    },
  },
  workers: {
    wrong: {
      ru: 'Очереди никто не слушает: {{names}}',
      en: 'Nobody listens to these queues: {{names}}',
      kk: 'Кезектерді ешкім тыңдамайды: {{names}}',
      uk: 'Черги ніхто не слухає: {{names}}',
    },
    help: {
      ru: 'Запустите worker. Ничего не потеряно: он возьмёт всё, что ждёт.',
      en: 'Start the worker. Nothing is lost: it takes all that waits.',
      kk: 'Worker іске қосыңыз. Ештеңе жоғалмады: күтіп тұрғанның бәрін алады.',
      uk: 'Запустіть worker. Нічого не втрачено: він візьме все, що чекає.',
    },
  },
  queue: {
    wrong: {
      ru: 'Очередь не успевает: {{names}}',
      en: 'A queue is behind: {{names}}',
      kk: 'Кезек үлгермейді: {{names}}',
      uk: 'Черга не встигає: {{names}}',
    },
    help: {
      ru: 'Добавьте ещё один worker или посмотрите, что его занимает.',
      en: 'Add another worker, or see what keeps it busy.',
      kk: 'Тағы бір worker қосыңыз немесе оны не алаңдатып тұрғанын қараңыз.',
      uk: 'Додайте ще один worker або подивіться, що його займає.',
    },
  },
  behind: {
    wrong: {
      ru: 'События ждут процессов: {{count}}',
      en: 'Events wait for processes: {{count}}',
      kk: 'Оқиғалар процестерді күтуде: {{count}}',
      uk: 'Події чекають на процеси: {{count}}',
    },
    help: {
      ru: 'Посмотрите журнал worker и нагрузку базы данных.',
      en: 'See the worker’s log and how busy the database is.',
      kk: 'Worker журналы мен дерекқор жүктемесін қараңыз.',
      uk: 'Подивіться журнал worker і навантаження бази даних.',
    },
  },
  overdue: {
    wrong: {
      ru: 'Таймеры опаздывают: {{count}}',
      en: 'Timers are late: {{count}}',
      kk: 'Таймерлер кешігуде: {{count}}',
      uk: 'Таймери запізнюються: {{count}}',
    },
    help: {
      ru: 'Посмотрите на странице состояния, какие процессы стоят.',
      en: 'See on the status page which processes stand still.',
      kk: 'Күй бетінен қай процестер тұрғанын қараңыз.',
      uk: 'Подивіться на сторінці стану, які процеси стоять.',
    },
  },
  parked: {
    wrong: {
      ru: 'Не удалось разбудить процессов: {{count}}',
      en: 'Processes that could not be woken: {{count}}',
      kk: 'Оятылмаған процестер: {{count}}',
      uk: 'Не вдалося розбудити процесів: {{count}}',
    },
    help: {
      ru: 'Устраните причину и нажмите «Повторить» на странице состояния.',
      en: 'Mend the cause and press “Retry” on the status page.',
      kk: 'Себебін жойып, күй бетінде «Қайталау» басыңыз.',
      uk: 'Усуньте причину й натисніть «Повторити» на сторінці стану.',
    },
  },
  stuck: {
    wrong: {
      ru: 'Застряли: {{count}}',
      en: 'Stuck: {{count}}',
      kk: 'Тұрып қалды: {{count}}',
      uk: 'Застрягли: {{count}}',
    },
    help: {
      ru: 'На странице состояния видно, на чём, и есть кнопка «Повторить».',
      en: 'The status page says at what, and has a “Retry” button.',
      kk: 'Күй бетінде неде екені көрінеді, «Қайталау» түймесі бар.',
      uk: 'На сторінці стану видно, на чому, і є кнопка «Повторити».',
    },
  },
  accounts: {
    wrong: {
      ru: 'Не работают аккаунты: {{names}}',
      en: 'Accounts do not work: {{names}}',
      kk: 'Аккаунттар жұмыс істемейді: {{names}}',
      uk: 'Не працюють облікові записи: {{names}}',
    },
    help: {
      ru: 'Причина и что делать: настройки, «Каналы».',
      en: 'Why, and what to do: settings, “Channels”.',
      kk: 'Себебі мен не істеу керегі: баптаулар, «Арналар».',
      uk: 'Причина й що робити: налаштування, «Канали».',
    },
  },
  inbox: {
    wrong: {
      ru: 'Входящие с ошибкой: {{count}}',
      en: 'Incoming with an error: {{count}}',
      kk: 'Қатесі бар кірістер: {{count}}',
      uk: 'Вхідні з помилкою: {{count}}',
    },
    help: {
      ru: 'Они сохранены. Ошибка и «Повторить» на странице состояния.',
      en: 'They are kept. The error and “Retry” are on the status page.',
      kk: 'Олар сақталған. Қатесі мен «Қайталау» күй бетінде.',
      uk: 'Їх збережено. Помилка й «Повторити» на сторінці стану.',
    },
  },
  disk: {
    wrong: {
      ru: 'Свободно на диске: {{count}} %',
      en: 'Free on the disk: {{count}}%',
      kk: 'Дискідегі бос орын: {{count}} %',
      uk: 'Вільно на диску: {{count}} %',
    },
    help: {
      ru: 'Освободите место или увеличьте диск: когда он полон, ничего не записать.',
      en: 'Make room or enlarge the disk: nothing is written when it is full.',
      kk: 'Орын босатыңыз немесе дискіні үлкейтіңіз: толса, ештеңе жазылмайды.',
      uk: 'Звільніть місце або збільште диск: коли він повний, нічого не записати.',
    },
  },
};

const signs: Record<AlarmNews['is'], Said> = {
  new: {
    ru: '🔴 {{wrong}}\n{{help}}',
    en: '🔴 {{wrong}}\n{{help}}',
    kk: '🔴 {{wrong}}\n{{help}}',
    uk: '🔴 {{wrong}}\n{{help}}',
  },
  lasting: {
    ru: '🔴 Всё ещё: {{wrong}}\n{{help}}',
    en: '🔴 Still: {{wrong}}\n{{help}}',
    kk: '🔴 Әлі де: {{wrong}}\n{{help}}',
    uk: '🔴 Досі: {{wrong}}\n{{help}}',
  },
  over: {
    ru: '🟢 Снова в порядке: {{name}}',
    en: '🟢 Well again: {{name}}',
    kk: '🟢 Қайта қалпында: {{name}}',
    uk: '🟢 Знову гаразд: {{name}}',
  },
};

const names: Record<AlarmKind, Said> = {
  temporal: { ru: 'Temporal', en: 'Temporal', kk: 'Temporal', uk: 'Temporal' },
  workers: { ru: 'worker на связи', en: 'the worker', kk: 'worker байланыста', uk: 'worker на зв’язку' },
  queue: { ru: 'очереди', en: 'the queues', kk: 'кезектер', uk: 'черги' },
  behind: { ru: 'события', en: 'events', kk: 'оқиғалар', uk: 'події' },
  overdue: { ru: 'таймеры', en: 'timers', kk: 'таймерлер', uk: 'таймери' },
  parked: {
    ru: 'все процессы разбужены',
    en: 'all processes are awake',
    kk: 'барлық процесс ояу',
    uk: 'усі процеси розбуджено',
  },
  stuck: { ru: 'ничего не застряло', en: 'nothing is stuck', kk: 'ештеңе тұрып қалған жоқ', uk: 'нічого не застрягло' },
  accounts: { ru: 'аккаунты', en: 'accounts', kk: 'аккаунттар', uk: 'облікові записи' },
  inbox: { ru: 'входящие', en: 'what comes in', kk: 'кірістер', uk: 'вхідні' },
  disk: { ru: 'место на диске', en: 'room on the disk', kk: 'дискідегі орын', uk: 'місце на диску' },
};

/** What whoever is on call reads. */
export const alarmSaid = ({ what, is, count, names: which = [] }: AlarmNews, language: Language): string => {
  const { wrong, help } = words[what];
  const told = { count, names: which.join(', ') };
  return fill(signs[is], language, {
    wrong: fill(wrong, language, told),
    help: inLanguage(help, language),
    name: inLanguage(names[what], language),
  });
};
