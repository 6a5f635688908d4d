import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { WebSocket } from 'ws';
import { openDesk, type Desk } from '../../support/desk.ts';
import type { Message } from '../../support/ears.ts';
import { openNode } from '../../support/node.ts';
import { ownNode } from '../../support/own-node.ts';
import { newLead } from '../../support/office.ts';
import { until } from '../../support/until.ts';

let desk: Desk;
let other: Awaited<ReturnType<typeof openNode>>;
let doomed: Awaited<ReturnType<typeof ownNode>>;
beforeAll(async () => {
  desk = await openDesk();
  [other, doomed] = await Promise.all([openNode(desk), ownNode(desk)]);
});
afterAll(async () => {
  await doomed?.kill();
  await other?.close();
  await desk?.close();
});

const readers: Reader[] = [];
afterEach(() => readers.splice(0).forEach(({ close }) => close()));

type Reader = { heard: string[]; reloads: number; cursor: () => string | undefined; close: () => void };

/** A program that follows the news by the number it has heard, and goes on at the next node where one is gone. */
const follow = async (urls: string[], from?: string): Promise<Reader> => {
  let closed = false;
  let cursor = from;
  let socket: WebSocket;
  const reader: Reader = {
    heard: [],
    reloads: 0,
    cursor: () => cursor,
    close: () => {
      closed = true;
      socket.terminate();
    },
  };
  const connect = (at: number): void => {
    socket = new WebSocket(`${urls[at % urls.length]!.replace('http', 'ws')}/api/v1/live`, {
      headers: { authorization: 'Bearer token-saule' },
    });
    socket.on('error', () => undefined);
    socket.on('close', () => !closed && setTimeout(() => connect(at + 1), 20));
    socket.on('message', (text) => hear(JSON.parse(String(text)) as Message));
  };
  const hear = (message: Message): void => {
    if (message.type === 'hello') {
      if (cursor === undefined) ({ cursor } = message);
      else socket.send(JSON.stringify({ type: 'resume', after: cursor }));
    }
    if (message.type === 'reload') reader.reloads += 1;
    if (message.type !== 'events') return;
    reader.heard.push(...message.events.map(({ id }) => String(id)));
    ({ cursor } = message);
  };
  connect(0);
  readers.push(reader);
  await until(() => cursor !== undefined, 'a welcome', 20);
  return reader;
};

const rows = async (text: string) => (await desk.office.db.pool.query<{ id: string }>(text)).rows.map(({ id }) => id);
const note = (url: string, leadId: string, text: string) =>
  fetch(`${url}/api/v1/leads/${leadId}/notes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer token-daniyar' },
    body: JSON.stringify({ text }),
  }).then(({ ok }) => ok);
const openClient = async () => {
  const client = new pg.Client({ connectionString: desk.office.url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
};

describe('M4 news over several nodes', () => {
  it('reaches every reader once, while somebody commits late, a node is killed, and one dies while it numbers', async () => {
    const leads = await Promise.all([1, 2, 3, 4].map((index) => newLead(desk.office, `acme ${index}`)));
    const all = await Promise.all(
      [[desk.url], [other.url], [doomed.url, desk.url], [doomed.url, other.url]].map((urls) => follow(urls)),
    );
    const known = new Set(await rows('SELECT id::text FROM event'));
    const late = await openClient();
    await late.query('BEGIN');
    const [slow] = (
      await late.query(
        `INSERT INTO event (noun, noun_id, seq, type, at, actor, data, pokes) VALUES ('test', gen_random_uuid(), 1, 'test', now(), '{}', '{}', '{}') RETURNING id::text`,
      )
    ).rows;
    const write = async (from: number) => {
      for (let index = from; index < from + 12; index++) {
        const taken = leads.map((leadId, at) => note([desk.url, other.url][at % 2]!, leadId, `Звонок ${index}`));
        expect(await Promise.all(taken)).toEqual(leads.map(() => true));
      }
    };
    const dying = await openClient();
    const [{ pid }] = (await dying.query('SELECT pg_backend_pid() AS pid')).rows;
    await dying.query('BEGIN');
    await dying.query('SELECT number_feed(5000)');
    await Promise.all([
      write(0),
      doomed.kill(),
      desk.office.db.pool.query('SELECT pg_sleep(0.3), pg_terminate_backend($1)', [pid]),
    ]);
    await write(100);
    const written = async () => (await rows('SELECT id::text FROM event')).filter((id) => !known.has(id));
    // nobody waits for what is not committed
    const before = await written();
    expect(before).toHaveLength(96);
    for (const reader of all) await until(() => before.every((id) => reader.heard.includes(id)), 'all news', 20);
    await late.query('COMMIT');
    await late.end();
    for (const reader of all) await until(() => reader.heard.includes(slow.id), 'what was committed late', 20);
    const wanted = (await written()).toSorted();
    for (const { heard, reloads } of all)
      expect({ heard: heard.filter((id) => !known.has(id)).toSorted(), reloads }).toEqual({
        heard: wanted,
        reloads: 0,
      });
  });

  it('tells what came between two connections, and what comes after, once', async () => {
    const leadId = await newLead(desk.office, 'acme between');
    for (let round = 0; round < 15; round++) {
      const first = await follow([desk.url]);
      first.close();
      const known = new Set(await rows('SELECT id::text FROM event'));
      await note(other.url, leadId, `до ${round}`);
      // writes go on while it comes back and asks for what it missed
      const [reader] = await Promise.all([
        follow([other.url], first.cursor()),
        note(desk.url, leadId, 'при'),
        note(other.url, leadId, 'при'),
      ]);
      await note(other.url, leadId, `после ${round}`);
      const missed = (await rows('SELECT id::text FROM event')).filter((id) => !known.has(id)).toSorted();
      expect(missed).toHaveLength(4);
      await until(() => missed.every((id) => reader.heard.includes(id)), 'what it missed', 20);
      expect(reader.heard.filter((id) => !known.has(id)).toSorted()).toEqual(missed);
      reader.close();
    }
  });
});
