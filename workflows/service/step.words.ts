import type { Teller } from '../event/telling.ts';
import { fill } from '../words/fill.ts';
import type { Words } from '../words/words.schema.ts';
import { inLanguage } from '../words/words.ts';
import { promiseWords } from './promise.words.ts';
import type { Way } from './rung.schema.ts';

const words = {
  called: {
    ru: 'Позвали дежурного: {{people}} ({{promise}} до {{due}})',
    en: 'On call, called: {{people}} ({{promise}} by {{due}})',
    kk: 'Кезекші шақырылды: {{people}} ({{promise}}, {{due, dative}} дейін)',
    uk: 'Покликали чергового: {{people}} ({{promise}} до {{due}})',
  },
  nobodyLeft: {
    ru: 'Звать больше некого: дежурных нет ({{promise}} до {{due}})',
    en: 'Nobody else is on call ({{promise}} by {{due}})',
    kk: 'Басқа кезекші жоқ ({{promise}}, {{due, dative}} дейін)',
    uk: 'Кликати більше нікого: чергових немає ({{promise}} до {{due}})',
  },
  assigned: {
    ru: 'Шаг лестницы: передаётся дальше ({{promise}} до {{due}})',
    en: 'A step of the ladder: handed on ({{promise}} by {{due}})',
    kk: 'Сатының қадамы: әрі қарай беріледі ({{promise}}, {{due, dative}} дейін)',
    uk: 'Крок драбини: передається далі ({{promise}} до {{due}})',
  },
  raised: {
    ru: 'Шаг лестницы: приоритет выше ({{promise}} до {{due}})',
    en: 'A step of the ladder: the priority is raised ({{promise}} by {{due}})',
    kk: 'Сатының қадамы: басымдық көтерілді ({{promise}}, {{due, dative}} дейін)',
    uk: 'Крок драбини: пріоритет вищий ({{promise}} до {{due}})',
  },
  nothing: {
    ru: 'Шаг лестницы: менять нечего ({{promise}} до {{due}})',
    en: 'A step of the ladder: nothing to change ({{promise}} by {{due}})',
    kk: 'Сатының қадамы: өзгертетін ештеңе жоқ ({{promise}}, {{due, dative}} дейін)',
    uk: 'Крок драбини: змінювати нічого ({{promise}} до {{due}})',
  },
} satisfies Record<string, Required<Words>>;

export const wayWords = {
  mail: { ru: 'письмо', en: 'e-mail', kk: 'хат', uk: 'лист' },
  phone: { ru: 'звонок', en: 'phone', kk: 'қоңырау', uk: 'дзвінок' },
} as const satisfies Record<Way, Required<Words>>;

type Step = {
  to: string[];
  promise: keyof typeof promiseWords;
  dueAt: string;
  did?: 'assigned' | 'raised' | 'nothing' | undefined;
  onCall?: boolean | undefined;
  by?: Way[] | undefined;
};

/** What a step of a ladder did; undefined where it only told somebody. */
export const stepSaid = (
  { to, promise, dueAt, did, onCall, by }: Step,
  { person, exact, language }: Pick<Teller, 'person' | 'exact' | 'language'>,
): string | undefined => {
  if (!did && !onCall) return undefined;
  const which = did ?? (to.length > 0 ? 'called' : 'nobodyLeft');
  const values = { people: to.map(person).join(', '), promise: inLanguage(promiseWords[promise], language) };
  return [fill(words[which], language, { ...values, due: exact(dueAt) }), waysSaid(by, language)]
    .filter(Boolean)
    .join(' · ');
};

/** By what else somebody was reached. */
export const waysSaid = (by: Way[] | undefined, language: Teller['language']): string =>
  (by ?? []).map((way) => inLanguage(wayWords[way], language)).join(', ');
