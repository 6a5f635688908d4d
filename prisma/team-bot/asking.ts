import { recordSays } from '../../workflows/team-bot/record.words.ts';
import type { Apart, Says } from '../../workflows/team-bot/says.ts';
import { botSays } from '../../workflows/team-bot/team-bot.words.ts';
import type { Database } from '../client.ts';
import type { Asked, Reply } from './asked.ts';
import { membersAmong, type Member } from './link.ts';

type Came = { db: Database; account: string; bot: string; key: string };
type By = { member: Member; isGroup: boolean; people: number[]; wroteAt: string };

/** Whoever is seen in a group, more of them are too many to ask for each message whether they are there still. */
const MOST_PEOPLE = 20;

/** What goes into the chat: all of it to one person; to a group what everybody may hear, and more where it has only people whom we know. */
export type Heard = { says: Says; apart?: Apart | undefined };

/** Who asks, and who hears it. */
export const askedOf = async (
  { db, account, bot, key }: Came,
  { member, isGroup, people, wroteAt }: By,
): Promise<{ asked: Asked; heard: (reply: Reply) => Heard }> => {
  const known = isGroup ? await membersAmong(db, account, people) : [];
  const readers = known.map(({ id, role }) => ({ id, role }));
  const isKnown = known.length === people.length && people.length <= MOST_PEOPLE;
  const say = botSays(member.language);
  const asked: Asked = {
    ...{ db, bot, member, isGroup, readers, key: `team-bot/${key}`, now: new Date().toISOString(), wroteAt },
    ...{ say, tell: recordSays(member.language) },
  };
  const heard = ({ named, bare }: Reply): Heard => {
    if (!isGroup || named === bare) return { says: named };
    const told = bare.do === 'say' ? { ...bare, text: `${bare.text}\n\n${say('numbersOnly')}` } : bare;
    return isKnown ? { says: told, apart: { people, says: named } } : { says: told };
  };
  return { asked, heard };
};
