import { leadActivities } from '../../activities/lead.ts';
import { openChannels } from '../../activities/channel/index.ts';
import { sendWaiting } from '../../activities/channel/sending/sending.ts';
import { readConfig } from '../../config.ts';
import { tagLead } from '../../prisma/lead/lead-fields.ts';
import { addTemplate } from '../../prisma/letter/template.ts';
import { search } from '../../ui/automation/condition/search.ts';
import { kindOfStep, stepsOf } from '../../ui/automation/kinds.ts';
import { Automation } from '../../workflows/automation/automation.schema.ts';
import { stepSentence } from '../../workflows/automation/automation-sentence.ts';
import { newFacts, simulate } from '../../workflows/automation/simulate.ts';
import { closedBreaker } from '../../workflows/channel/breaker.ts';
import { accountName } from '../../workflows/channel/index.ts';
import { firstText } from '../../workflows/template/text-channel.ts';
import { NewTemplate } from '../../workflows/template/template.schema.ts';
import { inLanguage, languages } from '../../workflows/words/words.ts';
import { live } from '../automation/dry-run.ts';
import { newClient } from '../support/letters.ts';
import { openOffice, pipelineOf } from '../support/office.ts';
import { testSecrets } from '../support/secrets.ts';

/** What a house with the toys in it does: one automation that praises the lead and sends a pigeon, in life and in a trial. */
const automation = Automation.parse({
  key: 'welcome',
  name: { ru: 'Встретить' },
  when: { on: 'tag.added', tag: 'dear' },
  then: [
    { do: 'lead.praise', stars: 3 },
    { do: 'message.send', channel: 'pigeon', template: 'hello' },
    { do: 'message.send', channel: 'pigeon:tower', template: 'hello' },
  ],
});

const inLife = async () => {
  const office = await openOffice({ automations: [automation] });
  const { db } = office;
  try {
    const text = { key: 'hello', channel: 'pigeon', language: 'ru', body: '{{contact.name}}, курлык' };
    await addTemplate(db, { ...NewTemplate.parse(text), authorId: office.saule });
    const { leadId } = await newClient(office, { name: 'Дарья', phone: '+77015550101' });
    const lead = leadActivities({ db });
    const turn = () =>
      lead.turnLead({ workflowId: `lead:${leadId}`, leadId, now: new Date().toISOString(), known: null });
    await turn();
    await tagLead(db, { actor: { kind: 'user', id: office.aida }, leadId, add: ['dear'], remove: [] });
    await turn();
    const config = readConfig({
      ...testSecrets,
      DATABASE_URL: office.url,
      ENCRYPTION_KEYS: `toy:${'0f'.repeat(32)}`,
      CHANNEL_ACCOUNTS: '{"pigeon:tower": {"loft": "tower"}}',
    });
    const place = { db, channels: openChannels({ db, config }), publicUrl: config.publicUrl };
    const watch = new AbortController().signal;
    for (const account of ['pigeon', 'pigeon:tower'])
      await sendWaiting(place, { account, breaker: closedBreaker }, watch);
    const tags = await db.pool.query('SELECT tags FROM lead WHERE id = $1', [leadId]);
    const sent = await db.pool.query(
      `SELECT d.account, d.state, a.answer FROM delivery d JOIN delivery_attempt a ON a.delivery_id = d.id WHERE d.lead_id = $1 ORDER BY d.account`,
      [leadId],
    );
    return { tags: tags.rows[0].tags, sent: sent.rows, offered: config.accounts.map(({ id }) => id) };
  } finally {
    await office.close();
  }
};

const inTrial = () => {
  const pipeline = live(pipelineOf([automation]));
  const at = '2026-11-23T04:00:00.000Z';
  const lead = simulate(pipeline, { facts: newFacts(pipeline, at) }, at);
  lead.create();
  lead.change('tags', ['dear']);
  const sent = lead.events.filter(({ type }) => type === 'delivery.queued').map(({ data }) => data['account']);
  return { tags: lead.facts['tags'], sent };
};

const inWords = () => {
  const names = pipelineOf([automation]);
  return languages.map((language) => [
    ...automation.then.slice(0, 2).map((step) => stepSentence(step, names, language, () => 'hello')),
    inLanguage(firstText('pigeon'), language),
    accountName('pigeon:tower', language),
  ]);
};

const firstFor = (typed: string) =>
  search(
    stepsOf().map(({ id, name, also }) => ({ id, name: name.ru, also: also.ru })),
    typed,
  )[0]?.id;

const inEditor = () => {
  const kind = kindOfStep({ do: 'lead.praise' });
  const form = kind?.form.map(({ field, as }) => `${field} ${as}`);
  return { name: kind?.name.en, form, fresh: kind?.fresh(), found: ['звезда', 'голубь'].map(firstFor) };
};

const told = { life: await inLife(), trial: inTrial(), words: inWords(), editor: inEditor() };
process.stdout.write(JSON.stringify(told));
