/** What the schemas cannot say by themselves, and examples that read better than the defaults of a fresh step. */
export const texts: Record<string, string> = {
  intro: `This page is generated from the schemas by \`node bin/reference.ts\`; [pipelines.md](pipelines.md) teaches how to use them. \`bin/pipeline export KEY\` writes such a file,
\`bin/pipeline diff FILE\` says what it would change, \`bin/pipeline import FILE\` takes it back. [pipeline-1.schema.json](pipeline-1.schema.json) is the same for editors that complete JSON.

*Words* are a text per language, \`{ "ru": "Новая", "en": "New", "kk": "Жаңа", "uk": "Нова" }\`; only \`ru\` is needed. A *key* is lower-case letters, digits and \`_\`, a letter first, 40 at most. People are
named by their e-mail; teams, calendars, templates, forms, stages and fields by their keys. There are no ids in a file and no secrets.`,
  file: 'UTF-8 JSON, at most 1 MiB, with nothing in it that the schema does not know.',
  template: 'A text of several lines may be a list of its lines.',
  stage: 'In the order of the board. The first open stage takes new leads; at least one is won and one is lost.',
  automation:
    'When something happens, in these stages, under this condition: steps. A run of several steps goes on inside the lead’s process and is seen there step by step.',
  triggers:
    'What begins an automation, in the field `when`. Those that an event fires may also be waited for by `wait.event`.',
  actions: 'In the list `then` of an automation, and inside `branch` and `wait.event`.',
  flow: 'They stand in the same lists. A run may have 50 steps in a list and makes 500 at most; its chain of causes is 12 deep at most.',
  conditions: `The same language as the filters of lists: one test, or \`{ "all": […] }\`, \`{ "any": […] }\`, \`{ "not": … }\` around others. A field that is not there counts as empty.

| path | what it is |
| --- | --- |
| \`stage\`, \`name\`, \`tags\`, \`responsible\` | of the lead; the responsible person by e-mail |
| \`amount.amount\`, \`amount.currency\` | minor units: 12500000 is 125 000 ₸ |
| \`fields.<key>\` | the pipeline’s own fields |
| \`source.<name>\` | where it came from: \`form\`, \`utm_source\`, \`utm_campaign\`, \`referrer\`, \`channel\`, … |
| \`entries.<stage>\`, \`outcomes.<key>\` | how often it came there; how many tasks ended so |
| \`contact.name\`, \`contact.language\`, \`contact.email\`, \`contact.phone\`, \`company.name\` | of its client |
| \`invoices.unpaid\`, \`invoices.paid\`, \`tasks.open\`, \`tasks.overdue\` | counts |
| \`createdAt\`, \`stageEnteredAt\` | moments, for \`older\` and \`newer\` |
| \`now.hour\`, \`now.weekday\`, \`calendar.<key>.working\` | by the pipeline’s zone, 1 is Monday; whether it is working time |`,
  due: 'One of three: by the end of today’s work, after a length of time, on the next working day.',
  values:
    'What `lead.set` writes: a constant, what stands in another field, a moment counted from now or from a date, a number counted from a field.',
};

export const notes: Record<string, string> = {
  'file.$schema': 'for editors',
  'file.key': 'of the pipeline; an import changes the pipeline of this key, or begins it',
  'template.name': 'what admins call it',
  'template.channel': '`document` is what goes out as a PDF',
  'template.subject': 'of a letter or document',
  'template.body': 'Handlebars with a little markup',
  'form.definition': 'see “Forms” in the settings; `sites` are those that may show it',
  'pipeline.name': 'what people call it',
  'pipeline.currency': 'of amounts and invoices unless one says otherwise',
  'pipeline.lossReasons': '`{ "key", "name" }`: one is asked for when a lead is lost',
  'pipeline.outcomes': '`{ "key", "name", "stage", "tasks" }`',
  'pipeline.fields': 'what is known of a lead besides its name, amount and client',
  'pipeline.tasks':
    '`types`: `{ "key", "name" }`; the person is reminded `remindBeforeMinutes` before a task is due; `ladder`: `{ "key", "by": { "amount", "unit" }, "does", "every" }`, what is done so long after it was due, `does` one of `remind`, `supervisors`, `on_call`, `hand_on`, `raise`; without it the supervisors are told after `escalateAfterHours`, 24 unless told',
  'pipeline.invoices':
    '`dueDays` until an invoice is due, reminders `remindBeforeHours` before and `remindAfterHours` after; templates of the letters `sent`, `reminder`, `overdue`, `receipt`',
  'stage.key': 'leads, automations and reports know it by this; a name may change, a key stays',
  'stage.color': '`#rrggbb`',
  'stage.kind': 'a lead that comes to `won` or `lost` is closed',
  'stage.probability': 'per cent, for forecasts',
  'stage.rotsAfterDays': 'a lead that stands here longer is marked',
  'stage.entry': 'what must be there before a lead may enter',
  'stage.movers': 'who may move a lead here by hand; everybody unless told',
  'stage.retired': 'no new leads come here; those that stand here go on',
  'entry.fields': 'paths that must be filled: `fields.passport`, `amount.amount`, `contact.email`',
  'entry.checklist': '`{ "key", "name" }`: boxes to tick',
  'entry.if': 'a condition that must hold',
  'field.options': '`{ "value", "name" }`, for `list`',
  'automation.when': 'a trigger',
  'automation.if': 'a condition; without it always',
  'automation.then': 'steps',
  'filter.field': 'a path of the table above',
  'filter.value': 'a text, a number, true, false, null, or for `in` and `not_in` a list of them',
  'filter.than': 'a length of time, for `older` and `newer`',
  'duration.unit':
    'days, weeks and months are those of the calendar’s zone; in working time a day is eight hours, a week five days',
  'due.at': '`"HH:MM"`, or `"other_hour"`: at least three hours away from the hour of now',
  'wait.working': 'key of the calendar; a day is eight hours',
  'stage.time.working': 'key of the calendar',
  'webhook.call.url': 'public addresses only, without a password or key in them where the pipeline is to be exported',
  'lead.assign.fallback': 'see below',
  'lead.set.set': '`{ "field", "to" }`; `field` is `name`, `amount.amount` or `fields.<key>`, `to` a value, see below',
};

export const examples: Record<string, unknown> = {
  stage: {
    key: 'contract',
    name: { ru: 'Договор', en: 'Contract' },
    color: '#0ea5a4',
    kind: 'open',
    probability: 75,
    rotsAfterDays: 10,
    entry: {
      fields: ['amount.amount', 'contact.email'],
      checklist: [{ key: 'scope', name: { ru: 'Состав работ согласован', en: 'The scope is agreed' } }],
    },
  },
  automation: {
    key: 'estimate_send',
    name: { ru: 'Отправить смету и дождаться решения', en: 'Send the estimate and wait for the decision' },
    stages: ['estimate'],
    when: { on: 'field.changed', field: 'fields.estimate_link' },
    if: { field: 'fields.estimate_link', is: 'filled' },
    then: [
      { do: 'message.send', channel: 'email', template: 'web_estimate' },
      {
        do: 'wait.event',
        on: { on: 'task.done', task: 'follow_up' },
        atMost: { amount: 3, unit: 'days' },
        then: [],
        else: [{ do: 'message.send', channel: 'email', template: 'web_estimate_reminder' }],
      },
    ],
  },
  field: { key: 'deadline', name: { ru: 'Срок сдачи', en: 'Deadline' }, type: 'date' },
  'stage.time': { on: 'stage.time', after: { amount: 1, unit: 'hours' }, working: 'almaty' },
  'date.reached': {
    on: 'date.reached',
    field: 'fields.deadline',
    side: 'before',
    by: { amount: 3, unit: 'days' },
    clock: '10:00',
  },
  'task.done': { on: 'task.done', outcome: 'no_answer' },
  'lead.assign': {
    do: 'lead.assign',
    rule: 'least_busy',
    team: 'sales',
    language: true,
    sticky: true,
    fallback: { to: 'anyone' },
  },
  'lead.set': {
    do: 'lead.set',
    set: [{ field: 'fields.first_part', to: { number: 'amount.amount', by: '/', operand: 200 } }],
  },
  'webhook.call': {
    do: 'webhook.call',
    url: 'https://example.com/leads',
    send: ['name', 'amount', 'contact.email'],
    answer: [{ from: 'customer.id', to: 'fields.customer' }],
    withinSeconds: 10,
  },
  'wait.event': {
    do: 'wait.event',
    on: { on: 'invoice.paid' },
    atMost: { amount: 5, unit: 'days' },
    then: [],
    else: [{ do: 'notify', who: 'supervisors', text: { ru: 'Счёт не оплачен', en: 'The invoice is not paid' } }],
  },
  branch: {
    do: 'branch',
    if: { field: 'outcomes.no_answer', is: '>=', value: 3 },
    then: [{ do: 'lead.move', stage: 'lost', lossReason: 'no_contact' }],
    else: [
      {
        do: 'task.create',
        type: 'call',
        text: { ru: 'Позвонить ещё раз', en: 'Call again' },
        due: { by: 'next_working_day', at: 'other_hour' },
      },
    ],
  },
  condition: {
    all: [
      { field: 'amount.amount', is: '>=', value: 100_000_000 },
      {
        any: [
          { field: 'source.form', is: '=', value: 'studio' },
          { field: 'tags', is: 'contains', value: 'vip' },
        ],
      },
      { not: { field: 'createdAt', is: 'older', than: { amount: 2, unit: 'days' } } },
    ],
  },
  values: [
    { value: 'vip' },
    { from: 'contact.name' },
    { moment: 'now', plus: { amount: 2, unit: 'weeks' } },
    { number: 'amount.amount', by: '/', operand: 2 },
  ],
};
