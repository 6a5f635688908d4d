import { afterEach, describe, expect, it } from '@jest/globals';
import { get, patch, post } from '../../ui/ask/ask.ts';
import { onSignedOut } from '../../ui/ask/call.ts';
import { patiently } from '../../ui/ask/patience.ts';
import { fieldProblem, isProblem } from '../../ui/ask/problem.ts';

type Sent = { address: string; method: string; headers: Record<string, string>; body: unknown };

const real = globalThis.fetch;
afterEach(() => void (globalThis.fetch = real));

/** Stands in for the network: what was sent, and the answers in their order. */
const network = (...answers: (Response | Error)[]) => {
  const sent: Sent[] = [];
  globalThis.fetch = (async (address: string, { method, headers, body }: RequestInit) => {
    const answer = answers[sent.length];
    sent.push({
      address,
      method: method!,
      headers: headers as Record<string, string>,
      body: body === undefined ? undefined : JSON.parse(String(body)),
    });
    if (answer instanceof Error || !answer) throw answer;
    return answer;
  }) as typeof fetch;
  return sent;
};
const problem = (status: number, code: string, more: object = {}) =>
  Response.json({ type: 'x', title: code, detail: code, status, code, ...more }, { status });

describe('M2 the screens ask by the OpenAPI document', () => {
  it('puts ids into the address, leaves out what is not asked about, and gives back the answer', async () => {
    const sent = network(Response.json({ items: [], next: null }));
    const answer = await get('/leads/{id}/events', { path: { id: 'a/b' }, query: { limit: 5, cursor: undefined } });
    expect(answer).toEqual({ items: [], next: null });
    expect(sent[0]).toMatchObject({ address: '/api/v1/leads/a%2Fb/events?limit=5', method: 'GET', body: undefined });
    expect(sent[0]!.headers['idempotency-key']).toBeUndefined();
  });

  it('keeps the types of the document', async () => {
    network(
      new Response(null, { status: 204 }),
      new Response(null, { status: 204 }),
      new Response(null, { status: 204 }),
    );
    // @ts-expect-error there is no such endpoint
    await get('/lead');
    // @ts-expect-error a limit is a number
    await get('/leads/{id}/events', { path: { id: 'acme' }, query: { limit: 'five' } });
    // @ts-expect-error a team has a name
    await post('/teams', { body: { title: 'Sales' } });
  });
});

describe('M2 a write from the screens', () => {
  it('carries a key of its own when it is a POST, the given one where the wish is the same, and none when it is a PATCH', async () => {
    const done = () => new Response(null, { status: 204 });
    const sent = network(done(), done(), done(), done());
    await post('/invoices/{id}/void', { path: { id: '1' } });
    await post('/invoices/{id}/void', { path: { id: '1' } });
    await post('/invoices/{id}/void', { path: { id: '1' }, key: 'mine' });
    await patch('/me', { body: { preferences: { sound: false } } });
    const [first, second, third, fourth] = sent.map(({ headers }) => headers['idempotency-key']);
    expect(first).toMatch(/^[0-9a-f]{32}$/);
    expect(second).not.toBe(first);
    expect(third).toBe('mine');
    expect(fourth).toBeUndefined();
    expect(sent[0]!.body).toEqual({});
  });

  it('is sent again with the same key while no worker answers', async () => {
    const sent = network(problem(503, 'NoWorker'), Response.json({ id: '1' }));
    await post('/invoices/{id}/process/checkout', { path: { id: '1' } });
    expect(sent.map(({ headers }) => headers['idempotency-key'])).toEqual([
      sent[0]!.headers['idempotency-key'],
      sent[0]!.headers['idempotency-key'],
    ]);
  });

  it('throws what was refused, with the sentence for each field', async () => {
    network(problem(422, 'Invalid', { errors: [{ field: 'name', message: 'Write a name.' }] }));
    const refused: unknown = await post('/teams', { body: { name: '' } }).catch((error: unknown) => error);
    expect(isProblem(refused, 'Invalid')).toBe(true);
    expect(fieldProblem(refused, 'name')).toBe('Write a name.');
    expect(fieldProblem(refused, 'email')).toBeUndefined();
  });

  it('says that the server was not reached, and what came without words', async () => {
    network(new TypeError('fetch failed'), new Response('<html>', { status: 502, statusText: 'Bad Gateway' }));
    await expect(get('/me')).rejects.toMatchObject({ code: 'Offline', status: 0 });
    await expect(get('/me')).rejects.toMatchObject({ code: 'ServerFailed', status: 502, detail: 'Bad Gateway' });
  });

  it('tells when nobody is signed in any more, but not a wrong password at signing in', async () => {
    let told = 0;
    const stop = onSignedOut(() => void told++);
    network(problem(401, 'WrongPassword'), problem(401, 'SignedOut'));
    await post('/session', { body: { email: 'aida@voronka.test', password: 'wrong' } }).catch(() => undefined);
    expect(told).toBe(0);
    await get('/leads').catch(() => undefined);
    expect(told).toBe(1);
    stop();
  });
});

describe('H4 the client opens the payment page', () => {
  const refusing = (times: number, code: string) => {
    const asked = { times: 0 };
    const ask = async () => {
      if (++asked.times <= times) throw Object.assign(new Error(code), { code });
      return 'open';
    };
    return { asked, ask };
  };

  it('while no worker answers: she waits, and hears of it only when it lasts', async () => {
    expect(await patiently(refusing(3, 'NoWorker').ask, 0)).toBe('open');
    const long = refusing(99, 'NoWorker');
    await expect(patiently(long.ask, 0)).rejects.toThrow('NoWorker');
    expect(long.asked.times).toBe(6);
  });

  it('when it cannot be paid: she hears at once', async () => {
    const paid = refusing(1, 'InvoiceNotPayable');
    await expect(patiently(paid.ask, 0)).rejects.toThrow('InvoiceNotPayable');
    expect(paid.asked.times).toBe(1);
  });
});
