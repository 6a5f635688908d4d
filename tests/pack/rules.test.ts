import { packs, readyPacks } from '../../prisma/seed/packs/packs.ts';
import { templateNames } from '../../prisma/seed/packs/template-names.ts';
import { templates } from '../../prisma/seed/templates/templates.ts';
import { checkText, problemSentence } from '../../workflows/template/check.ts';
import { fieldVariable } from '../../workflows/template/variables.ts';
import { problemsOfForm } from '../../workflows/form/check.ts';
import { problemsOf, problemSentence as said } from '../../workflows/pipeline/problems.ts';
import type { World } from '../../workflows/pipeline/world.schema.ts';
import { languages } from '../../workflows/words/words.ts';
import { normalPhone } from '../../workflows/contact/contact.ts';
import type { SimulatedStep } from '../../workflows/automation/simulate.ts';
import { happen, newSimulation, pass, type SimulatedSubject } from '../../workflows/subject/simulate-subject.ts';
import { askedOfTicket } from '../../workflows/ticket/asked.ts';
import { pipedTicket } from '../../workflows/ticket/ticket.ts';
import { almaty, dryRun, live } from '../automation/dry-run.ts';

const named = readyPacks.map((pack) => [pack.key, pack] as const);

/** A house in which there is all that the pack brings along. */
const worldOf = (pack: (typeof readyPacks)[number]): World => ({
  templates: Object.entries(pack.templates.ru).flatMap(([key, byChannel]) =>
    Object.keys(byChannel).map((channel) => ({ key, name: '', channel, languages: [...languages], asks: [] })),
  ),
  people: [
    {
      id: '0191aaaa-0000-7000-8000-000000000001',
      email: 'aida@demo.voronka',
      name: 'Aida',
      active: true,
      team: 'sales',
    },
  ],
  groups: [],
  desks: [],
  pipelines: [],
  teams: [{ key: 'sales', name: 'Sales' }],
  sounds: [],
  calendars: [{ key: 'almaty', name: 'Almaty' }],
  forms: [],
  fields: [],
  skills: [],
  channels: [],
});

describe('A13 ready pipelines', () => {
  it('are three, each with its stages, texts and languages', () => {
    expect(packs().map(({ key, stages, languages: spoken }) => [key, stages.length, spoken])).toEqual([
      ['education', 10, ['ru', 'en', 'kk', 'uk']],
      ['web_studio', 9, ['ru', 'en', 'kk', 'uk']],
      ['support_desk', 5, ['ru', 'en', 'kk', 'uk']],
    ]);
  });

  it.each(named)('%s has no problem in a house that has its texts', (_, pack) => {
    const found = problemsOf(pack.definition(), worldOf(pack));
    expect(found.map((problem) => `${problem.severity} ${problem.code}: ${said(problem, 'en')}`)).toEqual([]);
  });

  it.each(named)('%s says everything in four languages', (_, pack) => {
    const missing: string[] = [];
    const look = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return;
      const words = value as Record<string, unknown>;
      if (typeof words['ru'] === 'string' && /[а-яё]{4}/i.test(words['ru']) && path.split('.').at(-1) !== 'placeholder')
        for (const language of languages)
          if (!words[language] && !/^(Русский|Қазақша|Українська)$/.test(words['ru']))
            missing.push(`${path}.${language}`);
      for (const [key, inside] of Object.entries(words)) look(inside, `${path}.${key}`);
    };
    look(
      { definition: pack.definition(), form: pack.form?.(), name: pack.name, description: pack.description },
      pack.key,
    );
    expect(missing).toEqual([]);
  });

  it.each(named)(
    '%s brings every text that it sends, in each language, and names only values that exist',
    (_, pack) => {
      const fields = pack.definition().fields.map(fieldVariable);
      const keys = Object.keys(pack.templates.ru).sort();
      for (const language of languages) {
        expect(Object.keys(pack.templates[language]).sort()).toEqual(keys);
        for (const [key, byChannel] of Object.entries(pack.templates[language])) {
          expect([key, Object.keys(byChannel)]).toEqual([key, Object.keys(pack.templates.ru[key]!)]);
          for (const [channel, text] of Object.entries(byChannel)) {
            const wrong = checkText({ channel, subject: '', ...text }, fields);
            expect([language, key, wrong.map(({ problem }) => problemSentence(problem, 'en'))]).toEqual([
              language,
              key,
              [],
            ]);
          }
        }
      }
    },
  );

  it.each(named)('%s calls its own texts by a name', (_, pack) => {
    const own = Object.keys(pack.templates.ru).filter((key) => !templates.ru[key]);
    expect(own.filter((key) => !templateNames[key])).toEqual([]);
  });

  it.each(named)('%s has a form that fills its own fields', (_, pack) => {
    const form = pack.form?.();
    const { noun, fields } = pack.definition();
    const targets = noun === 'ticket' ? [...askedOfTicket, ...fields] : fields;
    expect(form && problemsOfForm(form, targets)).toEqual([]);
  });

  it('shows itself with clients whom nobody can call or write to', () => {
    for (const { demo, tickets = [] } of readyPacks)
      for (const { client } of [...demo, ...tickets]) {
        expect(client.phone).toMatch(/^\+1\d{3}55501\d\d$/);
        expect(normalPhone(client.phone)).toBe(client.phone);
      }
  });
});

describe('A13 the web studio', () => {
  const studio = readyPacks.find(({ key }) => key === 'web_studio')!;
  const lead = () => {
    const run = dryRun(studio.definition());
    run.create();
    return run;
  };

  it('answers at once, and speaks up after a working hour without a call', () => {
    const run = dryRun(studio.definition());
    expect(run.create()).toEqual(['lead.assign', 'email web_received', 'sms web_received', 'task call']);
    expect(run.wait(2 * 3600)).toContain('notify responsible');
  });

  it('goes from the brief to the estimate by itself, and closes the brief’s task', () => {
    const run = lead();
    expect(run.finish('brief')).toEqual(['move brief', 'email web_brief', 'task brief']);
    const did = run.lead.change('fields.brief_link', 'https://docs.example.com').map(({ action }) => action.do);
    expect(did).toEqual(['task.complete', 'task.cancel', 'lead.move', 'task.create']);
    expect(run.facts.stage).toBe('estimate');
  });

  it('reminds of the brief where none comes', () => {
    const run = lead();
    run.finish('brief');
    const did = run.wait(4 * 86_400);
    expect(did).toContain('email web_brief_reminder');
    expect(did).toContain('sms web_brief_reminder');
  });

  it('reminds of the estimate when nobody decides, then tells the supervisor', () => {
    const run = lead();
    run.finish('estimate');
    run.lead.change('fields.estimate_link', 'https://docs.example.com');
    const did = run.wait(14 * 86_400);
    expect(did.filter((one) => /reminder|supervisors/.test(one))).toEqual(
      expect.arrayContaining(['email web_estimate_reminder', 'sms web_estimate_reminder', 'notify supervisors']),
    );
  });

  it('begins when a half is paid, and is done when the other half is', () => {
    const run = lead();
    run.lead.change('amount', { amount: 100_000_001, currency: 'KZT' });
    expect(run.moveByHand('contract')).toEqual(['email web_contract', 'task contract']);
    const { tasks, invoices, finishTask, pay } = run.lead;
    const done = (steps: SimulatedStep[]) => steps.map(({ action }) => ('stage' in action ? action.stage : action.do));
    expect(done(finishTask(undefined, tasks.find(({ type }) => type === 'contract')?.id))).toEqual(['invoice.issue']);
    expect(done(pay())).toContain('in_work');
    expect(run.moveByHand('acceptance')).toContain('invoice.issue');
    expect(invoices.map(({ amount }) => amount)).toEqual([50_000_001, 50_000_000]);
    expect(done(pay())).toContain('support');
    expect(run.wait(31 * 86_400)).toContain('move won');
  });

  it('gives up after four calls without an answer', () => {
    const run = lead();
    for (let call = 0; call < 3; call++) expect(run.finish('no_answer')).toContain('task call');
    expect(run.finish('no_answer')).toContain('move lost');
  });
});

describe('A13 the support desk', () => {
  const desk = readyPacks.find(({ key }) => key === 'support_desk')!;
  const begun = (more: object = {}) => {
    const pipeline = live(desk.definition());
    const world = { noun: pipedTicket, pipeline: { ...pipeline, calendars: { ...pipeline.calendars, almaty } } };
    const facts = {
      ...{ stage: 'new', closedAt: null, pausedAt: null, track: 'AB12345678', subject: 'x', tags: [], talks: ['t'] },
      ...{ contactId: 'c', responsible: 'aida', group: null, priority: 'normal', rating: null, ...more },
    };
    const told = { type: 'ticket.created', data: { to: 'new' } };
    return { world, ticket: happen(world, newSimulation(facts, '2026-11-23T04:00:00.000Z'), told) };
  };
  const after = (one: SimulatedSubject, hours: number) =>
    new Date(Date.parse(one.now) + hours * 3_600_000).toISOString();
  const did = ({ steps }: SimulatedSubject) => steps.map(({ action, automation }) => `${automation} ${action.do}`);
  const by = (type: string, data: object = {}) => ({ type, data: { ...data } });
  const moved = (from: string, to: string) => by('ticket.moved', { from, to });

  it('is a pipeline of tickets, with a form that opens one', () => {
    expect(desk.definition().noun).toBe('ticket');
    expect(desk.form?.().fields.map(({ to }) => to)).toEqual(
      expect.arrayContaining(['ticket.topic', 'ticket.priority', 'ticket.description']),
    );
  });

  it('tells the supervisors when a working hour has passed without an answer', () => {
    const { world, ticket } = begun();
    expect(did(ticket)).toEqual(['received talk.say']);
    const late = pass(world, ticket, after(ticket, 2));
    expect(did(late).slice(1)).toEqual(['unanswered ticket.tag', 'unanswered notify']);
  });

  it('is calm once somebody has answered, and sets the solution as a task', () => {
    const { world, ticket } = begun();
    const answered = happen(world, ticket, by('ticket.answered', { by: 'user' }));
    expect(answered.facts.stage).toBe('in_work');
    expect(did(pass(world, answered, after(answered, 2))).slice(1)).toEqual([
      'answered ticket.move',
      'work_solve task.create',
    ]);
    const solved = happen(world, answered, by('ticket.task_done', { type: 'solve', outcome: 'solved' }));
    expect(solved.facts.stage).toBe('resolved');
    expect(did(solved).at(-1)).toBe('resolved_told talk.say');
  });

  it('reminds a silent client and closes after five days', () => {
    const { world, ticket } = begun();
    const waiting = happen(world, ticket, moved('new', 'waiting'));
    const closed = pass(world, waiting, after(waiting, 6 * 24));
    expect(closed.facts).toMatchObject({ stage: 'resolved', tags: ['закрыто по молчанию'] });
    expect(did(closed).filter((step) => step.startsWith('waiting_silence'))).toEqual([
      'waiting_silence talk.say',
      'waiting_silence ticket.tag',
      'waiting_silence ticket.move',
    ]);
  });

  it('goes on when the client writes', () => {
    const { world, ticket } = begun();
    const waiting = happen(world, ticket, moved('new', 'waiting'));
    expect(happen(world, waiting, by('ticket.client_wrote', { text: 'Вот' })).facts.stage).toBe('in_work');
  });

  it('speaks up at once where the client’s work has stopped, and where the mark is bad', () => {
    const { world, ticket } = begun({ priority: 'urgent' });
    expect(did(ticket)).toEqual(['received talk.say', 'urgent notify', 'urgent task.create']);
    const closed = happen(world, ticket, by('ticket.moved', { from: 'new', to: 'resolved', closes: true }));
    expect(did(happen(world, closed, by('ticket.rated', { rating: 2 }))).at(-1)).toBe('rated_low notify');
  });
});
