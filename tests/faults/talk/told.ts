import type { Message } from '../../../workflows/conversation/conversation.schema.ts';
import type { Ops } from '../../../workflows/ops/ops.schema.ts';
import { outsideOf } from '../../support/outside.ts';
import type { System } from '../../support/system.ts';
import { asked } from './record.ts';
import { readMessages } from './screen.ts';
import type { Talk } from './talking.ts';

/** Everything written has come in, and nothing that goes out waits or is in doubt. */
export const isQuiet = async (system: System, came: number): Promise<boolean> => {
  const waiting = `SELECT count(*)::int AS n FROM delivery WHERE message_id IS NOT NULL AND state IN ('queued', 'sending', 'unknown')`;
  if ((await asked(system, waiting)) > 0) return false;
  return (await asked(system, `SELECT count(*)::int AS n FROM message WHERE direction = 'in'`)) >= came;
};

/** A messenger does not tell what became of a message whose answer was lost: a person looks, and sends again what is not there. Answers which. */
export const settleLost = async (system: System, talks: Talk[]): Promise<Set<string>> => {
  const again = new Set<string>();
  for (const talk of talks) {
    const got = (await talk.door.got()).get(talk.client) ?? [];
    for (const { state, text, deliveryId } of await readMessages(system, talk.id)) {
      if (state !== 'unknown' || got.includes(text)) continue;
      again.add(`${talk.id} ${text}`);
      await outsideOf(system).post(`/deliveries/${deliveryId}/retry`, {});
    }
  }
  return again;
};

/** Everything that is not as it should be, one sentence each. `again`: what a person has sent once more, out of its turn. */
export const whatIsWrong = async (
  system: System,
  talks: Talk[],
  { again, shown }: { again: Set<string>; shown: Map<string, Message[]> },
): Promise<string[]> => {
  const wrong: string[] = [];
  const gotBy = new Map(
    await Promise.all(
      [...new Set(talks.map(({ door }) => door))].map(async (door) => [door, await door.got()] as const),
    ),
  );
  for (const { door, client, id, said, answered } of talks) {
    const note = (what: string, found: string[], expected: string[]) =>
      found.join() === expected.join() ||
      wrong.push(`${door.nameOf(client)}: ${what} ${found.join()}, not ${expected.join()}`);
    const messages = await readMessages(system, id);
    const written = (direction: string) =>
      messages
        .filter((message) => message.direction === direction)
        .map(({ text }) => text)
        .reverse();
    note('the talk has', written('in'), said);
    note('the talk has', written('out'), answered);
    const got = gotBy.get(door)!.get(client) ?? [];
    const inTurn = (texts: string[]) => texts.filter((text) => !again.has(`${id} ${text}`));
    note('the client got', inTurn(got), inTurn(answered));
    note('the client got', got.toSorted(), answered.toSorted());
    const screen = shown.get(id);
    if (screen && JSON.stringify(screen) !== JSON.stringify(messages))
      wrong.push(`${door.nameOf(client)}: the window shows ${differing(screen, messages)}`);
  }
  const ops = await outsideOf(system).get<Ops>('/ops');
  for (const { workflowId, error } of ops.stuck) wrong.push(`${workflowId} is stuck: ${error}`);
  for (const { source, error } of ops.inbox) wrong.push(`an entry from ${source} was not worked off: ${error}`);
  return wrong;
};

const differing = (screen: Message[], messages: Message[]): string => {
  const index = messages.findIndex((message, n) => JSON.stringify(message) !== JSON.stringify(screen[n]));
  return `${screen.length} of ${messages.length}; ${JSON.stringify(screen[index])}, not ${JSON.stringify(messages[index])}`;
};
