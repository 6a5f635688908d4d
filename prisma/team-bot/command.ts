import type { Chart } from '../../workflows/team-bot/says.ts';
import { plainly, type Asked, type Reply } from './asked.ts';
import { moveBy, myLeads, noteBy, oneLead } from './lead.ts';
import { newTaskBy } from './new-task.ts';
import { reportBy } from './report.ts';
import { myTasks, oneTask } from './task.ts';
import { newTicketBy, oneTicket } from './ticket.ts';

type Command = (asked: Asked, rest: string) => Promise<Reply>;

const commands: Record<string, Command> = {
  start: async ({ say }) => plainly(say('help')),
  help: async ({ say }) => plainly(say('help')),
  tasks: (asked) => myTasks(asked),
  task: oneTask,
  newtask: newTaskBy,
  ticket: oneTicket,
  newticket: newTicketBy,
  leads: (asked) => myLeads(asked),
  lead: oneLead,
  move: moveBy,
  note: noteBy,
};

/** What a command comes to; undefined for an unknown one in a group, which may be meant for another bot. */
export const answerCommand = async (
  asked: Asked,
  { name, rest }: { name: string; rest: string },
): Promise<{ reply: Reply; chart?: Chart | undefined } | undefined> => {
  if (name === 'report') return reportBy(asked, rest);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command) return { reply: await command(asked, rest) };
  if (asked.isGroup) return undefined;
  return { reply: plainly(asked.say('unknownCommand', { help: asked.say('help') })) };
};
