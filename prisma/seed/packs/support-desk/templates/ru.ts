import type { Templates } from '../../../templates/templates.ts';

export const ru: Templates = {
  desk_received: {
    email: {
      subject: 'Обращение № {{lead.number}} принято',
      body: `# {{contact.firstName}}, здравствуйте!

Мы получили ваше обращение{{#if lead.fields.topic}} («{{lead.fields.topic}}»){{/if}}. Его номер: **{{lead.number}}**. Ответим в течение рабочего часа.

{{#if lead.fields.question}}Вы написали: {{lead.fields.question}}{{/if}}

Всё остановилось и ждать нельзя? Звоните: {{company.phone}}.`,
    },
    sms: {
      body: '{{contact.firstName}}, обращение {{lead.number}} принято, ответим в течение рабочего часа. {{company}}',
    },
  },
  desk_progress: {
    email: {
      subject: 'Обращение № {{lead.number}}: мы ещё работаем',
      body: `# {{contact.firstName}}, мы про вас помним

Обращение № {{lead.number}} оказалось сложнее, чем казалось, и решается дольше обычного. Простите за ожидание. Как только будет результат, напишем сразу.

Узнать, что происходит сейчас, можно у {{manager.name}}: {{manager.phone}}.`,
    },
  },
  desk_question: {
    email: {
      subject: 'Обращение № {{lead.number}}: ждём вашего ответа',
      body: `# {{contact.firstName}}, нужен ваш ответ

Чтобы двигаться дальше, нам не хватает сведений от вас: вопрос вы получили от нас. Ответьте, как будет удобно, письмом или по телефону {{manager.phone}}.

{{manager.name}}, {{company}}`,
    },
  },
  desk_reminder: {
    email: {
      subject: 'Обращение № {{lead.number}} закроется через три дня',
      body: `# {{contact.firstName}}, вопрос ещё актуален?

Мы ждём вашего ответа по обращению № {{lead.number}}. Если за три дня ничего не придёт, закроем его, чтобы не беспокоить вас. Вернуться к нему можно в любой момент: просто ответьте на это письмо.

{{manager.name}}, {{manager.phone}}`,
    },
    sms: {
      body: '{{contact.firstName}}, ждём ответа по обращению {{lead.number}}, через три дня закроем его. {{company}}',
    },
  },
  desk_resolved: {
    email: {
      subject: 'Обращение № {{lead.number}} закрыто. Всё хорошо?',
      body: `# {{contact.firstName}}, обращение закрыто

{{#if lead.fields.solution}}Что сделали: {{lead.fields.solution}}{{/if}}

Оцените, пожалуйста, нашу работу: ответьте на письмо цифрой от 1 (плохо) до 5 (отлично). Если что-то осталось нерешённым, напишите об этом же, и мы откроем обращение снова.

{{manager.name}}, {{company}}`,
    },
  },
};
