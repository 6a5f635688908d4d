/** Who works in the demo. */
export const demoUsers = [
  {
    email: 'aida@demo.voronka',
    name: 'Аида Сабитова',
    role: 'manager',
    team: 'sales',
    skills: ['кредиты'],
    languages: ['ru', 'kk'],
    regions: ['Алматы'],
  },
  {
    email: 'timur@demo.voronka',
    name: 'Тимур Байжанов',
    role: 'manager',
    team: 'sales',
    skills: ['визы'],
    languages: ['ru', 'en', 'uk'],
    regions: ['Астана'],
  },
  {
    email: 'daniyar@demo.voronka',
    name: 'Данияр Оспанов',
    role: 'supervisor',
    team: 'sales',
    skills: [],
    languages: ['ru', 'kk', 'en'],
    regions: [],
  },
  {
    email: 'saule@demo.voronka',
    name: 'Сауле Нурланова',
    role: 'admin',
    team: null,
    skills: [],
    languages: ['ru'],
    regions: [],
  },
] as const;

/** How many open leads one seller of the demo may hold: a burst of thousands must still be assigned. */
export const DEMO_LEAD_LIMIT = 50_000;
