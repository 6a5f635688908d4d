import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { speak, type SpeechServer } from '../../activities/speech/speak.ts';
import { telephoneWav } from '../../activities/speech/telephone-wav.ts';
import { telephoneSeconds } from '../../api/sound/wav.ts';
import { wavOf } from '../call/greeting/wav.ts';

let server: Server | undefined;
afterEach(() => void server?.closeAllConnections());
afterEach(() => void server?.close());

/** A speech server that behaves so; `allowed`, since it is on this machine. */
const serverThat = async (answers: RequestListener, more: Partial<SpeechServer> = {}): Promise<SpeechServer> => {
  server = createServer(answers);
  await new Promise<void>((done) => server!.listen(0, '127.0.0.1', done));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url: `http://${host}/say`, voices: { ru: 'anna' }, secret: 's3cret', allowed: [host], ...more };
};
const hello = { text: 'Здравствуйте', language: 'ru' as const };
const says = async (answers: RequestListener, more?: Partial<SpeechServer>) =>
  speak(await serverThat(answers, more), hello);

describe('A2 what a speech server says, for telephones', () => {
  /** a tone of so many seconds in two channels, with a part before it that nobody needs */
  const stereo = (seconds: number, rate: number): Buffer => {
    const mono = wavOf(seconds, rate);
    const data = Buffer.alloc((mono.length - 44) * 2);
    for (let at = 0; at < mono.length - 44; at += 2)
      for (const side of [0, 2]) data.writeInt16LE(mono.readInt16LE(44 + at), at * 2 + side);
    const head = Buffer.from(mono.subarray(0, 36));
    head.writeUInt16LE(2, 22);
    const list = Buffer.from('LIST\x03\0\0\0abc\0', 'latin1');
    const size = Buffer.alloc(8);
    size.write('data', 0, 'latin1');
    // as one that was streamed
    size.writeUInt32LE(0xff_ff_ff_ff, 4);
    return Buffer.concat([head, list, size, data]);
  };

  it('is mono at 8 kHz, as long and as loud as it was', () => {
    for (const [sound, seconds] of [
      [wavOf(2), 2],
      [wavOf(2, 44_100), 2],
      [stereo(1, 22_050), 1],
      [wavOf(150, 16_000), 120],
    ] as const) {
      const made = telephoneWav(sound)!;
      expect(telephoneSeconds(made)).toBe(seconds);
      const loudest = Math.max(...Array.from({ length: 8000 }, (_, n) => Math.abs(made.readInt16LE(44 + n * 2))));
      expect(loudest).toBeGreaterThan(7000);
      expect(loudest).toBeLessThanOrEqual(8000);
    }
  });

  it('is nothing where it is another sound, or silence of no length', () => {
    for (const bytes of [Buffer.alloc(0), Buffer.from('ID3 an mp3'), wavOf(1).subarray(0, 44), Buffer.alloc(200)])
      expect(telephoneWav(bytes)).toBeUndefined();
  });
});

describe('A2 a text that is spoken', () => {
  it('is posted with its language, voice and the secret, and comes back as sound', async () => {
    let asked: unknown;
    const answer = await says((request, response) => {
      let body = '';
      request.on('data', (part) => (body += part));
      request.on('end', () => {
        asked = { body: JSON.parse(body), proof: request.headers.authorization, method: request.method };
        response.setHeader('content-type', 'audio/wav; codecs=1').end(wavOf(1));
      });
    });
    expect(asked).toEqual({
      ...{ body: { text: 'Здравствуйте', language: 'ru', voice: 'anna' }, proof: 'Bearer s3cret', method: 'POST' },
    });
    expect(answer).toEqual({ type: 'audio/wav', audio: wavOf(1).toString('base64') });
  });

  it.each<[string, object, RequestListener, Partial<SpeechServer>?]>([
    [
      'fails',
      { refusal: 'SpeechRefused', values: { status: 500, said: 'boom' } },
      (_, to) => to.writeHead(500).end('boom'),
    ],
    ['has moved', { refusal: 'SpeechRefused' }, (_, to) => to.writeHead(302, { location: 'http://10.0.0.1/' }).end()],
    [
      'is busy',
      { refusal: 'SpeechBusy', values: { seconds: 7 } },
      (_, to) => to.writeHead(429, { 'retry-after': '7' }).end(),
    ],
    [
      'answers no sound',
      { refusal: 'SpeechNotSound', values: { type: 'text/html' } },
      (_, to) => to.setHeader('content-type', 'text/html').end('<p>'),
    ],
    ['answers nothing', { refusal: 'SpeechNotSound' }, (_, to) => to.setHeader('content-type', 'audio/wav').end()],
    [
      'never ends',
      { refusal: 'SpeechTooLong' },
      (_, to) => {
        to.setHeader('content-type', 'audio/wav');
        const more = () => void (to.destroyed || to.write(Buffer.alloc(2 ** 20), () => setImmediate(more)));
        more();
      },
    ],
    ['is silent', { refusal: 'SpeechNoAnswer', values: { error: '0.3 s' } }, () => undefined, { timeoutMs: 300 }],
    [
      'hangs in the middle',
      { refusal: 'SpeechNoAnswer' },
      (_, to) => void to.setHeader('content-type', 'audio/wav').write('RIFF'),
      { timeoutMs: 300 },
    ],
    ['hangs up', { refusal: 'SpeechNoAnswer', values: { error: 'ECONNRESET' } }, (request) => request.destroy()],
    ['is inside the network', { refusal: 'SpeechAddressInner' }, (_, to) => to.end(), { allowed: [] }],
    ['is not there at all', { refusal: 'SpeechNotSet' }, (_, to) => to.end(), { url: null }],
  ])('is refused with why where the server %s', async (...[, expected, answers, more]) => {
    expect(await says(answers, more)).toMatchObject(expected);
  });
});
