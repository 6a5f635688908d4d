import type { Database } from '../../../prisma/client.ts';
import { dialSandboxLeg, endSandboxLeg, sandboxLegs, type SandboxLeg } from '../../../prisma/call/sandbox-leg.ts';
import type { OpenPbx, SeenChannel } from './pbx.ts';
import { emptyWav } from './wav.ts';

const EVERY_MS = 100;
const EMPTY = emptyWav();

/** Nobody carries it: phones are rows, and whoever tries it says what becomes of each. */
export const openSandbox =
  (db: Database, line: string): OpenPbx =>
  (_, hears) => {
    const known = new Map<string, string>();
    let isOver = false;
    let timer: NodeJS.Timeout | undefined;

    const look = async () => {
      for (const leg of await sandboxLegs(db, line)) {
        const now = `${leg.state} ${leg.pressed ?? ''}`;
        if (known.get(leg.channel) === now) continue;
        known.set(leg.channel, now);
        tell(leg);
      }
    };
    const tell = ({ channel, state, entered, phone, cause, techCause, pressed }: SandboxLeg) => {
      if (state === 'ended') return hears.news({ channel }, { is: 'ended', channel, cause, techCause });
      if (entered && state === 'ringing') return hears.entered({ channel, from: phone ?? '', to: '' });
      if (state !== 'dialled' && !entered) hears.news({ channel }, { is: state === 'up' ? 'up' : 'rings', channel });
      if (state === 'up' && pressed) hears.news({ channel }, { is: 'pressed', channel, digit: pressed });
    };
    const again = () => {
      timer = setTimeout(
        () =>
          void look()
            .catch(() => undefined)
            .finally(() => !isOver && again()),
        EVERY_MS,
      );
    };
    queueMicrotask(hears.linked);
    again();
    return {
      carry: async (order) => {
        if (order.do === 'dial') {
          const { channel, to, shows } = order;
          const extension = 'extension' in to ? to.extension : null;
          await dialSandboxLeg(db, { line, channel, shows, extension, phone: 'phone' in to ? to.phone : null });
        } else if (order.do === 'hangup') {
          known.set(order.channel, 'ended ');
          await endSandboxLeg(db, order.channel);
        } else if (order.do === 'voicemail') {
          hears.news({ channel: order.channel }, { is: 'played', channel: order.channel });
        } else if (order.do === 'say') {
          const { channel, as } = order;
          hears.news({ channel }, { is: as === 'consent' ? 'said' : 'greeted', channel, ok: true });
        } else if (order.do === 'record_voicemail') {
          hears.news({ id: order.name.slice(0, 36) }, { is: 'unrecorded' });
        }
      },
      look: async () => {
        const legs = (await sandboxLegs(db, line)).filter(({ state }) => state !== 'ended');
        for (const { channel, state, pressed } of legs) known.set(channel, `${state} ${pressed ?? ''}`);
        return {
          channels: legs.map(({ channel, state }): SeenChannel => ({
            id: channel,
            is: state === 'up' ? 'up' : state === 'ringing' ? 'rings' : 'down',
          })),
          entered: legs.flatMap(({ channel, phone, entered }) =>
            entered ? [{ channel, from: phone ?? '', to: '' }] : [],
          ),
          bridges: [],
        };
      },
      // nobody has said anything
      recording: async () => EMPTY,
      close: async () => {
        isOver = true;
        clearTimeout(timer);
      },
    };
  };
