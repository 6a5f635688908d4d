import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../../../workflows/words/words.schema.ts';
import { storyPhone, type DemoAct, type DemoStory } from '../pack.ts';

type Client = { name: string; language: Language; programme: string; country: string; amount: number };
const clients: Client[] = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'clients.json'), 'utf8'));

const ends =
  `new half meeting no_answer contract new half early invoiced meeting half won conditional_refusal new meeting contract half lost
  invoiced new no_answer half won contract meeting half early new invoiced won`.split(/\s+/);

const results: Record<string, string> = {
  half: 'Интересно, хочет сравнить две программы',
  early: 'Заканчивает школу через год',
  no_answer: 'Не взял трубку',
  conditional_refusal: 'Дорого, просит вернуться позже',
  meeting: 'Придёт с родителями',
  contract: 'Согласен, ждёт договор',
};

const actsOf = (end: string, days: number): DemoAct[] => {
  if (end === 'new') return [];
  const talk = (outcome: string, at: number): DemoAct => ({
    does: 'finish',
    task: 'consult',
    outcome,
    result: results[outcome] ?? '',
    days: at,
  });
  if (end === 'lost') return [{ does: 'move', stage: 'lost', lossReason: 'plans_changed', days: days / 2 }];
  if (end !== 'invoiced' && end !== 'won') return [talk(end, days * 0.35)];
  const invoiced: DemoAct[] = [
    talk('contract', days * 0.7),
    { does: 'finish', task: 'contract', result: 'Подписал, ждёт счёт', days: days * 0.45 },
    { does: 'invoice', line: 'Подбор программы и поступление', dueInDays: 5, days: days * 0.3 },
  ];
  return end === 'won' ? [...invoiced, { does: 'pay', days: days * 0.1 }] : invoiced;
};

const sources: Record<string, string>[] = [
  { referrer: 'https://www.google.com/', page: 'https://meridian.example/' },
  { utm_source: 'instagram', utm_medium: 'social', utm_campaign: 'autumn' },
  { channel: 'звонок' },
  { channel: 'рекомендация' },
];

export const educationDemo: DemoStory[] = ends.map((end, index) => {
  const { name, language, programme, country, amount } = clients[index % clients.length]!;
  const source = sources[index % sources.length]!;
  const days = end === 'new' ? (index % 9) / 8 : 2 + ((index * 5) % 17) / 2;
  return {
    client: { name, language, phone: storyPhone('415', index) },
    by: 'channel' in source ? 'person' : 'form',
    source,
    amount,
    fields: { programme, country, start: '2027-09-01', budget: 6000 + (index % 9) * 1500 },
    ...(index % 5 === 0 ? { tags: ['IELTS'] } : {}),
    days,
    acts: actsOf(end, days),
  };
});
