import { durationText } from '../automation/automation-sentence.ts';
import { fill } from '../words/fill.ts';
import type { Language, Words } from '../words/words.schema.ts';
import { inLanguage } from '../words/words.ts';
import type { TaskRung } from './ladder.schema.ts';

/** What a step does, as a choice and in a line. */
export const rungWords = {
  remind: {
    ru: 'напомнить исполнителю',
    en: 'remind whoever must do it',
    kk: 'орындаушыға еске салу',
    uk: 'нагадати виконавцю',
  },
  supervisors: {
    ru: 'сказать руководителям',
    en: 'tell the supervisors',
    kk: 'басшыларға айту',
    uk: 'сказати керівникам',
  },
  on_call: {
    ru: 'позвать дежурного',
    en: 'call whoever is on call',
    kk: 'кезекшіні шақыру',
    uk: 'покликати чергового',
  },
  hand_on: {
    ru: 'передать руководителю',
    en: 'hand it to a supervisor',
    kk: 'басшыға беру',
    uk: 'передати керівнику',
  },
  raise: {
    ru: 'сделать важной',
    en: 'mark it important',
    kk: 'маңызды деп белгілеу',
    uk: 'зробити важливим',
  },
} as const satisfies Record<TaskRung['does'], Required<Words>>;

const words = {
  after: {
    ru: '{{length}} после срока: {{does}}',
    en: '{{length}} after it was due: {{does}}',
    kk: 'мерзімнен кейін {{length}}: {{does}}',
    uk: '{{length}} після строку: {{does}}',
  },
  every: {
    ru: '{{step}}, и снова каждый раз через столько: {{length}}',
    en: '{{step}}, and again each {{length}}',
    kk: '{{step}}, содан кейін қайта, аралығы: {{length}}',
    uk: '{{step}}, і знову щоразу через стільки: {{length}}',
  },
  none: {
    ru: 'больше никому не скажут',
    en: 'nobody else is told',
    kk: 'басқа ешкімге айтылмайды',
    uk: 'більше нікому не скажуть',
  },
} satisfies Record<string, Required<Words>>;

/** A ladder in one line. */
export const ladderText = (ladder: TaskRung[], language: Language): string =>
  ladder.map((rung) => rungText(rung, language)).join('; ') || inLanguage(words.none, language);

export const rungText = ({ by, does, every }: TaskRung, language: Language): string => {
  const said = { length: durationText(by, language), does: inLanguage(rungWords[does], language) };
  const step = fill(words.after, language, said);
  return every ? fill(words.every, language, { step, length: durationText(every, language) }) : step;
};
