import type { Words } from '../words/words.schema.ts';

export const leadEventWords = {
  'lead.created': {
    ru: '{{who}}: сделка создана',
    en: '{{who}}: the lead was created',
    kk: '{{who}}: мәміле құрылды',
    uk: '{{who}}: угоду створено',
  },
  'lead.created.ad': {
    ru: 'Клиент оставил заявку в рекламе',
    en: 'The client left a request in an ad',
    kk: 'Клиент жарнамада өтінім қалдырды',
    uk: 'Клієнт залишив заявку в рекламі',
  },
  'lead.created.form': {
    ru: 'Клиент оставил заявку на сайте',
    en: 'The client left a request on the site',
    kk: 'Клиент сайтта өтінім қалдырды',
    uk: 'Клієнт залишив заявку на сайті',
  },
  'lead.created.import': {
    ru: '{{who}}: сделка импортирована из файла',
    en: '{{who}}: the lead was imported from a file',
    kk: '{{who}}: мәміле файлдан импортталды',
    uk: '{{who}}: угоду імпортовано з файлу',
  },
  'lead.created.known': {
    ru: '{{who}}: сделка создана, клиент уже обращался',
    en: '{{who}}: the lead was created, the client is known',
    kk: '{{who}}: мәміле құрылды, клиент бұрын жүгінген',
    uk: '{{who}}: угоду створено, клієнт уже звертався',
  },
  'lead.created.form.known': {
    ru: 'Клиент, который уже обращался, оставил заявку на сайте',
    en: 'A known client left a request on the site',
    kk: 'Бұрын жүгінген клиент сайтта өтінім қалдырды',
    uk: 'Клієнт, який уже звертався, залишив заявку на сайті',
  },
  'lead.assigned': {
    ru: '{{who}}: ответственный теперь {{person}}',
    en: '{{who}}: {{person}} is responsible now',
    kk: '{{who}}: жауапты енді {{person}}',
    uk: '{{who}}: відповідальний тепер {{person}}',
  },
  'lead.moved': {
    ru: '{{who}}: этап «{{stage}}»',
    en: '{{who}}: stage “{{stage}}”',
    kk: '{{who}}: «{{stage}}» кезеңі',
    uk: '{{who}}: етап «{{stage}}»',
  },
  'lead.changed': {
    ru: '{{who}}: {{what}}',
    en: '{{who}}: {{what}}',
    kk: '{{who}}: {{what}}',
    uk: '{{who}}: {{what}}',
  },
  'lead.reopened': {
    ru: '{{who}}: сделка снова в работе, этап «{{stage}}»',
    en: '{{who}}: the lead is in work again at “{{stage}}”',
    kk: '{{who}}: мәміле қайтадан жұмыста, «{{stage}}» кезеңі',
    uk: '{{who}}: угода знову в роботі, етап «{{stage}}»',
  },
  'lead.paused': {
    ru: '{{who}}: процесс на паузе. {{reason}}',
    en: '{{who}}: the process is paused. {{reason}}',
    kk: '{{who}}: процесс кідіртілді. {{reason}}',
    uk: '{{who}}: процес на паузі. {{reason}}',
  },
  'lead.paused.until': {
    ru: '{{who}}: процесс на паузе до {{until}}. {{reason}}',
    en: '{{who}}: the process is paused until {{until}}. {{reason}}',
    kk: '{{who}}: процесс {{until, dative}} дейін кідіртілді. {{reason}}',
    uk: '{{who}}: процес на паузі до {{until}}. {{reason}}',
  },
  'lead.resumed': {
    ru: '{{who}}: процесс продолжен, отсчёт идёт дальше',
    en: '{{who}}: the process goes on, and so does what had stopped',
    kk: '{{who}}: процесс жалғасты, уақыт санағы әрі қарай жүреді',
    uk: '{{who}}: процес продовжено, відлік іде далі',
  },
  'lead.skipped': {
    ru: '{{who}}: время сделки переведено на {{to}}',
    en: '{{who}}: skipped ahead to {{to}}',
    kk: '{{who}}: мәміле уақыты {{to, dative}} ауыстырылды',
    uk: '{{who}}: час угоди переведено на {{to}}',
  },
  'lead.migrated': {
    ru: '{{who}}: сделка перешла на версию {{version}}',
    en: '{{who}}: the lead now follows version {{version}}',
    kk: '{{who}}: мәміле {{version}}-нұсқаға өтті',
    uk: '{{who}}: угода перейшла на версію {{version}}',
  },
  'lead.migrated.undo': {
    ru: '{{who}}: сделка вернулась к прежней версии',
    en: '{{who}}: the lead is back at its version of before',
    kk: '{{who}}: мәміле бұрынғы нұсқаға қайтты',
    uk: '{{who}}: угода повернулася до попередньої версії',
  },
  'lead.merged': {
    ru: '{{who}}: сделка объединена со сделкой № {{number}} «{{name}}» и стоит',
    en: '{{who}}: the lead was joined to No. {{number}} “{{name}}” and stands still',
    kk: '{{who}}: мәміле № {{number}} «{{name}}» мәмілесімен біріктірілді, ол тоқтап тұр',
    uk: '{{who}}: угоду об’єднано з угодою № {{number}} «{{name}}», вона стоїть',
  },
  'lead.took_in': {
    ru: '{{who}}: сюда присоединена сделка № {{number}} «{{name}}» того же клиента',
    en: '{{who}}: No. {{number}} “{{name}}” of the same client was joined to this lead',
    kk: '{{who}}: осы клиенттің № {{number}} «{{name}}» мәмілесі осыған біріктірілді',
    uk: '{{who}}: сюди приєднано угоду № {{number}} «{{name}}» того самого клієнта',
  },
  'lead.unmerged': {
    ru: '{{who}}: сделка отделена от № {{number}} «{{name}}» и снова в работе',
    en: '{{who}}: the lead was parted from No. {{number}} “{{name}}” and is in work again',
    kk: '{{who}}: мәміле № {{number}} «{{name}}» мәмілесінен бөлінді, ол қайтадан жұмыста',
    uk: '{{who}}: угоду відокремлено від № {{number}} «{{name}}», вона знову в роботі',
  },
  'lead.let_go': {
    ru: '{{who}}: сделка № {{number}} «{{name}}» снова отдельная',
    en: '{{who}}: No. {{number}} “{{name}}” is a lead by itself again',
    kk: '{{who}}: № {{number}} «{{name}}» мәмілесі қайтадан бөлек',
    uk: '{{who}}: угода № {{number}} «{{name}}» знову окрема',
  },
} satisfies Record<string, Required<Words>>;
