import { educationForm, educationPipeline } from '../../prisma/seed/education.ts';
import { templates } from '../../prisma/seed/templates/templates.ts';
import { renderTemplate } from '../../activities/template.ts';
import { moment, moneyValue, wordingFor } from '../../activities/letter/wording.ts';
import { plainText } from '../../workflows/letter/markup.ts';
import { MAX_DEPTH } from '../../workflows/automation/memory.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import { languages } from '../../workflows/words/words.ts';
import { dryRun } from '../automation/dry-run.ts';

const education = educationPipeline();
const keys = <T extends { key: string }>(items: T[]) => items.map(({ key }) => key);

describe('A1 the pipeline education', () => {
  it('has the stages of the job, won and lost at the end', () => {
    expect(keys(education.stages)).toEqual([
      'new',
      'half',
      'early',
      'no_answer',
      'conditional_refusal',
      'meeting',
      'contract',
      'invoiced',
      'won',
      'lost',
    ]);
  });

  it('names only stages, tasks and templates that are there', () => {
    const stages = new Set(keys(education.stages));
    const types = new Set(keys(education.tasks.types));
    for (const { stages: named = [], then } of education.automations) {
      for (const one of named) expect(stages).toContain(one);
      for (const action of then) {
        if (action.do === 'lead.move') expect(stages).toContain(action.stage);
        if (action.do === 'task.create') expect(types).toContain(action.type);
        if (action.do === 'message.send')
          for (const language of languages) expect(templates[language][action.template]).toHaveProperty(action.channel);
      }
    }
    for (const { stage } of education.outcomes) expect(stages).toContain(stage);
    const { sent, reminder, overdue, receipt } = education.invoices;
    for (const key of [sent, reminder, overdue, receipt])
      for (const language of languages) expect(Object.keys(templates[language][key] ?? {})).toEqual(['email', 'sms']);
    expect(new Set(keys(education.automations)).size).toBe(education.automations.length);
  });

  it('answers a form with one person, one task, one e-mail and one SMS', () => {
    expect(dryRun(education).create()).toEqual(['lead.assign', 'task consult', 'email received', 'sms received']);
  });

  it('does not greet a second time who comes back to the first stage', () => {
    const lead = dryRun(education);
    lead.create();
    lead.moveByHand('meeting');
    expect(lead.moveByHand('new')).toEqual([]);
  });

  it.each([
    ['half', ['move half', 'task meeting', 'email meeting_invitation', 'sms meeting_invitation']],
    ['early', ['move early', 'task follow_up']],
    ['no_answer', ['move no_answer', 'task call', 'sms missed_call']],
    ['conditional_refusal', ['move conditional_refusal', 'task follow_up']],
    ['meeting', ['move meeting', 'task meeting']],
    ['contract', ['move contract', 'task contract', 'email contract', 'sms contract']],
  ])('goes on from the outcome %s', (outcome, expected) => {
    const lead = dryRun(education);
    lead.create();
    expect(lead.finish(outcome)).toEqual(expected);
    expect(lead.facts.stage).toBe(outcome);
  });

  it('gives up calling after the third time', () => {
    const lead = dryRun(education);
    lead.create();
    expect(lead.finish('no_answer')).toEqual(['move no_answer', 'task call', 'sms missed_call']);
    expect(lead.finish('no_answer')).toEqual(['move no_answer', 'task call']);
    expect(lead.finish('no_answer')).toEqual(['move no_answer', 'move conditional_refusal', 'task follow_up']);
  });

  it('sets a next task after every outcome, whichever came before', () => {
    for (const before of keys(education.outcomes))
      for (const outcome of keys(education.outcomes)) {
        const lead = dryRun(education);
        lead.create();
        lead.finish(before);
        expect(lead.finish(outcome).filter((word) => word.startsWith('task '))).toHaveLength(1);
        expect(lead.loops()).toEqual([]);
      }
  });

  it('wins what is paid, and is quiet afterwards', () => {
    const lead = dryRun(education);
    lead.create();
    expect(lead.hear('invoice.sent')).toEqual(['move invoiced']);
    expect(lead.hear('invoice.overdue')).toEqual(['task payment', 'notify supervisors']);
    expect(lead.hear('invoice.paid')).toEqual(['notify supervisors', 'move won']);
    expect(lead.hear('invoice.overpaid')).toEqual([]);
    expect(lead.timers()).toEqual([]);
  });

  it('tells the supervisors of a lead that nobody has touched for two days', () => {
    const lead = dryRun(education);
    lead.create();
    expect(lead.wait(2 * 86_400 - 1)).toEqual([]);
    expect(lead.wait(1)).toEqual(['notify supervisors']);
    expect(lead.wait(86_400)).toEqual([]);
  });

  it('has somebody look when a message does not arrive', () => {
    const lead = dryRun(education);
    lead.create();
    expect(lead.hear('delivery.failed', { reason: 'no such number' })).toEqual(['task check']);
  });

  it('never comes near the loop guard', () => {
    const depths = education.automations.map(({ then }) => then.filter((action) => action.do === 'lead.move').length);
    expect(Math.max(...depths)).toBe(1);
    expect(MAX_DEPTH).toBeGreaterThan(3);
  });

  it('speaks all the languages', () => {
    const spoken = JSON.stringify([education, educationForm([])]);
    for (const [, ru] of spoken.matchAll(/\{"ru":"([^"]*)"\}/g))
      expect(['Русский', 'Қазақша', 'Українська', 'English', 'name@example.com']).toContain(ru);
  });
});

describe('B12 the templates', () => {
  const valuesIn = (language: Language) => {
    const wording = wordingFor(language, 'Asia/Almaty');
    const money = moneyValue({ amount: 12_500_000, currency: 'KZT' }, language);
    const meeting = moment('2026-11-24T06:00:00.000Z', wording);
    const company = {
      name: 'Меридиан',
      phone: '+7 727 350 00 18',
      email: 'hello@meridian.example',
      address: 'Алматы, пр. Абая, 52',
      toString: () => 'Меридиан',
    };
    return {
      lead: {
        number: 1042,
        name: 'Айгүл Серікқызы',
        amount: money,
        fields: { programme: 'Магистратура', country: 'Чехия', start: '', budget: '' },
      },
      contact: { name: 'Айгүл Серікқызы', firstName: 'Айгүл', phone: '+77015552018', email: 'aigul@example.com' },
      manager: { name: 'Аида Сабитова', phone: '+7 727 350 00 18', email: 'aida@demo.voronka' },
      company,
      stage: '50 %',
      invoice: {
        number: 17,
        total: money,
        paid: money,
        open: money,
        dueAt: meeting,
        lines: [{ text: 'Подбор программы', quantity: 1, unitAmount: money, amount: money }],
      },
      payUrl: 'http://127.0.0.1:4600/pay/hQ3vJ9mB2kT7xW5cR8nL1pZ6yD4fG0sA',
      payment: { amount: money },
      task: { text: 'Консультация', dueAt: meeting },
      meeting,
      language,
    };
  };
  const all = languages.flatMap((language) =>
    Object.entries(templates[language]).flatMap(([key, byChannel]) =>
      Object.entries(byChannel).map(([channel, text]) => ({ language, key, channel, subject: '', ...text })),
    ),
  );

  it('are the same in every language', () => {
    const shape = (language: Language) =>
      Object.entries(templates[language]).map(([key, byChannel]) => [key, Object.keys(byChannel).sort()]);
    for (const language of languages) expect(shape(language)).toEqual(shape('ru'));
  });

  it.each(all)('$key by $channel in $language can be filled in', ({ language, channel, subject, body }) => {
    const wording = wordingFor(language, 'Asia/Almaty');
    const values = valuesIn(language);
    const text = renderTemplate(body, values, wording);
    expect(text).not.toMatch(/\{\{|undefined|\[object|\.\./);
    expect(renderTemplate(subject, values, wording)).not.toMatch(/\{\{|undefined|\[object|\n/);
    if (channel === 'sms') expect(text.length).toBeLessThanOrEqual(134);
    else expect(plainText(text).length).toBeGreaterThan(100);
  });

  it.each(all)('$key by $channel in $language does without what a client may not have given', ({ language, body }) => {
    const values = valuesIn(language);
    const bare = {
      ...values,
      lead: { ...values.lead, amount: '', fields: { programme: '', country: '', start: '', budget: '' } },
      contact: { ...values.contact, email: '' },
      company: { ...values.company, address: '' },
    };
    expect(renderTemplate(body, bare, wordingFor(language, 'Asia/Almaty'))).not.toMatch(/: \.|,,|\*\*\*\*|«»/);
  });
});
