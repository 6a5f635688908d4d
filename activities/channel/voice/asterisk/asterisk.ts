import { setTimeout as rest } from 'node:timers/promises';
import type { Carried, Entered, OpenPbx, Pbx, Seen, SeenChannel } from '../pbx.ts';
import { openAri, type Answer, type Ari } from './ari.ts';
import { AriBridges, AriChannels } from './ari.schema.ts';
import { finished } from './finished.ts';
import { hear } from './news.ts';

type Settings = Record<string, string>;

const COUNTRY = 'ru';
/** How long somebody hears why nobody comes, before the line is dropped. */
const WORDS_MS = 2500;
const LONGEST_VOICEMAIL = 120;
/** A person has to hear it after "hello". */
const PRESS_1 = ['press-1', 'silence/2', 'press-1', 'silence/2', 'press-1'].map((name) => `sound:${name}`).join(',');

/** A line at an Asterisk. */
export const openAsterisk: OpenPbx = (settings, hears) => {
  const { url = '', user = '', password = '', app = 'crm' } = settings;
  const causes = new Map<string, number>();
  const ari = openAri(
    { url, user, password, app },
    { told: (event) => hear(event, hears, causes), linked: hears.linked, lost: hears.lost },
  );
  return {
    carry: async (order) => {
      const answer = await carry(ari, { ...settings, app }, order);
      // it has refused: nothing rings, and nothing will
      if (order.do === 'dial' && answer.status >= 400 && answer.status !== 409)
        hears.news({ channel: order.channel }, { is: 'ended', channel: order.channel, cause: null, techCause: null });
      if ((order.do === 'record' || order.do === 'record_voicemail') && answer.status >= 400 && answer.status !== 409)
        hears.news({ id: order.name.slice(0, 36) }, { is: 'unrecorded' });
      if (order.do === 'say' && answer.status >= 400)
        hears.news(
          { channel: order.channel },
          { is: order.as === 'consent' ? 'said' : 'greeted', channel: order.channel, ok: false },
        );
    },
    look: () => look(ari, app),
    recording: (name) => finished(ari, name),
    close: ari.close,
  } satisfies Pbx;
};

const on = (channel: string): string => `channels/${encodeURIComponent(channel)}`;
const DONE: Answer = { status: 204, body: {} };

const carry = async (ari: Ari, settings: Settings, order: Carried): Promise<Answer> => {
  switch (order.do) {
    case 'dial':
      return dial(ari, settings, order);
    case 'answer':
    case 'ring':
      return ari.ask('POST', `${on(order.channel)}/${order.do}`);
    case 'tone':
      return order.on
        ? ari.ask('POST', `${on(order.channel)}/play`, {
            media: `tone:ring;tonezone=${COUNTRY}`,
            playbackId: `tone-${order.channel}`,
          })
        : ari.ask('DELETE', `playbacks/tone-${order.channel}`);
    case 'music':
      return ari.ask(order.on ? 'POST' : 'DELETE', `${on(order.channel)}/moh`);
    case 'tones':
      return ari.ask('POST', `${on(order.channel)}/dtmf`, { dtmf: order.digits, between: '150', before: '600' });
    case 'bridge':
      return bridged(ari, order);
    case 'part':
      return ari.ask('POST', `bridges/${order.bridge}/removeChannel`, { channel: order.channel });
    case 'spy':
      return ari.ask('POST', `${on(order.channel)}/snoop/${order.spy}`, {
        ...{ spy: 'both', whisper: order.whispers ? 'out' : 'none', app: settings['app'] ?? 'crm', appArgs: 'spy' },
      });
    case 'record':
      return ari.ask('POST', `bridges/${order.bridge}/record`, { name: order.name, format: 'wav', ifExists: 'fail' });
    case 'voicemail':
      return ari.ask('POST', `${on(order.channel)}/play`, {
        media: 'sound:vm-intro',
        playbackId: `greeting-${order.channel}`,
      });
    case 'mask':
      return ari.ask(order.on ? 'POST' : 'DELETE', `recordings/live/${order.name}/mute`);
    case 'say':
      return say(ari, order);
    case 'ask_key':
      return ari.ask('POST', `${on(order.channel)}/play`, { media: PRESS_1, playbackId: `key-${order.channel}` });
    case 'hush':
      await ari.ask('DELETE', `playbacks/key-${order.channel}`);
      return ari.ask('DELETE', `playbacks/greet-${order.channel}`);
    case 'record_voicemail':
      return ari.ask('POST', `${on(order.channel)}/record`, {
        ...{ name: order.name, format: 'wav', ifExists: 'fail', beep: 'true', terminateOn: '#' },
        ...{ maxDurationSeconds: String(LONGEST_VOICEMAIL), maxSilenceSeconds: '8' },
      });
    case 'hangup':
      return hangup(ari, order);
    case 'close':
      return ari.ask('DELETE', `bridges/${order.bridge}`);
  }
};

const dial = (ari: Ari, settings: Settings, { channel, to, shows, seconds }: Extract<Carried, { do: 'dial' }>) => {
  const { app = '', trunk = 'trunk', endpoint = 'PJSIP/{extension}', callerId } = settings;
  const at = 'extension' in to ? endpoint.replace('{extension}', to.extension) : `PJSIP/${to.phone}@${trunk}`;
  const from = shows ?? ('phone' in to ? callerId : undefined);
  return ari.ask(
    'POST',
    'channels',
    {},
    {
      ...{ endpoint: at, app, appArgs: 'dialled', channelId: channel, timeout: seconds },
      ...(from ? { callerId: from } : {}),
    },
  );
};

/** A channel may be up a moment before it may be joined. */
const bridged = async (ari: Ari, { bridge, channels }: Extract<Carried, { do: 'bridge' }>): Promise<Answer> => {
  await ari.ask('POST', `bridges/${bridge}`, { type: 'mixing' });
  for (let attempt = 1; ; attempt++) {
    const answer = await ari.ask('POST', `bridges/${bridge}/addChannel`, { channel: channels.join(',') });
    if (attempt >= 10 || (answer.status !== 409 && answer.status !== 422)) return answer;
    await rest(50 * attempt);
  }
};

/** Once: one that is being said is not begun again. */
const say = async (ari: Ari, { channel, sound, as }: Extract<Carried, { do: 'say' }>): Promise<Answer> => {
  const playbackId = `${as === 'consent' ? as : 'greet'}-${channel}`;
  const said = await ari.ask('GET', `playbacks/${playbackId}`);
  return said.status === 200 ? said : ari.ask('POST', `${on(channel)}/play`, { media: `sound:${sound}`, playbackId });
};

const hangup = async (ari: Ari, { channel, why }: Extract<Carried, { do: 'hangup' }>): Promise<Answer> => {
  const drop = () =>
    ari.ask('DELETE', on(channel), { reason: why === 'rejected' || why === 'answered_elsewhere' ? why : 'normal' });
  const media =
    why === 'sorry'
      ? 'sound:vm-goodbye'
      : why === 'busy' || why === 'congestion'
        ? `tone:${why};tonezone=${COUNTRY}`
        : undefined;
  if (!media) return drop();
  await ari.ask('DELETE', `playbacks/tone-${channel}`);
  await ari.ask('POST', `${on(channel)}/play`, { media });
  // where we die meanwhile, whoever has the line next finds a channel of no call
  setTimeout(() => void drop().catch(() => undefined), WORDS_MS);
  return DONE;
};

const look = async (ari: Ari, app: string): Promise<Seen> => {
  const [channels, bridges] = await Promise.all([ari.ask('GET', 'channels'), ari.ask('GET', 'bridges')]);
  const all = AriChannels.parse(channels.body);
  return {
    channels: all.map(({ id, state }): SeenChannel => ({
      id,
      is: state === 'Up' ? 'up' : state.startsWith('Ring') ? 'rings' : 'down',
    })),
    entered: all
      .filter(({ dialplan }) => dialplan.app_name === 'Stasis' && dialplan.app_data.startsWith(`${app},inbound`))
      .map(({ id, caller, dialplan }): Entered => ({ channel: id, from: caller.number, to: dialplan.exten })),
    bridges: AriBridges.parse(bridges.body).map(({ id }) => id),
  };
};
