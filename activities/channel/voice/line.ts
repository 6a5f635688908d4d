import type { Logger } from 'pino';
import { openAccount } from '../../../prisma/account/account.ts';
import { noteIntake } from '../../../prisma/account/intake.ts';
import { enterCall } from '../../../prisma/call/enter-call.ts';
import { callsOver, livingCalls, openOrders, orderTaken, ringable } from '../../../prisma/call/line.queries.ts';
import { sayNext } from '../../../prisma/callback/say-by-line.ts';
import { tellCall } from '../../../prisma/call/tell-call.ts';
import type { Database } from '../../../prisma/client.ts';
import type { KeyRing } from '../../../prisma/sealed/seal.ts';
import type { BlobStore } from '../../../storage/blob-store.ts';
import { callOfName } from '../../../workflows/call/call-now.ts';
import { asksKey } from '../../../workflows/account/provider/asks-key.ts';
import { callerOf } from '../../../workflows/call/caller.ts';
import type { News, Order } from '../../../workflows/call/news.ts';
import type { TrunkForm } from '../../../workflows/contact/trunk-phone.ts';
import { NotKnown, type Entered, type OpenPbx, type Pbx, type SeenChannel } from './pbx.ts';
import { openAsterisk } from './asterisk/asterisk.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { keepRecordings } from './recording.ts';
import { soundOfText, soundToSay } from './sound.ts';
import { openSandbox } from './sandbox.ts';

/** `publicUrl`: where the PBX fetches the sounds of the house; `allowed`: hosts inside the network at which a speech server may be. */
export type LinePlace = {
  db: Database;
  keys: KeyRing;
  store: BlobStore;
  log: Logger;
  publicUrl: string;
  allowed?: string[];
};

const providers: Record<string, (place: LinePlace, line: string) => OpenPbx> = {
  asterisk: () => openAsterisk,
  sandbox: ({ db }, line) => openSandbox(db, line),
};

/** One line, attended to by whoever has it: `look` where something may be wanted of it. */
export type Line = { look: () => void; close: () => Promise<void> };

/**
 * Drives the calls of a line by what stands in their rows, so whoever has it next goes on where this one stopped. Of one call one thing is done after
 * another; calls are beside each other. Undefined where nobody carries it.
 */
export const attendLine = async (place: LinePlace, id: string): Promise<Line | undefined> => {
  const { db, keys, log } = place;
  const account = await openAccount(db, keys, id);
  const open = account && providers[account.provider];
  if (!open) return undefined;
  const settings: Record<string, string> = { ...account.settings, ...account.secrets };
  const confirms = asksKey(settings);
  const turns = new Map<string, Promise<void>>();
  const timers = new Map<string, NodeJS.Timeout>();
  /** the calls of channels that came in */
  const came = new Map<string, string>();
  let isOver = false;
  let linked = false;
  let keeping: Promise<void> | undefined;
  const taken = new Set<string>();

  /** In the order of the news of one call. */
  const inTurn = (call: string, act: () => Promise<void>): Promise<void> => {
    const mine = (turns.get(call) ?? Promise.resolve())
      .then(() => (isOver ? undefined : act()))
      .catch((error: unknown) => {
        log.warn({ err: error, account: id, call }, 'a call could not go on');
        // what was not heard is asked for
        later(reconcile, error instanceof NotKnown ? 1000 : 3000);
      })
      .finally(() => {
        if (turns.get(call) === mine) turns.delete(call);
      });
    turns.set(call, mine);
    return mine;
  };

  const tell = async (call: string, news: News, written?: () => Promise<void>): Promise<void> => {
    const told = await tellCall(db, call, news);
    await written?.();
    if (!told) return;
    remind(call, told.dueAt);
    for (const order of told.orders) await carry(call, order);
    // its place is somebody's who waits
    if (told.isOver && linked) saying.run();
  };
  const hear = (call: string, news: News) => inTurn(call, () => tell(call, news));

  const carry = async (call: string, order: Order): Promise<void> => {
    if (order.do === 'say') return pbx.carry({ ...order, sound: await soundToSay(place, call, order.sound) });
    if (order.do === 'speak') {
      const sound = await soundOfText(place, call, order.text);
      return tell(call, { is: 'spoken', sound });
    }
    if (order.do !== 'find') return pbx.carry(order);
    const users = await ringable(db, call, order.tried);
    return tell(call, { is: 'found', users });
  };

  const remind = (call: string, dueAt: string | null) => {
    clearTimeout(timers.get(call));
    timers.delete(call);
    if (dueAt === null || isOver) return;
    const wait = Math.max(50, Date.parse(dueAt) - Date.now() + 20);
    timers.set(
      call,
      setTimeout(() => void hear(call, { is: 'time' }), wait),
    );
  };

  const later = (act: () => Promise<void>, ms: number) => {
    const timer = setTimeout(() => {
      timers.delete(String(timer));
      if (!isOver)
        void act().catch((error: unknown) => log.warn({ err: error, account: id }, 'a line could not be looked at'));
    }, ms);
    timers.set(String(timer), timer);
  };

  const entered = ({ channel, from, to }: Entered) =>
    inTurn(channel, async () => {
      const caller = callerOf(from, formOf(settings));
      const call = await enterCall(db, { line: id, channel, caller, to });
      came.set(channel, call);
      void hear(call, { is: 'begin', extension: null, confirms });
    });

  /** What happened while nobody listened is found by asking: phones that are gone, that ring or talk by now, and lines of no call. */
  const reconcile = async (): Promise<void> => {
    const living = await livingCalls(db, id);
    const seen = await pbx.look();
    const states = new Map(seen.channels.map((one) => [one.id, one.is]));
    for (const { id: call, channels, open: rung, dueAt } of living) {
      for (const channel of channels) if (!callOfName(channel)) came.set(channel, call);
      for (const channel of rung) void inTurn(call, () => tellSeen(call, channel, states.get(channel)));
      void hear(call, { is: 'again' });
      remind(call, dueAt);
    }
    for (const one of seen.entered) if (!came.has(one.channel)) void entered(one);
    await dropStrangers(
      seen.channels.map((one) => one.id),
      seen.bridges,
    );
  };

  /** One that was not there may have been dialled since, in a turn before this one: it is gone only if it still is not there. */
  const tellSeen = async (call: string, channel: string, seen: SeenChannel['is'] | undefined): Promise<void> => {
    const is = seen ?? (await pbx.look()).channels.find((one) => one.id === channel)?.is;
    if (is === undefined) await tell(call, { is: 'ended', channel, cause: null, techCause: null });
    else if (is !== 'down') await tell(call, { is, channel });
  };

  const dropStrangers = async (channels: string[], bridges: string[]): Promise<void> => {
    const calls = [...channels, ...bridges].flatMap((name) => callOfName(name) ?? []);
    const over = new Set(await callsOver(db, [...new Set(calls)]));
    const of = (name: string) => over.has(callOfName(name) ?? '');
    for (const channel of channels.filter(of)) await pbx.carry({ do: 'hangup', channel, why: 'normal' });
    for (const bridge of bridges.filter(of)) await pbx.carry({ do: 'close', bridge });
  };

  /** Takes what is wanted of the line: calls to begin, orders to those that go on, recordings to keep. */
  const attend = async (): Promise<void> => {
    const [calls, orders] = await Promise.all([livingCalls(db, id), openOrders(db, id)]);
    for (const { id: call, state, extension } of calls)
      if (state === 'asked' && !turns.has(call))
        void hear(call, linked ? { is: 'begin', extension, confirms } : { is: 'time' });
    for (const { id: order, call, order: what, by } of orders) {
      if (taken.has(order)) continue;
      taken.add(order);
      // one that the record did not take is read again, one that the PBX did not hear is in its row
      void inTurn(call, () =>
        tell(call, { is: 'order', order: what, by }, () => orderTaken(db, order)).finally(() => taken.delete(order)),
      );
    }
    if (!linked) return;
    keep();
    saying.run();
  };

  /** Beside the calls: nobody waits for a long recording to be fetched. */
  const keep = () => {
    keeping ??= keepRecordings(place, id, pbx)
      .catch((error: unknown) => log.warn({ err: error, account: id }, 'recordings could not be kept'))
      .finally(() => (keeping = undefined));
  };

  const inOneGo = (act: () => Promise<void>) =>
    oneAtATime(
      () => (isOver ? Promise.resolve() : act()),
      (error) => log.warn({ err: error, account: id }, 'a line could not be attended to'),
    );
  /** beside the calls that go on: whoever holds a client waits for none that begins */
  const saying = inOneGo(() => sayNext(db, id));
  const looking = inOneGo(attend);
  const look = looking.run;

  const pbx: Pbx = open(place, id)(settings, {
    news: (about, news) => {
      const call = 'id' in about ? about.id : (callOfName(about.channel) ?? came.get(about.channel));
      if (!call) return;
      void hear(call, news);
      if (news.is === 'recorded') look();
    },
    entered: (caller) => void entered(caller),
    linked: () => {
      linked = true;
      void noteIntake(db, id, null).catch(() => undefined);
      later(reconcile, 0);
      look();
    },
    lost: (why) => {
      linked = false;
      log.warn({ account: id, why }, 'the link to a line is lost');
      void noteIntake(db, id, why).catch(() => undefined);
    },
    taken: () => void noteIntake(db, id, TAKEN).catch(() => undefined),
  });

  return {
    look,
    close: async () => {
      isOver = true;
      for (const timer of timers.values()) clearTimeout(timer);
      await Promise.all([...turns.values(), looking.ends(), saying.ends()]);
      // ends what is still fetched
      await pbx.close();
      await keeping;
    },
  };
};

const TAKEN = 'another program has taken this line’s application: ApplicationReplaced';

const formOf = ({ numbers, country }: Record<string, string>): TrunkForm => ({
  numbers: numbers === 'e164' || numbers === 'national' ? numbers : 'auto',
  country,
});
