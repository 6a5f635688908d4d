import { fill } from '../words/fill.ts';
import type { Language, Words } from '../words/words.schema.ts';

const words = {
  subject: {
    ru: 'Нужны вы: {{what}}',
    en: 'You are needed: {{what}}',
    kk: 'Сіз керексіз: {{what}}',
    uk: 'Потрібні ви: {{what}}',
  },
  body: {
    ru: 'Вы дежурите, а ответить больше некому: {{what}}.\n\nОткройте и нажмите «Занимаюсь этим», иначе позовут следующего: {{link}}',
    en: 'You are on call, and nobody else has answered: {{what}}.\n\nOpen it and press “I have it”, or the next one is called: {{link}}',
    kk: 'Сіз кезекшісіз, басқа ешкім жауап бермеді: {{what}}.\n\nАшып, «Мен айналысып жатырмын» дегенді басыңыз, әйтпесе келесі адам шақырылады: {{link}}',
    uk: 'Ви чергуєте, а відповісти більше нікому: {{what}}.\n\nВідкрийте й натисніть «Займаюся цим», інакше покличуть наступного: {{link}}',
  },
} satisfies Record<string, Required<Words>>;

/** The letter to whoever is on call. `what`: what it is about, in harmless words. */
export const callOutLetter = (what: string, link: string, language: Language): { subject: string; body: string } => ({
  subject: fill(words.subject, language, { what }).slice(0, 200),
  body: fill(words.body, language, { what, link }),
});
