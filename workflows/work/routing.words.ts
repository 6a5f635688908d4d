import type { Words } from '../words/words.schema.ts';
import type { WhyNot } from './route.ts';

/** Why somebody did not get it. */
export const whyNotWords: Record<WhyNot, Required<Words>> = {
  away: {
    ru: 'не на связи или не на смене',
    en: 'not online or not on shift',
    kk: 'байланыста емес немесе ауысымда емес',
    uk: 'не на зв’язку або не на зміні',
  },
  other_group: {
    ru: 'работает в другой скилл-группе',
    en: 'works in another group',
    kk: 'басқа топта жұмыс істейді',
    uk: 'працює в іншій скіл-групі',
  },
  lacks_skill: {
    ru: 'нет нужного навыка или уровень ниже',
    en: 'lacks a skill or its level',
    kk: 'қажетті дағдысы жоқ немесе деңгейі төмен',
    uk: 'немає потрібної навички або рівень нижчий',
  },
  lacks_language: {
    ru: 'не говорит на языке клиента',
    en: 'does not speak the client’s language',
    kk: 'клиенттің тілінде сөйлемейді',
    uk: 'не говорить мовою клієнта',
  },
  at_limit: {
    ru: 'нагрузка уже на пределе',
    en: 'at the limit',
    kk: 'жүктемесі шегіне жеткен',
    uk: 'навантаження вже на межі',
  },
  asked_before: {
    ru: 'уже предлагали: не открыл(а) вовремя или вернул(а)',
    en: 'was asked before and did not open it in time, or gave it back',
    kk: 'бұрын ұсынылған: уақытында ашпады не қайтарды',
    uk: 'вже пропонували: не відкрито вчасно або повернено',
  },
  waits_for_known: {
    ru: 'сначала ждём того, кто уже знает клиента',
    en: 'whoever knows the client is waited for first',
    kk: 'алдымен клиентті білетін адам күтіледі',
    uk: 'спершу чекаємо на того, хто вже знає клієнта',
  },
  busier: {
    ru: 'занят(а) больше или получил(а) работу позже',
    en: 'is busier, or was given work later',
    kk: 'жүктемесі көбірек немесе жұмысты кейінірек алған',
    uk: 'навантаження більше або роботу отримано пізніше',
  },
};

/** Why it went as it did. */
export const routedWords = {
  known: {
    ru: 'Достался: {{name}}. Этот сотрудник уже общался с клиентом.',
    en: 'It went to {{name}}, who knows the client.',
    kk: '{{name}} алды: клиентпен бұрын сөйлескен.',
    uk: 'Дістався: {{name}}. Цей співробітник уже спілкувався з клієнтом.',
  },
  freest: {
    ru: 'Достался: {{name}}. Из тех, кто мог взять, нагрузка меньше всего.',
    en: 'It went to {{name}}, the least busy of those who could take it.',
    kk: '{{name}} алды: ала алатындардың ішінде жүктемесі ең аз.',
    uk: 'Дістався: {{name}}. З тих, хто міг узяти, навантаження найменше.',
  },
  only: {
    ru: 'Достался: {{name}}. Больше взять было некому.',
    en: 'It went to {{name}}: nobody else could take it.',
    kk: '{{name}} алды: басқа алатын ешкім болмады.',
    uk: 'Дістався: {{name}}. Більше взяти було нікому.',
  },
  missed: {
    ru: 'Не открыт вовремя: {{name}}. Вернулся в очередь на своё место.',
    en: '{{name}} did not open it in time; it went back to its place in the queue.',
    kk: '{{name}} уақытында ашпады. Кезектегі орнына қайтты.',
    uk: 'Не відкрито вчасно: {{name}}. Повернувся в чергу на своє місце.',
  },
  returned: {
    ru: 'Возвращён в очередь: {{name}}.',
    en: '{{name}} put it back into the queue.',
    kk: '{{name}} кезекке қайтарды.',
    uk: 'Повернено в чергу: {{name}}.',
  },
} satisfies Record<string, Required<Words>>;

/** What a client who waits is told. */
export const toldWords = {
  place: {
    ru: 'Все операторы заняты. Вы в очереди: {{place}}.',
    en: 'All our operators are busy. Your place in the queue: {{place}}.',
    kk: 'Барлық оператор бос емес. Кезектегі орныңыз: {{place}}.',
    uk: 'Усі оператори зайняті. Ваше місце в черзі: {{place}}.',
  },
  wait: {
    ru: 'Ответим примерно через {{minutes}} мин.',
    en: 'We will answer in about {{minutes}} min.',
    kk: 'Шамамен {{minutes}} минуттан кейін жауап береміз.',
    uk: 'Відповімо приблизно за {{minutes}} хв.',
  },
  handedOver: {
    ru: 'Передаём ваш вопрос коллеге. Повторять его не нужно.',
    en: 'We are passing your question to a colleague. You need not repeat it.',
    kk: 'Сұрағыңызды әріптеске береміз. Қайталаудың қажеті жоқ.',
    uk: 'Передаємо ваше запитання колезі. Повторювати його не потрібно.',
  },
} satisfies Record<string, Required<Words>>;
