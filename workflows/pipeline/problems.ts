import { accountName, clientChannels } from '../channel/index.ts';
import type { Language } from '../words/words.schema.ts';
import { fill } from '../words/fill.ts';
import { inEach } from '../words/words.ts';
import type { PipelineDefinition } from './pipeline.schema.ts';
import { checkAutomation } from './problem/automation.ts';
import { checkDoors } from './problem/door.ts';
import { eachStep, openLook, type Look, type Problem } from './problem/look.ts';
import { checkCircles } from './problem/circle.ts';
import { checkReference, checkTeam, checkTemplate } from './problem/reference.ts';
import { checkNames, checkStages } from './problem/stage.ts';
import { paymentWords } from './problem/part.words.ts';
import { problemWords } from './problems.words.ts';
import type { World } from './world.schema.ts';

export type { Problem, World };

/** Everything wrong with a definition in its installation: errors first. Errors prevent publishing, warnings do not. */
export const problemsOf = (definition: PipelineDefinition, world: World): Problem[] => {
  const opened = openLook(definition, world);
  const { look } = opened;
  checkNames(look);
  checkStages(look);
  checkSettings(look);
  for (const automation of definition.automations) checkAutomation(look, automation);
  checkCircles(look);
  checkChannels(look);
  if ((definition.noun ?? 'lead') === 'lead') checkDoors(look);
  const { found } = opened;
  return [
    ...found.filter(({ severity }) => severity === 'error'),
    ...found.filter(({ severity }) => severity !== 'error'),
  ];
};

/** Of a draft's warnings those that were not published before: who must read the same ones each time reads none. */
export const newWarnings = (
  problems: Problem[],
  published: PipelineDefinition | undefined,
  world: World,
): Problem[] => {
  const id = ({ code, at, values }: Problem) => JSON.stringify([code, at, values]);
  const known = new Set(published ? problemsOf(published, world).map(id) : []);
  return problems.filter((one) => one.severity === 'warning' && !known.has(id(one)));
};

/** The problem, in one sentence. */
export const problemSentence = ({ code, values }: Problem, language: Language): string =>
  capital(fill(problemWords[code].says, language, values));

/** What to do about it. */
export const problemAdvice = ({ code, values }: Problem, language: Language): string =>
  fill(problemWords[code].advice, language, values);

const checkSettings = (look: Look): void => {
  const { team, calendar, invoices, noun } = look.definition;
  // whoever answers in a conversation is said at its account
  if (noun !== 'conversation') checkTeam(look, team, { part: 'pipeline' });
  if (calendar) checkReference(look, { to: 'calendar', key: calendar }, { part: 'pipeline' });
  if (noun !== undefined && noun !== 'lead') return;
  for (const key of [invoices.sent, invoices.reminder, invoices.overdue, invoices.receipt])
    checkTemplate(look, { key, channels: clientChannels.map(({ kind }) => kind) }, { part: 'invoices' });
};

/** One warning for each channel without a key, at the first automation that uses it. */
const checkChannels = (look: Look): void => {
  const sandboxed = new Set(look.world.channels.flatMap(({ id, sandbox }) => (sandbox ? [id] : [])));
  for (const { key, then, off } of look.definition.automations) {
    if (sandboxed.size === 0) return;
    if (off) continue;
    eachStep(then, (step) => {
      const id = step.do === 'message.send' ? step.channel : step.do === 'invoice.issue' ? 'stripe' : '';
      if (sandboxed.delete(id))
        look.report(
          'ChannelSandbox',
          { automation: key },
          {
            channel: id === 'stripe' ? paymentWords : inEach((language) => accountName(id, language)),
          },
        );
    });
  }
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
