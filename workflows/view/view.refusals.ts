import type { RefusalKind } from '../refusal.ts';

export const viewRefusals = {
  ViewForOverseers: {
    status: 403,
    field: 'shared',
    ru: 'Вид для всех сохраняет супервайзер или администратор. Сохраните для себя или для своей команды.',
    en: 'A view for everybody is saved by a supervisor or an admin. Save it for yourself or for your team.',
    kk: 'Барлығына арналған көріністі супервайзер немесе әкімші сақтайды. Өзіңізге немесе командаңызға сақтаңыз.',
    uk: 'Вигляд для всіх зберігає супервайзер або адміністратор. Збережіть для себе або для своєї команди.',
  },
  ViewOfAnother: {
    status: 403,
    ru: 'Этот вид сохранил {{owner}}. Сохраните свой под другим названием.',
    en: 'This view was saved by {{owner}}. Save your own under another name.',
    kk: 'Бұл көріністі {{owner}} сақтаған. Өзіңіздікін басқа атпен сақтаңыз.',
    uk: 'Цей вигляд зберегла інша людина: {{owner}}. Збережіть свій під іншою назвою.',
  },
  TooManyViews: {
    status: 409,
    ru: 'У вас уже {{most}} сохранённых видов этого списка. Удалите ненужный.',
    en: 'You have {{most}} saved views of this list already. Delete one that you do not need.',
    kk: 'Сізде бұл тізімнің {{most}} сақталған көрінісі бар. Керексізін жойыңыз.',
    uk: 'У вас уже {{most}} збережених виглядів цього списку. Видаліть непотрібний.',
  },
} satisfies Record<string, RefusalKind>;
