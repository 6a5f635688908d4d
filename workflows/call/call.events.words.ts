import type { Words } from '../words/words.schema.ts';

/** Of `call.ended` by its direction and how it ended; `call.ended.out` and `call.ended.in` are for the others. */
export const callEventWords = {
  'call.ended.out.answered': {
    ru: 'Исходящий звонок: {{person}}, разговор {{talk}}',
    en: 'Outgoing call: {{person}} talked with the client for {{talk}}',
    kk: 'Шығыс қоңырау: {{person}} клиентпен сөйлесті, {{talk}}',
    uk: 'Вихідний дзвінок: {{person}}, розмова {{talk}}',
  },
  'call.ended.in.answered': {
    ru: 'Входящий звонок: {{person}}, разговор {{talk}}',
    en: 'Incoming call: {{person}} talked with the client for {{talk}}',
    kk: 'Кіріс қоңырау: {{person}} клиентпен сөйлесті, {{talk}}',
    uk: 'Вхідний дзвінок: {{person}}, розмова {{talk}}',
  },
  'call.ended.out': {
    ru: 'Исходящий звонок, {{person}}: {{how}}',
    en: 'Outgoing call, {{person}}: {{how}}',
    kk: 'Шығыс қоңырау, {{person}}: {{how}}',
    uk: 'Вихідний дзвінок, {{person}}: {{how}}',
  },
  'call.ended.in': {
    ru: 'Входящий звонок: {{how}}',
    en: 'Incoming call: {{how}}',
    kk: 'Кіріс қоңырау: {{how}}',
    uk: 'Вхідний дзвінок: {{how}}',
  },
  'call.outcome': {
    ru: '{{who}}: итог звонка: {{outcome}}',
    en: '{{who}}: outcome of the call: {{outcome}}',
    kk: '{{who}}: қоңырау қорытындысы: {{outcome}}',
    uk: '{{who}}: підсумок дзвінка: {{outcome}}',
  },
  'call.outcome.noted': {
    ru: '{{who}}: к звонку записано: {{note}}',
    en: '{{who}}: noted of the call: {{note}}',
    kk: '{{who}}: қоңырауға жазылды: {{note}}',
    uk: '{{who}}: до дзвінка записано: {{note}}',
  },
} satisfies Record<string, Required<Words>>;
