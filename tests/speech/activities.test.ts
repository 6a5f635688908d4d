import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { speak, type SpeechServer } from '../../activities/speech/speak.ts';
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
