import { postpones, type Postpone } from '../task/slot.ts';

/** What a button does. Telegram carries 64 bytes. */
export type Press =
  | { do: 'done'; track: string }
  /** with how it ended, where its pipeline asks; null: it is simply done */
  | { do: 'end'; track: string; outcome: string | null }
  | { do: 'later'; track: string }
  /** as the task was when the choice was offered */
  | { do: 'put-off'; track: string; to: Postpone; version: number }
  | { do: 'take'; lead: number }
  | { do: 'ticket-take'; track: string }
  | { do: 'ticket-move'; track: string; stage: string }
  | { do: 'talk'; conversation: string }
  /** nobody else is told that it is late */
  | { do: 'have'; noun: 'ticket' | 'conversation' | 'task'; id: string }
  | { do: 'move'; lead: number; stage: string };

export const pressOf = (press: Press): string => {
  switch (press.do) {
    case 'done':
    case 'later':
    case 'ticket-take':
      return `${press.do} ${press.track}`;
    case 'end':
      return `end ${press.track}${press.outcome === null ? '' : ` ${press.outcome}`}`;
    case 'put-off':
      return `put-off ${press.track} ${press.to} ${press.version}`;
    case 'take':
      return `take ${press.lead}`;
    case 'talk':
      return `talk ${press.conversation}`;
    case 'have':
      return `have ${press.noun} ${press.id}`;
    case 'ticket-move':
      return `ticket-move ${press.track} ${press.stage}`;
    case 'move':
      return `move ${press.lead} ${press.stage}`;
  }
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const TRACK = /^[A-Z]{2}\d{8}$/;
const NUMBER = /^\d{1,9}$/;

/** Undefined where no button of ours says this: whoever sends it made it up. */
export const readPress = (data: string): Press | undefined => {
  const [what = '', on = '', to = '', version = ''] = data.split(' ');
  if ((what === 'done' || what === 'later' || what === 'ticket-take') && TRACK.test(on)) return { do: what, track: on };
  if (what === 'ticket-move' && TRACK.test(on) && to !== '') return { do: 'ticket-move', track: on, stage: to };
  if (what === 'end' && TRACK.test(on)) return { do: 'end', track: on, outcome: to || null };
  if (what === 'put-off' && TRACK.test(on) && isPostpone(to) && NUMBER.test(version))
    return { do: 'put-off', track: on, to, version: Number(version) };
  if (what === 'take' && NUMBER.test(on)) return { do: 'take', lead: Number(on) };
  if (what === 'have' && (on === 'ticket' || on === 'conversation' || on === 'task') && UUID.test(to))
    return { do: 'have', noun: on, id: to };
  if (what === 'talk' && UUID.test(on)) return { do: 'talk', conversation: on };
  if (what === 'move' && NUMBER.test(on) && to !== '') return { do: 'move', lead: Number(on), stage: to };
  return undefined;
};

const isPostpone = (to: string): to is Postpone => (postpones as readonly string[]).includes(to);
