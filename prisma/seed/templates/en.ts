import type { Templates } from './templates.ts';

export const en: Templates = {
  received: {
    email: {
      subject: 'We have your request',
      body: `# Hello {{contact.firstName}},

Thank you for your request. It is with us{{#if lead.fields.programme}}, and we are already looking for options: **{{lead.fields.programme}}**{{/if}}.

Your consultant is **{{manager.name}}**. We will call you in working hours, answer your questions and work out the budget together.

To make the most of the call, think about:
- where and when you would like to study;
- what yearly budget suits you;
- how well you speak the language.

Would you rather start yourself? Call {{manager.phone}}. Your request number is {{lead.number}}.`,
    },
    sms: {
      body: '{{contact.firstName}}, we have your request {{lead.number}}. {{manager.name}} will call you in working hours. {{company}}',
    },
  },
  meeting_invitation: {
    email: {
      subject: 'Let us meet: {{date meeting}}, {{time meeting}}',
      body: `# {{contact.firstName}}, let us meet

When: **{{date meeting}}, {{time meeting}}**
{{#if company.address}}Where: {{company.address}}, or by video if that suits you better.{{/if}}

You will meet {{manager.name}}. We will show you programmes that fit, add up the costs and plan your admission. It takes about an hour.

Please bring your passport and your latest diploma or transcript; copies will do.

A calendar invitation is attached. Is the time wrong? Call us: {{manager.phone}}.`,
    },
    sms: {
      body: '{{contact.firstName}}, see you on {{date meeting}} at {{time meeting}}. To change it: {{manager.phone}}. {{company}}',
    },
  },
  missed_call: {
    email: {
      subject: 'We tried to call you',
      body: `# {{contact.firstName}}, we tried to call you

We could not reach you; it was probably a bad moment. We will try again at another hour.

If you would like to talk sooner, call {{manager.phone}} and ask for {{manager.name}}.`,
    },
    sms: {
      body: '{{contact.firstName}}, we called about your request. We will try again, or call us: {{manager.phone}}. {{company}}',
    },
  },
  contract: {
    email: {
      subject: 'Contract no. {{lead.number}}',
      body: `# {{contact.firstName}}, your contract is ready

It is attached to this letter. Take your time to read it, and ask if anything is unclear: {{manager.name}}, {{manager.phone}}.

Happy with it? Sign it and send us a scan or a photo. Then we will send you the invoice.`,
    },
    sms: {
      body: '{{contact.firstName}}, your contract is ready{{#if contact.email}}, see your e-mail{{/if}}. Questions: {{manager.phone}}. {{company}}',
    },
    document: {
      subject: 'Contract no. {{lead.number}} for consulting services',
      body: `{{company.name}} (“the Agency”) and {{contact.name}} (“the Client”) have agreed as follows.

# 1. What the Agency does

The Agency helps the Client to be admitted to study abroad{{#if lead.fields.programme}}, programme: {{lead.fields.programme}}{{/if}}{{#if lead.fields.country}}, country: {{lead.fields.country}}{{/if}}. It
- chooses programmes and institutions;
- prepares and submits the application;
- helps with visa papers, housing and travel.

# 2. What the Client does

The Client provides true documents and statements in time and pays for the services.

# 3. Price and payment

{{#if lead.amount}}The Agency’s services cost {{lead.amount}}.{{/if}} Payment is made against the Agency’s invoice. Tuition, consular fees and insurance are not included.

# 4. Refund

If the Client withdraws before the application is submitted, the Agency returns what was paid less the cost of the work already done. Admission is decided by the institution and the visa by the consulate.

# 5. Personal data

The Agency uses the Client’s data only to perform this contract and passes them to institutions and consulates only.

# 6. Term

The contract is in force from the day both parties sign it until all duties are fulfilled.

# Parties

**Agency:** {{company.name}}. {{#if company.address}}{{company.address}}. {{/if}}Phone {{company.phone}}, {{company.email}}

**Client:** {{contact.name}}{{#if contact.phone}}. Phone {{contact.phone}}{{/if}}{{#if contact.email}}, {{contact.email}}{{/if}}

Signed for the Agency: ______________________

Signed by the Client: ______________________`,
    },
  },
  invoice: {
    email: {
      subject: 'Invoice no. {{invoice.number}} for {{invoice.total}}',
      body: `# {{contact.firstName}}, here is your invoice

Invoice no. {{invoice.number}} for **{{invoice.total}}**, due on {{invoice.dueAt}}
{{#each invoice.lines}}
- {{text}}: {{amount}}
{{/each}}

[Pay {{invoice.total}}]({{payUrl}})

The invoice is attached as a PDF. Any questions? {{manager.name}}, {{manager.phone}}.`,
    },
    sms: { body: '{{company}}: invoice no. {{invoice.number}}, {{invoice.total}}. Pay here: {{payUrl}}' },
  },
  invoice_reminder: {
    email: {
      subject: 'A reminder about invoice no. {{invoice.number}}',
      body: `# {{contact.firstName}}, a reminder about your invoice

Invoice no. {{invoice.number}}: **{{invoice.open}}** left to pay, due on {{invoice.dueAt}}

[Pay {{invoice.open}}]({{payUrl}})

If you have already paid, there is nothing to do. Need help? Call {{manager.phone}}.`,
    },
    sms: { body: 'A reminder: invoice no. {{invoice.number}}, {{invoice.open}}. Pay here: {{payUrl}} {{company}}' },
  },
  invoice_overdue: {
    email: {
      subject: 'Invoice no. {{invoice.number}} is overdue',
      body: `# {{contact.firstName}}, the invoice is overdue

Invoice no. {{invoice.number}} for **{{invoice.open}}** was due on {{invoice.dueAt}}.

It is still valid and you can pay it now.

[Pay {{invoice.open}}]({{payUrl}})

If your plans have changed or you would like to pay in parts, tell us: {{manager.name}}, {{manager.phone}}.`,
    },
    sms: { body: 'Invoice no. {{invoice.number}} is overdue. Pay {{invoice.open}}: {{payUrl}} {{company}}' },
  },
  receipt: {
    email: {
      subject: 'Payment received: {{payment.amount}}',
      body: `# {{contact.firstName}}, thank you for your payment

We have received **{{payment.amount}}** for invoice no. {{invoice.number}}. Paid so far: {{invoice.paid}} of {{invoice.total}}.{{#if invoice.refunded}} Refunded to you: {{invoice.refunded}}.{{/if}}

The receipt is attached. {{manager.name}} will tell you about the next steps: {{manager.phone}}.`,
    },
    sms: { body: '{{company}}: we have received {{payment.amount}} for invoice no. {{invoice.number}}. Thank you!' },
  },
};
