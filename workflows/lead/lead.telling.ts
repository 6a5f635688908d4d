import { messageName } from '../channel/index.ts';
import { changedSentence } from '../event/changed.ts';
import { nameIn } from '../event/name-in.ts';
import type { Teller, Telling } from '../event/telling.ts';
import { leadColumnWords } from './lead.columns.words.ts';
import { leadEventWords } from './lead.events.words.ts';

export const leadTelling = {
  words: { ...leadEventWords, ...leadColumnWords },
  values: ({ data: { account } }, { language }) => ({ channel: account ? messageName(String(account), language) : '' }),
  says: {
    'lead.created': ({ data: { ad, form, known, import: file } }, { say }) => {
      if (file) return say('lead.created.import');
      return say(ad && !form ? 'lead.created.ad' : `lead.created${form ? '.form' : ''}${known ? '.known' : ''}`);
    },
    'lead.assigned': ({ type, data }, { say, person }) => say(type, { person: person(data.decision?.chosen) }),
    'lead.moved': ({ type, data: { to, lossReason } }, teller) => {
      const reason = lossReason && nameIn(teller.definition?.lossReasons, lossReason, undefined, teller.language);
      return atStage(type, to, teller) + (reason ? ` · ${reason}` : '');
    },
    'lead.reopened': ({ type, data: { to } }, teller) => atStage(type, to, teller),
    'lead.changed': (event, teller) => teller.say(event.type, { what: changedSentence(event, teller) }),
    'lead.paused': ({ type, data: { until, reason } }, { say, exact }) =>
      until ? say('lead.paused.until', { reason, until: exact(until) }) : say(type, { reason }),
    'lead.skipped': ({ type, data }, { say, exact }) => say(type, { to: exact(data.to) }),
    'lead.migrated': ({ type, data: { undo, version } }, { say }) =>
      say(undo ? 'lead.migrated.undo' : type, { version: String(version ?? '') }),
    'lead.withdrawn': ({ type, data: { name } }, { say }) => say(type, { name }),
    'lead.merged': ofAnother,
    'lead.took_in': ofAnother,
    'lead.unmerged': ofAnother,
    'lead.let_go': ofAnother,
    'lead.noted': ({ data }) => data.text,
  },
} satisfies Telling;

const atStage = (type: string, stage: string | undefined, { say, definition, language }: Teller): string =>
  say(type, { stage: nameIn(definition?.stages, stage, undefined, language) });

function ofAnother({ type, data }: { type: string; data: { number: number; name: string } }, { say }: Teller): string {
  return say(type, { number: String(data.number), name: data.name });
}
