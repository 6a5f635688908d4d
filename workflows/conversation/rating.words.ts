import { trackText } from '../task/track.ts';
import type { Words } from '../words/words.schema.ts';

/** What clients are told about rating a talk. */
export const ratingWords = {
  ask: {
    ru: 'Как мы вам помогли? Оцените от 1 до 5: пришлите одну цифру.',
    en: 'How did we do? Please rate us from 1 to 5 with a single digit.',
    kk: 'Көмегіміз қалай болды? 1-ден 5-ке дейін бағалаңыз: бір сан жіберіңіз.',
    uk: 'Як ми вам допомогли? Оцініть від 1 до 5: надішліть одну цифру.',
  },
  remind: {
    ru: 'Ваша оценка поможет нам стать лучше: пришлите цифру от 1 до 5.',
    en: 'Your rating helps us do better: please send a digit from 1 to 5.',
    kk: 'Бағаңыз жақсаруымызға көмектеседі: 1-ден 5-ке дейін сан жіберіңіз.',
    uk: 'Ваша оцінка допоможе нам стати кращими: надішліть цифру від 1 до 5.',
  },
  thanks: {
    ru: 'Спасибо за оценку! Если хотите, напишите пару слов.',
    en: 'Thank you for the rating! Add a few words if you like.',
    kk: 'Бағаңызға рақмет! Қаласаңыз, бірер сөз жазыңыз.',
    uk: 'Дякуємо за оцінку! Якщо хочете, напишіть кілька слів.',
  },
} satisfies Record<string, Required<Words>>;

/** The task of whoever looks at a low rating; `track` of the ticket that was rated. */
export const lowRatingText = (rating: number, name: string, track: string | null): Required<Words> => {
  const of = (word: string) => (track === null ? '' : `, ${word} ${trackText(track)}`);
  return {
    ru: `Низкая оценка: ${rating} из 5. Разобраться и ответить клиенту: ${name}${of('обращение')}`,
    en: `A low rating: ${rating} of 5. Find out why and answer the client: ${name}${of('ticket')}`,
    kk: `Төмен баға: 5-тен ${rating}. Себебін анықтап, клиентке жауап беру керек: ${name}${of('өтініш')}`,
    uk: `Низька оцінка: ${rating} з 5. З’ясувати причину й відповісти клієнту: ${name}${of('звернення')}`,
  };
};
