import type { Templates } from '../../../templates/templates.ts';

export const en: Templates = {
  desk_received: {
    email: {
      subject: 'We have your request no. {{lead.number}}',
      body: `# Hello {{contact.firstName}},

Your request{{#if lead.fields.topic}} ({{lead.fields.topic}}){{/if}} is with us. Its number is **{{lead.number}}**. We will answer within a working hour.

{{#if lead.fields.question}}You wrote: {{lead.fields.question}}{{/if}}

Has everything stopped, and it cannot wait? Call {{company.phone}}.`,
    },
    sms: {
      body: '{{contact.firstName}}, we have your request {{lead.number}} and will answer within a working hour. {{company}}',
    },
  },
  desk_progress: {
    email: {
      subject: 'Request no. {{lead.number}}: still at work on it',
      body: `# {{contact.firstName}}, you are not forgotten

Your request no. {{lead.number}} has turned out harder than it looked and takes longer than usual. We are sorry that you wait. As soon as there is a result we will write.

{{manager.name}} can tell you how it stands: {{manager.phone}}.`,
    },
  },
  desk_question: {
    email: {
      subject: 'Request no. {{lead.number}}: we need your answer',
      body: `# {{contact.firstName}}, we need your answer

To go on we need something from you: you have had our question. Answer as it suits you, by e-mail or by phone, {{manager.phone}}.

{{manager.name}}, {{company}}`,
    },
  },
  desk_reminder: {
    email: {
      subject: 'Request no. {{lead.number}} closes in three days',
      body: `# {{contact.firstName}}, is it still of interest?

We are waiting for your answer about request no. {{lead.number}}. If nothing comes within three days we will close it, so as not to bother you. You can come back to it at any time: just answer this letter.

{{manager.name}}, {{manager.phone}}`,
    },
    sms: {
      body: '{{contact.firstName}}, we await your answer on request {{lead.number}} and close it in three days. {{company}}',
    },
  },
  desk_resolved: {
    email: {
      subject: 'Request no. {{lead.number}} is closed. Is all well?',
      body: `# {{contact.firstName}}, your request is closed

{{#if lead.fields.solution}}What we did: {{lead.fields.solution}}{{/if}}

Please tell us how we did: answer with a figure from 1 (bad) to 5 (excellent). If something is left unsolved, write that too and we will open it again.

{{manager.name}}, {{company}}`,
    },
  },
};
