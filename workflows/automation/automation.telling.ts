import { nameIn } from '../event/name-in.ts';
import type { Teller, Telling } from '../event/telling.ts';
import { refusalSentence } from '../refusals.ts';
import { automationEventWords } from './automation.events.words.ts';
import type { Steered } from './steer.schema.ts';
import { steerEventWords } from './steer.events.words.ts';

export const automationTelling = {
  words: { ...automationEventWords, ...steerEventWords },
  values: ({ data }, teller) => ({ name: nameOf(data, teller), status: String(data['status'] ?? '') }),
  says: {
    'lead.steered': ({ data }, teller) => steeredSaid(data, teller),
    'conversation.steered': ({ data }, teller) => steeredSaid(data, teller),
    'automation.failed': ({ type, data }, teller) =>
      teller.say(type, { name: nameOf(data, teller), because: refusalSentence(data.because, teller.language) }),
    'automation.waiting': ({ type, data }, teller) => {
      const name = nameOf(data, teller);
      const { until } = data;
      return until ? teller.say(type, { name, until: teller.exact(until) }) : teller.say(`${type}.event`, { name });
    },
    'automation.went_on': ({ type, data }, teller) =>
      teller.say(data.happened ? `${type}.happened` : type, { name: nameOf(data, teller) }),
    'automation.branched': ({ type, data }, teller) =>
      teller.say(data.holds ? `${type}.holds` : type, { name: nameOf(data, teller) }),
    'automation.stopped': ({ type, data }, teller) => teller.say(`${type}.${data.why}`, { name: nameOf(data, teller) }),
  },
} satisfies Telling;

/** An order to the process of any noun. */
const steeredSaid = (data: Steered, teller: Teller): string =>
  teller.say(`lead.steered.${data.order}${data.of === 'stop' ? '.stop' : ''}`, { name: nameOf(data, teller) });

const nameOf = (data: { automation?: unknown; name?: unknown }, { definition, language }: Teller): string =>
  nameIn(definition?.automations, data.automation, data.name, language);
