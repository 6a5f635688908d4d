import type { Templates } from '../../../templates/templates.ts';

export const en: Templates = {
  web_received: {
    email: {
      subject: 'We have your request for a site',
      body: `# Hello {{contact.firstName}},

Thank you for writing to us{{#if lead.fields.project_type}} about this: {{lead.fields.project_type}}{{/if}}. I am {{manager.name}} and will look after your project.

I will call today in working hours to understand what you need. Before the call it helps to:
- recall two or three sites that you like, and why;
- decide by what date you need yours;
- think of a budget, be it a rough one.

Would you rather talk now? My number is {{manager.phone}}.`,
    },
    sms: {
      body: '{{contact.firstName}}, we have your request {{lead.number}}. {{manager.name}} will call today. {{company}}',
    },
  },
  web_missed_call: {
    sms: {
      body: '{{contact.firstName}}, we called about your site. We will try again, or call {{manager.phone}}. {{company}}',
    },
  },
  web_brief: {
    email: {
      subject: 'A few questions about your project',
      body: `# {{contact.firstName}}, thank you for the call

To estimate the work without padding we need a brief. Just answer this letter; short answers will do:
- what you do and who your clients are;
- what a visitor should do on the site;
- which pages and sections it needs;
- what is already there: a logo, texts, photographs, a domain;
- by what date it must work.

It usually takes half an hour. Stuck on a question? Skip it or call: {{manager.name}}, {{manager.phone}}.`,
    },
  },
  web_brief_reminder: {
    email: {
      subject: 'Shall we help with the brief?',
      body: `# {{contact.firstName}}, we are waiting for your brief

Without it there is no estimate, and time goes by. If you have no time to write, let us go through the questions by phone: twenty minutes.

{{manager.name}}, {{manager.phone}}`,
    },
    sms: {
      body: '{{contact.firstName}}, we need your brief to estimate the site. By phone is fine: {{manager.phone}}. {{company}}',
    },
  },
  web_estimate: {
    email: {
      subject: 'Your estimate is ready{{#if lead.amount}}: {{lead.amount}}{{/if}}',
      body: `# {{contact.firstName}}, here is what your project costs

{{#if lead.amount}}Price: **{{lead.amount}}**.{{/if}} It is paid in two parts: half before we begin, half after you accept the work.

{{#if lead.fields.estimate_link}}[Open the estimate]({{lead.fields.estimate_link}}){{/if}}

Line by line you see what you pay for. Any line can be dropped or left for a second stage. I will call in a couple of days to answer your questions.

{{manager.name}}, {{manager.phone}}`,
    },
    sms: {
      body: '{{contact.firstName}}, your estimate is ready{{#if contact.email}}, see your e-mail{{/if}}. Questions: {{manager.phone}}. {{company}}',
    },
  },
  web_estimate_reminder: {
    email: {
      subject: 'What do you think of the estimate?',
      body: `# {{contact.firstName}}, what do you think of it?

If it does not fit your budget, tell us: we will suggest what to begin with and what can wait. If the project is put off, tell us too, and we will come back when it suits you.

{{#if lead.fields.estimate_link}}[Open the estimate]({{lead.fields.estimate_link}}){{/if}}

{{manager.name}}, {{manager.phone}}`,
    },
    sms: {
      body: '{{contact.firstName}}, the estimate for your site still holds. Shall we talk? {{manager.phone}} {{company}}',
    },
  },
  web_contract: {
    email: {
      subject: 'Contract no. {{lead.number}}',
      body: `# {{contact.firstName}}, here is the contract

It is attached. The sum is **{{lead.amount}}**{{#if lead.fields.deadline}}, the deadline {{date lead.fields.deadline}}{{/if}}.

You pay in two halves. The invoice for the first one comes in a letter of its own once the contract is signed. We begin as soon as the first half is here.

Please sign the contract and send us a scan. Questions: {{manager.name}}, {{manager.phone}}.`,
    },
    document: {
      subject: 'Contract no. {{lead.number}} for the making of a website',
      body: `{{company.name}} (the “Studio”) and {{contact.name}} (the “Client”) agree as follows.

# 1. The work

The Studio makes a website for the Client{{#if lead.fields.project_type}} ({{lead.fields.project_type}}){{/if}} as the agreed estimate says; the Client accepts the work and pays for it.

# 2. The date

{{#if lead.fields.deadline}}The Studio shows the finished site by {{date lead.fields.deadline}}. {{/if}}The date moves by as long as the Client holds back materials, answers or payment.

# 3. Price and payment

The price is {{lead.amount}}. The Client pays one half before the work begins and the other within five days of acceptance.

# 4. Acceptance

The Client examines the site within five working days and sends remarks in one list. The Studio mends what differs from the estimate at no charge. Silence within these days means that the site is accepted.

# 5. Rights

When all is paid, the rights in the site, its code and its design pass to the Client.

# 6. Support

For thirty days after acceptance the Studio mends faults at no charge.

# The parties

**The Studio:** {{company.name}}. {{#if company.address}}{{company.address}}. {{/if}}Tel. {{company.phone}}, {{company.email}}

**The Client:** {{contact.name}}{{#if contact.phone}}. Tel. {{contact.phone}}{{/if}}{{#if contact.email}}, {{contact.email}}{{/if}}

Signature of the Studio: ______________________

Signature of the Client: ______________________`,
    },
  },
  web_started: {
    email: {
      subject: 'We have begun work on your site',
      body: `# {{contact.firstName}}, we are at work

Your payment is here, thank you. The team is ready{{#if lead.fields.deadline}}, the deadline is {{date lead.fields.deadline}}{{/if}}.

What to expect:
- every Friday a short account of what was done;
- designs before code, while changes are cheap;
- three days before the deadline we check together how ready it is.

Call me about anything: {{manager.name}}, {{manager.phone}}.`,
    },
  },
  web_acceptance: {
    email: {
      subject: 'Your site is ready, have a look',
      body: `# {{contact.firstName}}, your site can be accepted

{{#if lead.fields.site_link}}[Open the site]({{lead.fields.site_link}}){{/if}}

Please look at it on a computer and on a phone: texts, contacts, forms. Send your remarks in one letter within five working days and we will mend them.

When all is well, the second half of the payment is left, and we hand over the accesses. {{manager.name}}, {{manager.phone}}`,
    },
    sms: {
      body: '{{contact.firstName}}, your site is ready{{#if contact.email}}, the link is in your e-mail{{/if}}. {{company}}',
    },
  },
  web_second_half: {
    email: {
      subject: 'The second half of the payment',
      body: `# {{contact.firstName}}, one last step

You have had the site for some days now. If you have no remarks, please pay the second half: its invoice came together with the site. Then we hand over the accesses and a month of free support begins.

Is something wrong with the site? Write to us and we will mend it. {{manager.name}}, {{manager.phone}}`,
    },
  },
  web_support: {
    email: {
      subject: 'The site is yours, support is on',
      body: `# {{contact.firstName}}, congratulations on the launch!

All is paid; the site and the rights in it are yours. For thirty days we mend faults at no charge: answer this letter or call {{manager.phone}}.

In two weeks I will ask whether all works well. {{manager.name}}`,
    },
  },
  web_review: {
    email: {
      subject: 'A word about our work?',
      body: `# {{contact.firstName}}, how was it to work with us?

Please answer in two or three sentences: what went well, and what we should have done otherwise. The bad matters more to us than the good.

When the site needs to grow, you know whom to call: {{manager.phone}}. {{manager.name}}, {{company}}`,
    },
  },
};
