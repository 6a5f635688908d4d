import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { Fetch } from '../fetching/fetch.ts';

const OWN = /(^|\.)twilio\.com$/;

/** What came with a text message lies at Twilio, for whoever has the keys of its account; where it sends us on, they are not taken along. */
export const fetchByTwilio: Fetch = async ({ settings, secrets }, { at }, { signal }) => {
  const { accountSid = '', baseUrl } = settings;
  const url = new URL(at);
  const isOwn = baseUrl ? url.origin === new URL(baseUrl).origin : url.protocol === 'https:' && OWN.test(url.hostname);
  if (!isOwn) return { is: 'lost', answer: `not at the provider: ${url.hostname}` };
  const authorization = `Basic ${Buffer.from(`${accountSid}:${secrets['authToken'] ?? ''}`).toString('base64')}`;
  try {
    const answer = await fetch(url, { headers: { authorization }, signal });
    if (answer.ok && answer.body) return { is: 'came', bytes: Readable.fromWeb(answer.body as ReadableStream) };
    const said = `${answer.status} ${(await answer.text()).slice(0, 100)}`;
    return answer.status === 404 || answer.status === 410
      ? { is: 'lost', answer: said }
      : { is: 'later', answer: said };
  } catch (error) {
    return { is: 'later', answer: (error as Error).message };
  }
};
