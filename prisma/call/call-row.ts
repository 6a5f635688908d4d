import type {
  Call,
  CallHow,
  CallLeg,
  CallListen,
  CallPart,
  CallState,
  RecordingState,
} from '../../workflows/call/call.schema.ts';
import type { Machine } from '../../workflows/call/call-now.ts';
import { mayBegin } from '../../workflows/call/record.ts';
import {
  usualPolicy,
  type Consent,
  type RecordingGap,
  type RecordingPolicy,
} from '../../workflows/call/recording.schema.ts';
import type { Call as CallModel } from '../generated/client.ts';
import type { RowOf } from '../row.ts';

export type CallRow = RowOf<
  CallModel,
  {
    direction: 'in' | 'out';
    state: CallState;
    how: CallHow | null;
    recording: RecordingState;
    legs: CallLeg[];
    parts: CallPart[];
    listens: CallListen[];
    consent: Consent | null;
    gaps: RecordingGap[];
  }
>;

/** With the names of those whom it is about. */
export type NamedCall = CallRow &
  Record<'contact_name' | 'lead_name' | 'user_name', string | null> & { policy: RecordingPolicy | null };

export const toCall = (row: NamedCall): Call => ({
  ...{ id: row.id, direction: row.direction, accountId: row.account_id, callbackId: row.callback_id },
  contact: named(row.contact_id, row.contact_name),
  lead: named(row.lead_id, row.lead_name),
  user: named(row.user_id, row.user_name),
  ...{ phone: row.phone, ownNumber: row.own_number, state: row.state, onHold: row.on_hold },
  askedAt: row.asked_at.toISOString(),
  ...{ rangAt: iso(row.rang_at), answeredAt: iso(row.answered_at), endedAt: iso(row.ended_at) },
  talkSeconds: talkSeconds(row),
  ...{ cause: row.cause, techCause: row.tech_cause, how: row.how, outcome: row.outcome, note: row.note },
  ...{ legs: row.legs, parts: row.parts, listens: row.listens, greeting: greetingOf(row) },
  onCall: (row.machine as Partial<Machine>).rings === true,
  recording: {
    state: row.recording,
    seconds: row.recording_ms === null ? null : Math.round(row.recording_ms / 1000),
    ...{ consent: row.consent, gaps: row.gaps, deletedAt: iso(row.recording_deleted_at) },
    mayBegin: mayBegin({ ...row, policy: row.policy ?? usualPolicy }),
  },
  version: row.version,
});

const greetingOf = ({ machine }: CallRow): Call['greeting'] => {
  const { says } = machine as Partial<Machine>;
  return says
    ? { heard: says.heardAt !== null, failed: says.failedAt !== null, pressed: says.pressedAt !== null }
    : null;
};

const talkSeconds = ({ answered_at: from, ended_at: to }: CallRow): number =>
  from === null ? 0 : Math.max(0, Math.round(((to?.getTime() ?? Date.now()) - from.getTime()) / 1000));

const named = (id: string | null, name: string | null): Call['user'] => (id === null ? null : { id, name: name ?? '' });
const iso = (at: Date | null): string | null => at?.toISOString() ?? null;
