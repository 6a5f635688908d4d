import type { Templates } from './templates.ts';

export const ru: Templates = {
  received: {
    email: {
      subject: 'Ваша заявка получена',
      body: `# {{contact.firstName}}, здравствуйте!

Спасибо за заявку. Мы её получили{{#if lead.fields.programme}} и уже подбираем варианты: **{{lead.fields.programme}}**{{/if}}.

Ваш консультант: **{{manager.name}}**. Мы позвоним вам в рабочее время, ответим на вопросы и вместе посчитаем бюджет.

Чтобы разговор прошёл с пользой, подумайте заранее:
- в какой стране и когда хочется учиться;
- какой бюджет на год вам подходит;
- какой у вас уровень языка.

Удобнее начать самим? Звоните: {{manager.phone}}. Номер вашей заявки: {{lead.number}}.`,
    },
    sms: {
      body: '{{contact.firstName}}, заявка {{lead.number}} получена. {{manager.name}} позвонит вам в рабочее время. {{company}}',
    },
  },
  meeting_invitation: {
    email: {
      subject: 'Приглашаем на встречу: {{date meeting}}, {{time meeting}}',
      body: `# {{contact.firstName}}, приглашаем на встречу

Когда: **{{date meeting}}, {{time meeting}}**
{{#if company.address}}Где: {{company.address}}, или по видеосвязи, если так удобнее.{{/if}}

С вами встретится {{manager.name}}. Покажем подходящие программы, посчитаем расходы и составим план поступления. Это займёт около часа.

Возьмите с собой паспорт и последний диплом или табель, копий достаточно.

Приглашение для календаря приложено к письму. Неудобное время? Позвоните нам: {{manager.phone}}.`,
    },
    sms: {
      body: '{{contact.firstName}}, ждём вас на встречу {{date meeting}} в {{time meeting}}. Перенести: {{manager.phone}}. {{company}}',
    },
  },
  missed_call: {
    email: {
      subject: 'Мы вам звонили',
      body: `# {{contact.firstName}}, мы вам звонили

Не получилось поговорить, наверное, вам было неудобно. Мы попробуем ещё раз в другой час.

Если хотите поговорить раньше, позвоните сами: {{manager.phone}}. Отвечает {{manager.name}}.`,
    },
    sms: {
      body: '{{contact.firstName}}, мы вам звонили по заявке. Наберём ещё раз, или звоните: {{manager.phone}}. {{company}}',
    },
  },
  contract: {
    email: {
      subject: 'Договор № {{lead.number}}',
      body: `# {{contact.firstName}}, договор готов

Он приложен к этому письму. Прочитайте его спокойно, а если что-то непонятно, спрашивайте: {{manager.name}}, {{manager.phone}}.

Всё устраивает? Подпишите договор и пришлите нам скан или фотографию. После этого мы выставим счёт.`,
    },
    sms: {
      body: '{{contact.firstName}}, договор готов{{#if contact.email}}, он у вас на почте{{/if}}. Вопросы: {{manager.phone}}. {{company}}',
    },
    document: {
      subject: 'Договор № {{lead.number}} об оказании консультационных услуг',
      body: `{{company.name}} (далее «Агентство») и {{contact.name}} (далее «Клиент») договорились о следующем.

# 1. Что делает Агентство

Агентство помогает Клиенту поступить на учёбу за рубежом{{#if lead.fields.programme}} по направлению «{{lead.fields.programme}}»{{/if}}{{#if lead.fields.country}}, страна: {{lead.fields.country}}{{/if}}:
- подбирает программы и учебные заведения;
- готовит и подаёт документы для поступления;
- помогает с документами для визы, жильём и дорогой.

# 2. Что делает Клиент

Клиент вовремя передаёт достоверные документы и сведения и оплачивает услуги.

# 3. Стоимость и оплата

{{#if lead.amount}}Стоимость услуг Агентства: {{lead.amount}}.{{/if}} Оплата производится по счёту Агентства. Плата учебного заведения, консульский сбор и страховка в стоимость не входят.

# 4. Возврат

Если Клиент отказывается от услуг до подачи документов, Агентство возвращает оплаченное за вычетом стоимости уже выполненной работы. Решение о зачислении принимает учебное заведение, решение о визе принимает консульство.

# 5. Личные данные

Агентство использует данные Клиента только для исполнения этого договора и передаёт их лишь учебным заведениям и консульствам.

# 6. Срок

Договор действует со дня подписания обеими сторонами до полного исполнения обязательств.

# Стороны

**Агентство:** {{company.name}}. {{#if company.address}}{{company.address}}. {{/if}}Тел. {{company.phone}}, {{company.email}}

**Клиент:** {{contact.name}}{{#if contact.phone}}. Тел. {{contact.phone}}{{/if}}{{#if contact.email}}, {{contact.email}}{{/if}}

Подпись Агентства: ______________________

Подпись Клиента: ______________________`,
    },
  },
  invoice: {
    email: {
      subject: 'Счёт № {{invoice.number}} на {{invoice.total}}',
      body: `# {{contact.firstName}}, мы выставили вам счёт

Счёт № {{invoice.number}} на **{{invoice.total}}**, срок оплаты: {{invoice.dueAt}}
{{#each invoice.lines}}
- {{text}}: {{amount}}
{{/each}}

[Оплатить {{invoice.total}}]({{payUrl}})

Счёт в PDF приложен к письму. Есть вопросы? {{manager.name}}, {{manager.phone}}.`,
    },
    sms: { body: '{{company}}: счёт № {{invoice.number}}, {{invoice.total}}. Оплатить: {{payUrl}}' },
  },
  invoice_reminder: {
    email: {
      subject: 'Напоминаем о счёте № {{invoice.number}}',
      body: `# {{contact.firstName}}, напоминаем о счёте

Счёт № {{invoice.number}}, осталось оплатить **{{invoice.open}}**, срок: {{invoice.dueAt}}

[Оплатить {{invoice.open}}]({{payUrl}})

Если вы уже оплатили, ничего делать не нужно. Нужна помощь? Звоните: {{manager.phone}}.`,
    },
    sms: { body: 'Напоминаем: счёт № {{invoice.number}}, {{invoice.open}}. Оплатить: {{payUrl}} {{company}}' },
  },
  invoice_overdue: {
    email: {
      subject: 'Срок оплаты счёта № {{invoice.number}} прошёл',
      body: `# {{contact.firstName}}, срок оплаты прошёл

Счёт № {{invoice.number}} на **{{invoice.open}}** нужно было оплатить до этой даты: {{invoice.dueAt}}

Он всё ещё действует, оплатить можно и сейчас.

[Оплатить {{invoice.open}}]({{payUrl}})

Если планы изменились или нужна рассрочка, скажите нам: {{manager.name}}, {{manager.phone}}.`,
    },
    sms: { body: 'Срок счёта № {{invoice.number}} прошёл. Оплатить {{invoice.open}}: {{payUrl}} {{company}}' },
  },
  receipt: {
    email: {
      subject: 'Оплата получена: {{payment.amount}}',
      body: `# {{contact.firstName}}, спасибо за оплату

Мы получили **{{payment.amount}}** по счёту № {{invoice.number}}. Всего оплачено: {{invoice.paid}} из {{invoice.total}}.{{#if invoice.refunded}} Возвращено вам: {{invoice.refunded}}.{{/if}}

Квитанция приложена к письму. О следующих шагах расскажет {{manager.name}}: {{manager.phone}}.`,
    },
    sms: { body: '{{company}}: получили {{payment.amount}} по счёту № {{invoice.number}}. Спасибо!' },
  },
};
