import type { Response } from 'express';
import { readTyping, TYPING } from '../../prisma/conversation/typing.ts';
import { listen } from '../../prisma/listen.ts';
import { noteHere } from '../../prisma/widget/here.ts';
import { readAfter, readTalks, type Talk } from '../../prisma/widget/talk.queries.ts';
import { readCursor, writeCursor, type Cursor } from '../../workflows/widget/cursor.ts';
import type { Typing } from '../../workflows/conversation/typing.schema.ts';
import { firstNameOf } from '../../workflows/widget/visitor-name.ts';
import type { Deps } from '../deps.ts';
import { ProblemError } from '../http/problem.ts';
import { knownChat } from './chat.ts';
import { forPage } from './file.ts';

const MOST = 5000;
/** A household, an office, a school; a phone that comes back may leave a dead stream behind. */
const MOST_OF_ONE_NETWORK = 60;
/** Proxies end what is silent for half a minute; a page takes twice this silence for a dead line. */
const BEAT_MS = 15_000;
/** A page that does not read is let go, and comes back. */
const MOST_UNSENT = 256 * 1024;
/** That a visitor is here is written down this often. */
const HERE_MS = 30_000;

type Stream = {
  key: string;
  account: string;
  thread: string;
  network: string;
  cursor: Cursor;
  /** of the talk as it was sent last */
  state: string | undefined;
  response: Response;
  end(): void;
};
type Room = { streams: Set<Stream>; news: { close(): Promise<void> } | undefined; notedAt: number };

const rooms = new WeakMap<Deps['config'], Room>();
const roomOf = ({ config }: Deps): Room => {
  const room = rooms.get(config) ?? { streams: new Set<Stream>(), news: undefined, notedAt: 0 };
  rooms.set(config, room);
  return room;
};

type Opened = Pick<Stream, 'key' | 'account' | 'thread' | 'network' | 'cursor'>;

/** Sends a page what is new in its talk for as long as it listens: events of one kind, whose id is the cursor to go on from. */
export const openStream = async (deps: Deps, response: Response, opened: Opened): Promise<void> => {
  const room = roomOf(deps);
  const { streams } = room;
  const ofNetwork = [...streams].filter(({ network }) => network === opened.network).length;
  if (streams.size >= MOST || ofNetwork >= MOST_OF_ONE_NETWORK)
    throw new ProblemError('TooManyChats', { retryAfter: 30 });
  response.status(200).setHeader('Content-Type', 'text/event-stream; charset=utf-8');
  // neither a proxy nor we gather it
  response.setHeader('Cache-Control', 'no-store, no-transform');
  response.setHeader('X-Accel-Buffering', 'no');
  response.write(': here\n\n');
  const beat = setInterval(() => response.write(': beat\n\n'), BEAT_MS);
  const stream: Stream = {
    ...{ ...opened, state: undefined, response },
    end: () => {
      clearInterval(beat);
      streams.delete(stream);
      response.end();
      if (streams.size > 0) return;
      void room.news?.close();
      room.news = undefined;
    },
  };
  streams.add(stream);
  response.on('close', stream.end);
  room.news ??= listen({
    ...{ url: deps.config.databaseUrl, channels: ['event', TYPING], everyMs: 1000, restMs: 15, log: deps.log },
    told: (channel, said) => {
      const typing = channel === TYPING ? readTyping(said) : undefined;
      if (typing?.by)
        void sayTyping(deps, streams, typing).catch((error: unknown) =>
          deps.log.warn({ err: error }, 'that somebody types could not be said'),
        );
    },
    look: () => look(deps, room),
  });
  await noteHere(deps.db, await tell(deps, [stream]));
};

/** Ends all streams of a server that stops: their pages go to another one at once. */
export const endStreams = (deps: Deps): void => {
  for (const { end } of roomOf(deps).streams) end();
};

const look = async (deps: Deps, room: Room): Promise<false> => {
  const here = await tell(deps, [...room.streams]);
  if (room.notedAt > Date.now() - HERE_MS) return false;
  room.notedAt = Date.now();
  await noteHere(deps.db, here);
  return false;
};

/** Somebody of ours types to these visitors: by the name that the admin lets them see, else by none. */
const sayTyping = async ({ db }: Deps, streams: Set<Stream>, { account, thread, by, until }: Typing): Promise<void> => {
  const theirs = [...streams].filter((stream) => stream.account === account && stream.thread === thread);
  if (theirs.length === 0) return;
  const chat = await knownChat(db, theirs[0]!.key);
  const name = chat?.page.names === 'none' ? null : firstNameOf(by?.name ?? '');
  const text = `event: typing\ndata: ${JSON.stringify({ by: name, ended: until === null })}\n\n`;
  for (const { response } of theirs) if (response.writableLength < MOST_UNSENT) response.write(text);
};

/** One look at the record serves all who listen here. Answers their talks. */
const tell = async ({ db }: Deps, streams: Stream[]): Promise<string[]> => {
  const talks = await readTalks(db, streams);
  const changed = streams.flatMap((stream) => {
    const talk = talks.get(`${stream.account} ${stream.thread}`);
    return talk && talk.state !== stream.state ? [{ stream, talk }] : [];
  });
  await Promise.all(changed.map(({ stream, talk }) => send(db, stream, talk)));
  return [...talks.values()].map(({ id }) => id);
};

const send = async (db: Deps['db'], stream: Stream, talk: Talk): Promise<void> => {
  stream.state = talk.state;
  for (let more = true; more;) {
    const news = await forPage(db, stream.key, await readAfter(db, talk, stream.cursor));
    more = news.more;
    stream.cursor = readCursor(news.cursor) ?? stream.cursor;
    if (stream.response.writableLength > MOST_UNSENT) return stream.end();
    stream.response.write(`id: ${writeCursor(stream.cursor)}\ndata: ${JSON.stringify(news)}\n\n`);
  }
};
