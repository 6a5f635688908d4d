import { moneyText } from '../../workflows/money/money.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import { refusalSentence } from '../../workflows/refusals.ts';
import { pressOf, type Press } from '../../workflows/team-bot/press.ts';
import type { Button } from '../../workflows/team-bot/says.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { assignLead } from '../assign/assign.ts';
import { inTransaction } from '../client.ts';
import { moveLead, noteLead } from '../lead/lead.ts';
import { numberIn } from '../lead/lead.queries.ts';
import { both, doingOf, plainly, under, type Asked, type Reply } from './asked.ts';
import { listBotLeads, readBotLead, type BotLead, type BotStage } from './bot-lead.queries.ts';
import type { Pressed } from './task.ts';

const MOST = 10;

export const myLeads = async (asked: Asked): Promise<Reply> => {
  const { leads, count } = await listBotLeads(asked, MOST);
  const { tell } = asked;
  if (count === 0) return plainly(tell('leads.none'));
  const shown = leads.filter(({ forAll }) => !asked.isGroup || forAll);
  return both((named) =>
    [
      tell('leads.title', { count }),
      ...shown.map((lead) => `${titleOf(asked, lead, named)} · ${stageName(asked, lead, lead.stage)}`),
      ...(count > shown.length ? [tell('leads.more', { count: count - shown.length })] : []),
    ].join('\n'),
  );
};

export const oneLead = async (asked: Asked, typed: string): Promise<Reply> => {
  const number = numberIn(typed);
  if (number === undefined) return plainly(asked.tell('lead.usage'));
  const lead = await readBotLead(asked, number);
  if (asked.isGroup && !lead?.forAll) return plainly(asked.tell('lead.notForAll'));
  return lead ? leadCard(asked, lead) : plainly(asked.tell('lead.unknown'));
};

/** "1520 Half" or "1520 half"; a stage that is not told for certain is asked for. */
export const moveBy = async (asked: Asked, typed: string): Promise<Reply> => {
  const [first = '', ...more] = typed.split(/\s+/);
  const number = numberIn(first);
  if (number === undefined) return plainly(asked.tell('lead.usage'));
  const lead = await readBotLead(asked, number);
  if (!lead) return plainly(asked.tell('lead.unknown'));
  const found = stagesCalled(lead.stages, more.join(' '));
  if (found.length !== 1) return plainly(asked.tell('move.which'), { buttons: stageButtons(asked, lead, found) });
  return (await moved(asked, lead, found[0]!.key)).card!;
};

export const noteBy = async (asked: Asked, typed: string): Promise<Reply> => {
  const [, first = '', text = ''] = /^(\S+)\s+([\s\S]+)$/.exec(typed) ?? [];
  const number = numberIn(first);
  if (number === undefined || text.trim() === '') return plainly(asked.tell('note.usage'));
  const lead = await readBotLead(asked, number);
  if (!lead) return plainly(asked.tell('lead.unknown'));
  const done = await noteLead(asked.db, { ...doingOf(asked), leadId: lead.id, text: text.trim() });
  return plainly(isRefusal(done) ? refusalSentence(done, asked.member.language) : asked.tell('note.done'));
};

/** Of two who press at once the second is told who has it. */
export const pressLead = async (asked: Asked, press: Extract<Press, { lead: number }>): Promise<Pressed> => {
  const lead = await readBotLead(asked, press.lead);
  if (!lead) return { nod: asked.tell('lead.unknown') };
  if (press.do === 'move') return moved(asked, lead, press.stage);
  const taken = await take(asked, lead);
  const now = (await readBotLead(asked, press.lead)) ?? lead;
  return { nod: whoHas(asked, taken, now), card: leadCard(asked, now) };
};

/** Only a lead that nobody has is there to be taken: asked behind its lock. */
const take = ({ db, member, ...asked }: Asked, { id }: BotLead): Promise<unknown | Refusal> =>
  inTransaction(db, async (tx) => {
    const { rows } = await tx.pool.query<{ free: boolean }>(
      'SELECT responsible_id IS NULL AS free FROM lead WHERE id = $1 FOR NO KEY UPDATE',
      [id],
    );
    if (!rows[0]?.free) return refuse('SamePerson');
    return assignLead(tx, { ...doingOf({ member, ...asked, db }), leadId: id, userId: member.id });
  });

const whoHas = ({ tell, member }: Asked, taken: unknown, { responsibleId, responsible }: BotLead): string => {
  if (responsibleId !== null && responsibleId !== member.id)
    return tell('nod.alreadyTheirs', { who: responsible ?? '' });
  if (!isRefusal(taken)) return tell('nod.taken');
  return taken.refusal === 'SamePerson' ? tell('nod.alreadyYours') : refusalSentence(taken, member.language);
};

const moved = async (asked: Asked, lead: BotLead, stage: string): Promise<Pressed> => {
  const done = await moveLead(asked.db, { ...doingOf(asked), leadId: lead.id, stage });
  const said = isRefusal(done) ? refusalSentence(done, asked.member.language) : asked.tell('move.done');
  const now = (await readBotLead(asked, lead.number)) ?? lead;
  // the refusal may name what is asked for; never a client
  return { nod: said, card: under(said, leadCard(asked, now)) };
};

const leadCard = (asked: Asked, lead: BotLead): Reply => {
  const { tell, say, member, isGroup } = asked;
  const mayName = !isGroup || lead.forAll;
  const { amount, currency, client, phone, responsible } = lead;
  const take = { text: say('button.take'), press: pressOf({ do: 'take', lead: lead.number }) };
  return both(
    (told) => {
      const named = told && mayName;
      return [
        titleOf(asked, lead, named),
        tell('lead.stage', { stage: stageName(asked, lead, lead.stage) }),
        ...(named && amount !== null && currency ? [moneyText({ amount, currency }, member.language)] : []),
        responsible ? tell('task.who', { who: responsible }) : tell('lead.nobody'),
        ...(named && client ? [tell('lead.client', { name: client })] : []),
        // a number is told to one person, not to a chat
        ...(named && phone && !isGroup ? [phone] : []),
      ].join('\n');
    },
    [
      [
        ...(lead.responsibleId === null && lead.isOpen ? [take] : []),
        { text: say('button.open'), path: `/leads/${lead.id}` },
      ],
    ],
  );
};

const titleOf = ({ tell }: Asked, { number, name }: BotLead, named: boolean): string =>
  tell(named ? 'lead.title' : 'lead.bare', { number, name });

const stageName = ({ member }: Asked, { stages }: BotLead, key: string): string => {
  const found = stages.find((one) => one.key === key);
  return found ? inLanguage(found.name, member.language) : key;
};

/** By key or by name in any language; else those whose name begins so. */
const stagesCalled = (stages: BotStage[], typed: string): BotStage[] => {
  const wanted = typed.trim().toLowerCase();
  const called = (fits: (name: string) => boolean) =>
    stages.filter(({ key, name }) => [key, ...Object.values(name)].some((one) => fits((one ?? '').toLowerCase())));
  if (wanted === '') return [];
  const exactly = called((name) => name === wanted);
  return exactly.length > 0 ? exactly : called((name) => name.startsWith(wanted));
};

const stageButtons = (asked: Asked, lead: BotLead, found: BotStage[]): Button[][] =>
  (found.length > 0 ? found : lead.stages)
    .filter(({ key }) => key !== lead.stage)
    .map(({ key }) => ({
      text: stageName(asked, lead, key),
      press: pressOf({ do: 'move', lead: lead.number, stage: key }),
    }))
    // a key of ours is short; one that does not fit is moved to by words
    .filter(({ press }) => Buffer.byteLength(press) <= 64)
    .map((button) => [button]);
