import type { Words } from '../words/words.schema.ts';

export const callbackEventWords = {
  'callback.asked': {
    ru: '{{who}}: обещан звонок {{window}}',
    en: '{{who}}: a call was promised {{window}}',
    kk: '{{who}}: қоңырау уәде етілді {{window}}',
    uk: '{{who}}: обіцяно дзвінок {{window}}',
  },
  'callback.asked.says': {
    ru: '{{who}}: клиенту позвонят и проиграют запись {{window}}',
    en: '{{who}}: the client will be called and hear a sound {{window}}',
    kk: '{{who}}: клиентке қоңырау шалынып, жазба ойнатылады {{window}}',
    uk: '{{who}}: клієнтові зателефонують і програють запис {{window}}',
  },
  'callback.moved': {
    ru: '{{who}}: обещанный звонок перенесён: {{window}}',
    en: '{{who}}: moved the promised call: {{window}}',
    kk: '{{who}}: уәде етілген қоңырау ауыстырылды: {{window}}',
    uk: '{{who}}: обіцяний дзвінок перенесено: {{window}}',
  },
  'callback.assigned': {
    ru: 'Звонит клиенту: {{person}}',
    en: 'Calls the client: {{person}}',
    kk: 'Клиентке қоңырау шалады: {{person}}',
    uk: 'Телефонує клієнтові: {{person}}',
  },
  'callback.due': {
    ru: 'Пора звонить клиенту',
    en: 'It is time to call the client',
    kk: 'Клиентке қоңырау шалатын уақыт келді',
    uk: 'Час телефонувати клієнтові',
  },
  'callback.warned': {
    ru: 'Клиенту ещё не позвонили, узнали: {{people}}',
    en: 'Nobody has called the client yet, told: {{people}}',
    kk: 'Клиентке әлі қоңырау шалынбады, хабарланды: {{people}}',
    uk: 'Клієнтові ще не зателефонували, повідомлено: {{people}}',
  },
  'callback.warned.nobody': {
    ru: 'Клиенту ещё не позвонили, и сказать об этом некому',
    en: 'Nobody has called the client yet, and there is nobody to tell',
    kk: 'Клиентке әлі қоңырау шалынбады, айтатын да ешкім жоқ',
    uk: 'Клієнтові ще не зателефонували, і сказати про це нікому',
  },
  'callback.warned.next': {
    ru: 'Клиенту не позвонили вовремя: звонок переходит к следующему',
    en: 'The client was not called in time: the call goes on to the next one',
    kk: 'Клиентке уақытында қоңырау шалынбады: қоңырау келесі адамға өтеді',
    uk: 'Клієнтові не зателефонували вчасно: дзвінок переходить до наступного',
  },
  'callback.late': {
    ru: 'Обещание позвонить просрочено: {{due}}',
    en: 'The promise to call is late: it ran out {{due}}',
    kk: 'Қоңырау шалу уәдесі кешікті: {{due}}',
    uk: 'Обіцянку зателефонувати прострочено: {{due}}',
  },
  'callback.dialled': {
    ru: '{{who}}: звонит клиенту',
    en: '{{who}}: is calling the client',
    kk: '{{who}}: клиентке қоңырау шалып жатыр',
    uk: '{{who}}: телефонує клієнтові',
  },
  'callback.dialled.says': {
    ru: 'Клиенту звонят, чтобы проиграть запись',
    en: 'The client is being called to hear a sound',
    kk: 'Жазбаны ойнату үшін клиентке қоңырау шалынып жатыр',
    uk: 'Клієнтові телефонують, щоб програти запис',
  },
  'callback.attempted': {
    ru: '{{who}}: звонок клиенту, {{how}}',
    en: '{{who}}: called the client, {{how}}',
    kk: '{{who}}: клиентке қоңырау шалды, {{how}}',
    uk: '{{who}}: дзвінок клієнтові, {{how}}',
  },
  'callback.attempted.again': {
    ru: '{{who}}: звонок клиенту, {{how}}; следующий {{next}}',
    en: '{{who}}: called the client, {{how}}; the next call {{next}}',
    kk: '{{who}}: клиентке қоңырау шалды, {{how}}; келесісі {{next}}',
    uk: '{{who}}: дзвінок клієнтові, {{how}}; наступний {{next}}',
  },
  'callback.corrected': {
    ru: '{{who}}: на самом деле {{how}}',
    en: '{{who}}: in truth {{how}}',
    kk: '{{who}}: шын мәнінде {{how}}',
    uk: '{{who}}: насправді {{how}}',
  },
  'callback.ended.kept': {
    ru: 'Обещание позвонить сдержано',
    en: 'The promise to call was kept',
    kk: 'Қоңырау шалу уәдесі орындалды',
    uk: 'Обіцянку зателефонувати виконано',
  },
  'callback.ended.late_kept': {
    ru: 'Клиенту позвонили, но позже обещанного',
    en: 'The client was called, but later than promised',
    kk: 'Клиентке қоңырау шалынды, бірақ уәде етілгеннен кеш',
    uk: 'Клієнтові зателефонували, але пізніше за обіцяне',
  },
  'callback.ended.broken': {
    ru: 'Обещание позвонить нарушено: никто не позвонил',
    en: 'The promise to call is broken: nobody has called',
    kk: 'Қоңырау шалу уәдесі бұзылды: ешкім қоңырау шалмады',
    uk: 'Обіцянку зателефонувати порушено: ніхто не зателефонував',
  },
  'callback.ended.cancelled': {
    ru: '{{who}}: обещанный звонок отменён',
    en: '{{who}}: called the promised call off',
    kk: '{{who}}: уәде етілген қоңырау болдырылмады',
    uk: '{{who}}: обіцяний дзвінок скасовано',
  },
  'callback.ended.served': {
    ru: 'Обратный звонок не нужен: с клиентом уже поговорили',
    en: 'No callback is needed: somebody has talked with the client',
    kk: 'Кері қоңырау қажет емес: клиентпен сөйлесіп қойды',
    uk: 'Зворотний дзвінок не потрібен: з клієнтом уже поговорили',
  },
  'callback.ended.given_up': {
    ru: 'До клиента не дозвонились, больше не звоним',
    en: 'The client could not be reached, nobody calls any more',
    kk: 'Клиентке қоңырау шалу мүмкін болмады, енді шалынбайды',
    uk: 'До клієнта не додзвонилися, більше не телефонуємо',
  },
} satisfies Record<string, Required<Words>>;
