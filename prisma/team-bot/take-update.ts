import { readTeamUpdate, type Read, type Where } from '../../workflows/team-bot/read.ts';
import { TeamUpdate } from '../../workflows/team-bot/team-update.schema.ts';
import { botSays } from '../../workflows/team-bot/team-bot.words.ts';
import type { Says } from '../../workflows/team-bot/says.ts';
import { languages } from '../../workflows/words/words.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import { countCall } from '../rate.ts';
import { takeTry } from '../user/sign-in-pace.ts';
import type { Database } from '../client.ts';
import { answerCommand } from './command.ts';
import { leaveGroup, noteGroup, renumberGroup } from './group.ts';
import { askedOf, type Heard } from './asking.ts';
import { botOf, memberOf, noteBlocked, takeCode } from './link.ts';
import { keepSaying } from './outbox.ts';
import { answerPress } from './press.ts';

/** A code has 256 bits; this is against whoever keeps the bot busy. */
const CODES = { tries: 5, everySeconds: 60 };
/** A stranger gets as many answers an hour, in all chats. */
const MOST_TO_STRANGER = 10;

type Came = { db: Database; account: string; bot: string; key: string };
type From<K extends Read['what']> = Extract<Read, { what: K }>;

/** One update of the team's bot: what it asks is done, and what is to be answered is written down. Returns what is wrong with it for good. */
export const takeTeamUpdate = async (db: Database, account: string, sent: unknown): Promise<string | undefined> => {
  const { data: update } = TeamUpdate.safeParse(sent);
  if (!update) return 'it is not what this channel sends; it is kept';
  const bot = botOf(account);
  await take({ db, account, bot, key: `${account}/${update.update_id}` }, readTeamUpdate(update, bot));
  return undefined;
};

const take = async (came: Came, read: Read): Promise<void> => {
  const { db, account } = came;
  switch (read.what) {
    case 'command':
      return takeCommand(came, read);
    case 'words':
      return takeWords(came, read);
    case 'press':
      return takePress(came, read);
    case 'nameless':
      return sayText(came, read.chat, botSays('ru')('nameless'));
    case 'people':
      await noteGroup(db, { account, ...read });
      return;
    case 'renumbered':
      return renumberGroup(db, { account, ...read });
    case 'gone':
      return leaveGroup(db, account, read.chat);
    case 'blocked':
      return noteBlocked(db, account, read.person, true);
    case 'nothing':
  }
};

const takeCommand = async (came: Came, command: From<'command'>): Promise<void> => {
  const { db, account } = came;
  const { chat, isGroup, person, title } = command;
  const people = isGroup ? await noteGroup(db, { account, chat, title, came: [person.id] }) : [];
  if (command.name === 'start' && command.rest !== '' && !isGroup) return takeStart(came, command, command.rest);
  const member = await memberOf(db, account, person.id);
  if (!member) return toStranger(came, command);
  await noteBlocked(db, account, person.id, false);
  const { asked, heard } = await askedOf(came, { member, isGroup, people, wroteAt: command.at });
  const answer = await answerCommand(asked, command);
  if (!answer) return;
  await say(came, chat, heard(answer.reply));
  if (answer.chart)
    await say({ ...came, key: `${came.key}/chart` }, chat, { says: { do: 'show', chart: answer.chart } });
};

/** In a private chat a code may come as it is. */
const takeWords = async (came: Came, { text, ...where }: From<'words'>): Promise<void> => {
  const { db, account } = came;
  const { isGroup, chat, title, person } = where;
  if (isGroup) return void (await noteGroup(db, { account, chat, title, came: [person.id] }));
  const code = text.trim();
  if (/^[\w-]{40,64}$/.test(code)) return takeStart(came, where, code);
  const member = await memberOf(db, account, person.id);
  if (!member) return toStranger(came, where);
  await sayText(came, chat, botSays(member.language)('help'));
};

const takeStart = async (came: Came, { chat, person }: Where, code: string): Promise<void> => {
  const { db, account } = came;
  const strange = botSays(languageOf(person.language));
  if ((await takeTry(db, `team code ${account} ${person.id}`, CODES)) > 0)
    return sayText(came, chat, strange('codeLater'));
  const member =
    (await takeCode(db, { account, person: person.id, username: person.username, code })) ??
    (await linkedByThis(came, person.id));
  if (!member) return sayText(came, chat, strange('codeWrong'));
  const own = botSays(member.language);
  return sayText(came, chat, own('hello', { name: member.name, help: own('help') }));
};

/** The same update once more, after a crash behind the code: it was used by this very one. */
const linkedByThis = async ({ db, account }: Came, person: number) => {
  const { rows } = await db.pool.query<{ now: boolean }>(
    `SELECT linked_at > now() - interval '10 seconds' AS now FROM team_link WHERE account = $1 AND person = $2`,
    [account, person],
  );
  return rows[0]?.now ? memberOf(db, account, person) : undefined;
};

/** Nobody unknown is told anything but how to become known. */
const toStranger = async (came: Came, { chat, person, isGroup }: Where): Promise<void> => {
  const { db, account, bot } = came;
  const { count } = await countCall(db, `team bot ${account} ${person.id}`, 3600);
  if (count > MOST_TO_STRANGER) return;
  const strange = botSays(languageOf(person.language));
  await sayText(came, chat, strange(isGroup ? 'unknownHere' : 'notLinked', { bot }));
};

const takePress = async (came: Came, press: From<'press'>): Promise<void> => {
  const { db, account } = came;
  const { chat, isGroup, person, query, message, title } = press;
  const nod = (text: string) => say({ ...came, key: `${came.key}/nod` }, chat, { says: { do: 'nod', query, text } });
  const people = isGroup ? await noteGroup(db, { account, chat, title, came: [person.id] }) : [];
  const member = await memberOf(db, account, person.id);
  if (!member) return nod(botSays(languageOf(person.language))('notLinked'));
  const { asked, heard } = await askedOf(came, { member, isGroup, people, wroteAt: new Date().toISOString() });
  const { nod: text, card } = await answerPress(asked, press.data);
  await nod(text);
  if (!card) return;
  const edits = (says: Says): Says => (says.do === 'say' && message !== null ? { ...says, edits: message } : says);
  const { says, apart } = heard(card);
  await say(came, chat, { says: edits(says), apart: apart && { ...apart, says: edits(apart.says) } });
};

const say = async ({ db, key, account }: Came, chat: string, heard: Heard): Promise<void> => {
  await keepSaying(db, { key, account, chat, ...heard });
  db.committed();
};

const sayText = (came: Came, chat: string, text: string): Promise<void> =>
  say(came, chat, { says: { do: 'say', text } });

const languageOf = (code: string | null): Language => languages.find((one) => one === code?.slice(0, 2)) ?? 'ru';
