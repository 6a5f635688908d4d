import type { Templates } from './templates.ts';

export const uk: Templates = {
  received: {
    email: {
      subject: 'Вашу заявку отримано',
      body: `# {{contact.firstName}}, вітаємо!

Дякуємо за заявку. Ми її отримали{{#if lead.fields.programme}} й уже добираємо варіанти: **{{lead.fields.programme}}**{{/if}}.

Ваш консультант: **{{manager.name}}**. Ми зателефонуємо вам у робочий час, відповімо на запитання й разом порахуємо бюджет.

Щоб розмова була корисною, подумайте заздалегідь:
- у якій країні та коли хочеться навчатися;
- який бюджет на рік вам підходить;
- який у вас рівень мови.

Зручніше почати самим? Телефонуйте: {{manager.phone}}. Номер вашої заявки: {{lead.number}}.`,
    },
    sms: {
      body: '{{contact.firstName}}, заявку {{lead.number}} отримано. {{manager.name}} зателефонує вам у робочий час. {{company}}',
    },
  },
  meeting_invitation: {
    email: {
      subject: 'Запрошуємо на зустріч: {{date meeting}}, {{time meeting}}',
      body: `# {{contact.firstName}}, запрошуємо на зустріч

Коли: **{{date meeting}}, {{time meeting}}**
{{#if company.address}}Де: {{company.address}}, або відеозв’язком, якщо так зручніше.{{/if}}

З вами зустрінеться {{manager.name}}. Покажемо програми, які вам підходять, порахуємо витрати й складемо план вступу. Це забере близько години.

Візьміть із собою паспорт і останній диплом або табель, копій достатньо.

Запрошення для календаря додано до листа. Незручний час? Зателефонуйте нам: {{manager.phone}}.`,
    },
    sms: {
      body: '{{contact.firstName}}, чекаємо на вас {{date meeting}} о {{time meeting}}. Перенести: {{manager.phone}}. {{company}}',
    },
  },
  missed_call: {
    email: {
      subject: 'Ми вам телефонували',
      body: `# {{contact.firstName}}, ми вам телефонували

Поговорити не вдалося, мабуть, вам було незручно. Ми спробуємо ще раз в іншу годину.

Якщо хочете поговорити раніше, зателефонуйте самі: {{manager.phone}}. Відповідає {{manager.name}}.`,
    },
    sms: {
      body: '{{contact.firstName}}, ми телефонували щодо заявки. Спробуємо ще раз, або телефонуйте: {{manager.phone}}. {{company}}',
    },
  },
  contract: {
    email: {
      subject: 'Договір № {{lead.number}}',
      body: `# {{contact.firstName}}, договір готовий

Його додано до цього листа. Прочитайте його спокійно, а якщо щось незрозуміло, питайте: {{manager.name}}, {{manager.phone}}.

Усе гаразд? Підпишіть договір і надішліть нам скан або фотографію. Після цього ми виставимо рахунок.`,
    },
    sms: {
      body: '{{contact.firstName}}, договір готовий{{#if contact.email}}, він у вас на пошті{{/if}}. Запитання: {{manager.phone}}. {{company}}',
    },
    document: {
      subject: 'Договір № {{lead.number}} про надання консультаційних послуг',
      body: `{{company.name}} (далі «Агенція») і {{contact.name}} (далі «Клієнт») домовилися про таке.

# 1. Що робить Агенція

Агенція допомагає Клієнтові вступити на навчання за кордоном{{#if lead.fields.programme}} за напрямом «{{lead.fields.programme}}»{{/if}}{{#if lead.fields.country}}, країна: {{lead.fields.country}}{{/if}}:
- добирає програми й навчальні заклади;
- готує й подає документи для вступу;
- допомагає з документами для візи, житлом і дорогою.

# 2. Що робить Клієнт

Клієнт вчасно передає достовірні документи й відомості та оплачує послуги.

# 3. Вартість і оплата

{{#if lead.amount}}Вартість послуг Агенції: {{lead.amount}}.{{/if}} Оплата здійснюється за рахунком Агенції. Плата навчального закладу, консульський збір і страхування до вартості не входять.

# 4. Повернення

Якщо Клієнт відмовляється від послуг до подання документів, Агенція повертає сплачене за вирахуванням вартості вже виконаної роботи. Рішення про зарахування ухвалює навчальний заклад, рішення про візу ухвалює консульство.

# 5. Особисті дані

Агенція використовує дані Клієнта лише для виконання цього договору й передає їх тільки навчальним закладам і консульствам.

# 6. Строк

Договір діє від дня підписання обома сторонами до повного виконання зобов’язань.

# Сторони

**Агенція:** {{company.name}}. {{#if company.address}}{{company.address}}. {{/if}}Тел. {{company.phone}}, {{company.email}}

**Клієнт:** {{contact.name}}{{#if contact.phone}}. Тел. {{contact.phone}}{{/if}}{{#if contact.email}}, {{contact.email}}{{/if}}

Підпис Агенції: ______________________

Підпис Клієнта: ______________________`,
    },
  },
  invoice: {
    email: {
      subject: 'Рахунок № {{invoice.number}} на {{invoice.total}}',
      body: `# {{contact.firstName}}, ми виставили вам рахунок

Рахунок № {{invoice.number}} на **{{invoice.total}}**, строк оплати: {{invoice.dueAt}}
{{#each invoice.lines}}
- {{text}}: {{amount}}
{{/each}}

[Сплатити {{invoice.total}}]({{payUrl}})

Рахунок у PDF додано до листа. Маєте запитання? {{manager.name}}, {{manager.phone}}.`,
    },
    sms: { body: '{{company}}: рахунок № {{invoice.number}}, {{invoice.total}}. Сплатити: {{payUrl}}' },
  },
  invoice_reminder: {
    email: {
      subject: 'Нагадуємо про рахунок № {{invoice.number}}',
      body: `# {{contact.firstName}}, нагадуємо про рахунок

Рахунок № {{invoice.number}}, лишилося сплатити **{{invoice.open}}**, строк: {{invoice.dueAt}}

[Сплатити {{invoice.open}}]({{payUrl}})

Якщо ви вже сплатили, нічого робити не потрібно. Потрібна допомога? Телефонуйте: {{manager.phone}}.`,
    },
    sms: { body: 'Нагадуємо: рахунок № {{invoice.number}}, {{invoice.open}}. Сплатити: {{payUrl}} {{company}}' },
  },
  invoice_overdue: {
    email: {
      subject: 'Строк оплати рахунку № {{invoice.number}} минув',
      body: `# {{contact.firstName}}, строк оплати минув

Рахунок № {{invoice.number}} на **{{invoice.open}}** треба було сплатити до цієї дати: {{invoice.dueAt}}

Він досі чинний, сплатити можна й зараз.

[Сплатити {{invoice.open}}]({{payUrl}})

Якщо плани змінилися або потрібна розстрочка, скажіть нам: {{manager.name}}, {{manager.phone}}.`,
    },
    sms: { body: 'Строк рахунку № {{invoice.number}} минув. Сплатити {{invoice.open}}: {{payUrl}} {{company}}' },
  },
  receipt: {
    email: {
      subject: 'Оплату отримано: {{payment.amount}}',
      body: `# {{contact.firstName}}, дякуємо за оплату

Ми отримали **{{payment.amount}}** за рахунком № {{invoice.number}}. Усього сплачено: {{invoice.paid}} з {{invoice.total}}.{{#if invoice.refunded}} Повернено вам: {{invoice.refunded}}.{{/if}}

Квитанцію додано до листа. Про наступні кроки розповість {{manager.name}}: {{manager.phone}}.`,
    },
    sms: { body: '{{company}}: отримали {{payment.amount}} за рахунком № {{invoice.number}}. Дякуємо!' },
  },
};
