import type { Language } from '../../../../workflows/words/words.schema.ts';
import { storyPhone, type DemoAct, type DemoStory } from '../pack.ts';

type End = 'lead' | 'brief' | 'estimate' | 'contract' | 'in_work' | 'acceptance' | 'support' | 'won' | 'lost';
type Project = [
  title: string,
  client: string,
  language: Language,
  type: string,
  thousands: number,
  end: End,
  days: number,
];

const projects: Project[] = [
  ['Сайт пекарни «Тёплый хлеб»', 'Алия Сейткали', 'ru', 'landing', 450, 'lead', 0.02],
  ['Гүл дүкенінің сайты', 'Айнұр Бекова', 'kk', 'shop', 900, 'lead', 0.06],
  ['Портфолио фотографа', 'Кирилл Назаров', 'ru', 'landing', 300, 'lead', 0.12],
  ['Сайт для клініки «Добрий лікар»', 'Оксана Мельник', 'uk', 'corporate', 1400, 'lead', 0.8],
  ['Лендинг курсов английского', 'Дина Ахметова', 'ru', 'landing', 380, 'brief', 4],
  ['Каталог мебели на заказ', 'Виктор Лим', 'ru', 'corporate', 1100, 'brief', 5],
  ['Медициналық орталық', 'Нұрлан Әбенов', 'kk', 'corporate', 1600, 'brief', 3],
  ['Магазин детских игрушек', 'Светлана Цой', 'ru', 'shop', 1100, 'estimate', 9],
  ['Редизайн сайта автосервиса', 'Руслан Ким', 'ru', 'redesign', 700, 'estimate', 8],
  ['Сервіс запису до майстра', 'Андрій Коваль', 'uk', 'app', 1900, 'estimate', 10],
  ['Online shop for tea', 'Emily Carter', 'en', 'shop', 1300, 'estimate', 7],
  ['Сайт юридической фирмы', 'Асель Жумагулова', 'ru', 'corporate', 1250, 'estimate', 12],
  ['Құрылыс компаниясының сайты', 'Бауыржан Төлегенов', 'kk', 'corporate', 1800, 'contract', 15],
  ['Сайт стоматологии', 'Елена Пак', 'ru', 'landing', 650, 'contract', 13],
  ['Магазин велосипедов', 'Тарас Шевчук', 'uk', 'shop', 1450, 'contract', 17],
  ['Личный кабинет арендатора', 'Марат Исмаилов', 'ru', 'app', 1800, 'in_work', 33],
  ['Сайт фестиваля музыки', 'Юлия Орлова', 'ru', 'landing', 800, 'in_work', 27],
  ['Redesign for a travel club', 'James Miller', 'en', 'redesign', 1500, 'in_work', 30],
  ['Сайт ветклиники', 'Гульнара Оспанова', 'ru', 'corporate', 980, 'in_work', 25],
  ['Кітап дүкені', 'Сәуле Мұратова', 'kk', 'shop', 1200, 'in_work', 36],
  ['Сайт школы танцев', 'Ирина Ли', 'ru', 'landing', 520, 'acceptance', 40],
  ['Каталог сантехники', 'Павел Зотов', 'ru', 'shop', 1550, 'acceptance', 47],
  ['Сайт архитектурного бюро', 'Тимур Садыков', 'ru', 'corporate', 1350, 'support', 62],
  ['Магазин кави', 'Наталія Бондар', 'uk', 'shop', 1025, 'support', 58],
  ['Лендинг жилого комплекса', 'Ержан Касымов', 'ru', 'landing', 750, 'won', 85],
  ['Сайт логистической компании', 'Олег Чен', 'ru', 'corporate', 1700, 'won', 90],
  ['Редизайн интернет-магазина обуви', 'Мадина Юсупова', 'ru', 'redesign', 1900, 'won', 78],
  ['Сайт барбершопа', 'Данил Громов', 'ru', 'landing', 290, 'lost', 18],
  ['Маркетплейс фермеров', 'Анна Тен', 'ru', 'app', 1950, 'lost', 26],
];

const order: End[] = ['lead', 'brief', 'estimate', 'contract', 'in_work', 'acceptance', 'support', 'won'];
const types: Record<string, string> = {
  landing: 'лендинг',
  corporate: 'сайт компании',
  shop: 'магазин',
  redesign: 'редизайн',
  app: 'сервис',
};

/** What happened before a lead moved on from a stage, and at which fraction of its life. */
const passes = ([, , , type, thousands, , days]: Project): Partial<Record<End, Step[]>> => ({
  lead: [{ does: 'finish', task: 'call', outcome: 'brief', result: `Нужен ${types[type]}, бриф пришлёт сам` }],
  brief: [{ does: 'set', fields: { brief_link: 'https://docs.example.com/brief', budget: thousands * 900 } }],
  estimate: [
    { does: 'set', amount: thousands * 1000, fields: { estimate_link: 'https://docs.example.com/estimate' } },
    { does: 'finish', task: 'follow_up', result: 'Смета подходит, просит договор' },
    { does: 'set', dates: { deadline: Math.round(45 - days) } },
    { does: 'move', stage: 'contract', checklist: ['scope', 'details'] },
  ],
  contract: [{ does: 'finish', task: 'contract', result: 'Договор подписан, скан пришёл' }, { does: 'pay' }],
  in_work: [
    { does: 'finish', task: 'status', result: 'Команда собрана, план согласован' },
    { does: 'note', text: 'Макеты согласованы без правок' },
    { does: 'set', fields: { site_link: 'https://preview.example.com' } },
    { does: 'move', stage: 'acceptance', checklist: ['phones', 'texts', 'access'] },
  ],
  acceptance: [
    { does: 'finish', task: 'acceptance', result: 'Акт подписан, три мелкие правки внесены' },
    { does: 'pay' },
  ],
  support: [
    { does: 'finish', task: 'follow_up', result: 'Всё работает, довольны' },
    { does: 'move', stage: 'won' },
  ],
});

type Step = DemoAct extends infer One ? (One extends DemoAct ? Omit<One, 'days'> : never) : never;

/** What has been started at the stage where it is now. */
const begun = (end: End, thousands: number, index: number): Step[] => {
  if (end === 'estimate' && index % 2)
    return [{ does: 'set', amount: thousands * 1000, fields: { estimate_link: 'https://docs.example.com/estimate' } }];
  if (end === 'contract' && index % 2) return [{ does: 'finish', task: 'contract', result: 'Договор подписан' }];
  if (end === 'brief') return [{ does: 'note', text: 'Обещал прислать бриф до конца недели' }];
  return [];
};

const stepsOf = (project: Project, index: number): Step[] => {
  const [, , , , thousands, end] = project;
  const pass = passes(project);
  if (end === 'lost') {
    const lossReason = index % 2 ? 'price' : 'postponed';
    return [...pass.lead!, ...pass.brief!, { does: 'move', stage: 'lost', lossReason }];
  }
  return [...order.slice(0, order.indexOf(end)).flatMap((stage) => pass[stage] ?? []), ...begun(end, thousands, index)];
};

const sources: Record<string, string>[] = [
  { referrer: 'https://www.google.com/', page: 'https://studio.example/' },
  { utm_source: 'instagram', utm_medium: 'social', utm_campaign: 'portfolio' },
  { channel: 'рекомендация' },
  { utm_source: 'google', utm_medium: 'cpc', utm_campaign: 'site_for_business' },
];

/** The clients of the support desk are the studio's: the same people with the same phones. */
export const clientPhone = (name: string): string =>
  storyPhone(
    '202',
    projects.findIndex(([, client]) => client === name),
  );

export const webStudioDemo: DemoStory[] = projects.map((project, index) => {
  const [title, name, language, type, thousands, , days] = project;
  const steps = stepsOf(project, index);
  const source = sources[index % sources.length]!;
  return {
    title,
    client: { name, language, phone: clientPhone(name) },
    by: 'channel' in source ? 'person' : 'form',
    source,
    fields: { project_type: type, ...(type === 'redesign' ? { current_site: 'https://old.example.com' } : {}) },
    ...(thousands > 1500 ? { tags: ['крупный'] } : {}),
    days,
    acts: steps.map((step, at) => ({ ...step, days: days * (1 - (at + 1) / (steps.length + 0.6)) })),
  };
});
