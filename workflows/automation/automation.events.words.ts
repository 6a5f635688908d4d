import type { Words } from '../words/words.schema.ts';

export const automationEventWords = {
  'automation.failed': {
    ru: 'Автоматизация «{{name}}» не сработала: {{because}}',
    en: 'Automation “{{name}}” could not do it: {{because}}',
    kk: '«{{name}}» автоматтандыруы орындалмады: {{because}}',
    uk: 'Автоматизація «{{name}}» не спрацювала: {{because}}',
  },
  'automation.waiting': {
    ru: 'Автоматизация «{{name}}» ждёт до {{until}}',
    en: 'Automation “{{name}}” waits until {{until}}',
    kk: '«{{name}}» автоматтандыруы {{until, dative}} дейін күтеді',
    uk: 'Автоматизація «{{name}}» чекає до {{until}}',
  },
  'automation.waiting.event': {
    ru: 'Автоматизация «{{name}}» ждёт события',
    en: 'Automation “{{name}}” waits for an event',
    kk: '«{{name}}» автоматтандыруы оқиғаны күтеді',
    uk: 'Автоматизація «{{name}}» чекає на подію',
  },
  'automation.went_on.happened': {
    ru: 'Автоматизация «{{name}}» дождалась и идёт дальше',
    en: 'Automation “{{name}}” got what it waited for and goes on',
    kk: '«{{name}}» автоматтандыруы күткенін алып, әрі қарай жүрді',
    uk: 'Автоматизація «{{name}}» дочекалася і йде далі',
  },
  'automation.went_on': {
    ru: 'Автоматизация «{{name}}»: время вышло, идёт дальше',
    en: 'Automation “{{name}}”: the time is over, it goes on',
    kk: '«{{name}}» автоматтандыруы: уақыт бітті, әрі қарай жүрді',
    uk: 'Автоматизація «{{name}}»: час вийшов, іде далі',
  },
  'automation.branched.holds': {
    ru: 'Автоматизация «{{name}}»: условие выполнено',
    en: 'Automation “{{name}}”: the condition holds',
    kk: '«{{name}}» автоматтандыруы: шарт орындалды',
    uk: 'Автоматизація «{{name}}»: умову виконано',
  },
  'automation.branched': {
    ru: 'Автоматизация «{{name}}»: условие не выполнено',
    en: 'Automation “{{name}}”: the condition does not hold',
    kk: '«{{name}}» автоматтандыруы: шарт орындалмады',
    uk: 'Автоматизація «{{name}}»: умову не виконано',
  },
  'automation.ended': {
    ru: 'Автоматизация «{{name}}» завершена',
    en: 'Automation “{{name}}” has ended',
    kk: '«{{name}}» автоматтандыруы аяқталды',
    uk: 'Автоматизацію «{{name}}» завершено',
  },
  'automation.stopped.left': {
    ru: 'Автоматизация «{{name}}» остановлена: сделка ушла из этапа',
    en: 'Automation “{{name}}” was stopped: the lead left the stage',
    kk: '«{{name}}» автоматтандыруы тоқтатылды: мәміле кезеңнен кетті',
    uk: 'Автоматизацію «{{name}}» зупинено: угода пішла з етапу',
  },
  'automation.stopped.version': {
    ru: 'Автоматизация «{{name}}» остановлена: в новой версии её шага нет',
    en: 'Automation “{{name}}” was stopped: the new version lacks its step',
    kk: '«{{name}}» автоматтандыруы тоқтатылды: жаңа нұсқада оның қадамы жоқ',
    uk: 'Автоматизацію «{{name}}» зупинено: у новій версії її кроку немає',
  },
  'automation.stopped.steps': {
    ru: 'Автоматизация «{{name}}» остановлена: слишком много шагов',
    en: 'Automation “{{name}}” was stopped: too many steps',
    kk: '«{{name}}» автоматтандыруы тоқтатылды: қадам тым көп',
    uk: 'Автоматизацію «{{name}}» зупинено: забагато кроків',
  },
  'automation.stopped.stopped': {
    ru: 'Автоматизация «{{name}}» остановлена',
    en: 'Automation “{{name}}” was stopped',
    kk: '«{{name}}» автоматтандыруы тоқтатылды',
    uk: 'Автоматизацію «{{name}}» зупинено',
  },
  'webhook.answered': {
    ru: 'Внешняя система ответила: {{status}}',
    en: 'The outside system answered: {{status}}',
    kk: 'Сыртқы жүйе жауап берді: {{status}}',
    uk: 'Зовнішня система відповіла: {{status}}',
  },
} satisfies Record<string, Required<Words>>;
