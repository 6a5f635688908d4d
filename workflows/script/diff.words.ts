import type { Words } from '../words/words.schema.ts';

const words = (ru: string, en: string, kk: string, uk: string): Required<Words> => ({ ru, en, kk, uk });

/** `{{what}}`: the first words of the step or objection, in quotes. */
export const scriptDiffWords = {
  name: words('Называется {{what}}', 'It is called {{what}}', '{{what}} деп аталады', 'Називається {{what}}'),
  for: words(
    'Изменилось, для каких звонков скрипт',
    'It is for other calls than before',
    'Скрипт қай қоңырауларға арналғаны өзгерді',
    'Змінилося, для яких дзвінків скрипт',
  ),
  start: words(
    'Разговор начинается с {{what}}',
    'The talk begins with {{what}}',
    'Әңгіме {{what}} қадамынан басталады',
    'Розмова починається з {{what}}',
  ),
  'step.added': words('Новый шаг: {{what}}', 'A new step: {{what}}', 'Жаңа қадам: {{what}}', 'Новий крок: {{what}}'),
  'step.removed': words(
    'Шаг удалён: {{what}}',
    'A step is gone: {{what}}',
    'Қадам жойылды: {{what}}',
    'Крок видалено: {{what}}',
  ),
  'step.kind': words(
    '{{what}}: это теперь шаг другого вида',
    '{{what}}: the step is of another kind now',
    '{{what}}: бұл енді басқа түрдегі қадам',
    '{{what}}: це тепер крок іншого виду',
  ),
  'step.text': words(
    '{{what}}: изменился текст',
    '{{what}}: another text',
    '{{what}}: мәтін өзгерді',
    '{{what}}: змінився текст',
  ),
  'step.hint': words(
    '{{what}}: изменилась подсказка',
    '{{what}}: another hint',
    '{{what}}: кеңес өзгерді',
    '{{what}}: змінилася підказка',
  ),
  'step.field': words(
    '{{what}}: ответ записывается в другое поле',
    '{{what}}: the answer goes to another field',
    '{{what}}: жауап басқа өріске жазылады',
    '{{what}}: відповідь записується в інше поле',
  ),
  'step.ways': words(
    '{{what}}: изменились ответы или куда они ведут',
    '{{what}}: other answers, or they lead elsewhere',
    '{{what}}: жауаптар немесе олар апаратын қадамдар өзгерді',
    '{{what}}: змінилися відповіді або куди вони ведуть',
  ),
  'step.next': words(
    '{{what}}: другой следующий шаг',
    '{{what}}: another next step',
    '{{what}}: келесі қадам басқа',
    '{{what}}: інший наступний крок',
  ),
  'step.outcome': words(
    '{{what}}: другой предложенный итог',
    '{{what}}: another outcome is proposed',
    '{{what}}: басқа қорытынды ұсынылады',
    '{{what}}: пропонується інший підсумок',
  ),
  'objection.added': words(
    'Новое возражение: {{what}}',
    'A new objection: {{what}}',
    'Жаңа қарсылық: {{what}}',
    'Нове заперечення: {{what}}',
  ),
  'objection.removed': words(
    'Возражение удалено: {{what}}',
    'An objection is gone: {{what}}',
    'Қарсылық жойылды: {{what}}',
    'Заперечення видалено: {{what}}',
  ),
  'objection.changed': words(
    'Изменился ответ на возражение {{what}}',
    'Another answer to the objection {{what}}',
    '{{what}} қарсылығына жауап өзгерді',
    'Змінилася відповідь на заперечення {{what}}',
  ),
} satisfies Record<string, Words>;
