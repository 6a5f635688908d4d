import type { Templates } from '../../../templates/templates.ts';

export const uk: Templates = {
  desk_received: {
    email: {
      subject: 'Звернення № {{lead.number}} прийнято',
      body: `# {{contact.firstName}}, вітаємо!

Ми отримали ваше звернення{{#if lead.fields.topic}} («{{lead.fields.topic}}»){{/if}}. Його номер: **{{lead.number}}**. Відповімо протягом робочої години.

{{#if lead.fields.question}}Ви написали: {{lead.fields.question}}{{/if}}

Усе зупинилося й чекати не можна? Телефонуйте: {{company.phone}}.`,
    },
    sms: {
      body: '{{contact.firstName}}, звернення {{lead.number}} прийнято, відповімо протягом робочої години. {{company}}',
    },
  },
  desk_progress: {
    email: {
      subject: 'Звернення № {{lead.number}}: ми ще працюємо',
      body: `# {{contact.firstName}}, ми про вас пам’ятаємо

Звернення № {{lead.number}} виявилося складнішим, ніж здавалося, і вирішується довше, ніж зазвичай. Перепрошуємо за очікування. Щойно буде результат, напишемо одразу.

Дізнатися, що відбувається зараз, можна тут: {{manager.name}}, {{manager.phone}}.`,
    },
  },
  desk_question: {
    email: {
      subject: 'Звернення № {{lead.number}}: чекаємо на вашу відповідь',
      body: `# {{contact.firstName}}, потрібна ваша відповідь

Щоб рухатися далі, нам бракує відомостей від вас: запитання ви отримали від нас. Відповідайте, як зручно, листом або телефоном {{manager.phone}}.

{{manager.name}}, {{company}}`,
    },
  },
  desk_reminder: {
    email: {
      subject: 'Звернення № {{lead.number}} закриється за три дні',
      body: `# {{contact.firstName}}, питання ще актуальне?

Чекаємо на вашу відповідь щодо звернення № {{lead.number}}. Якщо за три дні нічого не надійде, закриємо його, щоб не турбувати вас. Повернутися до нього можна будь-коли: просто дайте відповідь на цей лист.

{{manager.name}}, {{manager.phone}}`,
    },
    sms: {
      body: '{{contact.firstName}}, чекаємо на відповідь щодо звернення {{lead.number}}, за три дні закриємо його. {{company}}',
    },
  },
  desk_resolved: {
    email: {
      subject: 'Звернення № {{lead.number}} закрито. Усе гаразд?',
      body: `# {{contact.firstName}}, звернення закрито

{{#if lead.fields.solution}}Що зробили: {{lead.fields.solution}}{{/if}}

Оцініть, будь ласка, нашу роботу: дайте відповідь цифрою від 1 (погано) до 5 (відмінно). Якщо щось лишилося невирішеним, напишіть про це, і ми відкриємо звернення знову.

{{manager.name}}, {{company}}`,
    },
  },
};
