import type { Words } from '../words/words.schema.ts';
import type { CallOrder } from './call.schema.ts';

/** What a machine hears. Channels are named as the PBX names them; those that we dial have ids of ours. */
export type News =
  /** a call may begin: the phone of its user where it is one of ours; `confirms`: whoever of ours is rung has to press 1, since a machine may answer there */
  | { is: 'begin'; extension: string | null; confirms?: boolean }
  /** an incoming one: these may be rung now, nobody else is there where it is empty */
  | { is: 'found'; users: { id: string; extension: string }[] }
  | { is: 'rings' | 'up'; channel: string }
  | { is: 'ended'; channel: string; cause: number | null; techCause: number | null }
  | { is: 'played'; channel: string }
  /** a text is ready to be said as this sound, or (null) cannot be */
  | { is: 'spoken'; sound: string | null }
  /** a greeting was said to its end, or could not be */
  | { is: 'greeted'; channel: string; ok: boolean }
  | { is: 'pressed'; channel: string; digit: string }
  /** the client has heard that she will be recorded, or could not */
  | { is: 'said'; channel: string; ok: boolean }
  | { is: 'recorded' | 'unrecorded' }
  | { is: 'time' }
  /** the link to the PBX is new: whatever should be, is ordered again */
  | { is: 'again' }
  | { is: 'order'; order: CallOrder; by: string | null };

/** What a PBX is told to do. Each may be told twice. */
export type Order =
  | {
      do: 'dial';
      channel: string;
      to: { extension: string } | { phone: string };
      /** whose number it shows; null: what the line shows to clients */
      shows: string | null;
      seconds: number;
    }
  | { do: 'answer' | 'ring'; channel: string }
  | { do: 'tone' | 'music'; channel: string; on: boolean }
  | { do: 'tones'; channel: string; digits: string }
  | { do: 'bridge'; bridge: string; channels: string[] }
  | { do: 'part'; bridge: string; channel: string }
  /** a channel that hears this one; `whispers`: and is heard by it alone */
  | { do: 'spy'; channel: string; spy: string; whispers: boolean }
  | { do: 'record'; bridge: string; name: string }
  /** what a recording has of it is silence from now on, or sound again */
  | { do: 'mask'; name: string; on: boolean }
  /** a sound of the PBX, an address, or a key of the house's sounds behind `upload:` */
  | { do: 'say'; channel: string; sound: string; as: 'consent' | 'greeting' }
  /** a text becomes a sound, in the client's language and with her values */
  | { do: 'speak'; text: Words }
  /** says that 1 is to be pressed */
  | { do: 'ask_key'; channel: string }
  /** what is being said to it ends at once */
  | { do: 'hush'; channel: string }
  | { do: 'voicemail'; channel: string }
  | { do: 'record_voicemail'; channel: string; name: string }
  | { do: 'hangup'; channel: string; why: HangupReason }
  | { do: 'close'; bridge: string }
  /** who may be rung next for an incoming call, besides these */
  | { do: 'find'; tried: string[] };

/** `busy`, `congestion`: heard as a tone by whoever waits there before the line is dropped; `sorry`: a few words. */
export type HangupReason = 'normal' | 'busy' | 'congestion' | 'sorry' | 'rejected' | 'answered_elsewhere';
