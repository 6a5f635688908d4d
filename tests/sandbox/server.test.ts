import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { accountSid, startSandbox } from './support.ts';
import type { Sandbox } from './support.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

describe('H4 the sandbox itself', () => {
  it('never breaks on bad input', async () => {
    const junk = 'x'.repeat(1024 * 1024);
    const calls: [string, string, string, string][] = [
      ['PUT', '/control', 'application/json', '{"mail":{"mode":"sing"}}'],
      ['PUT', '/control', 'application/json', '{"mail":'],
      ['PUT', '/control', 'application/json', junk],
      ['GET', '/messages?limit=0', '', ''],
      ['GET', '/messages/none', '', ''],
      ['GET', '/messages/none/attachments/..%2f', '', ''],
      ['GET', '/messages/%E0%A4%A', '', ''],
      ['POST', '/messages/none/read', 'application/json', ''],
      ['POST', '/payments/none/pay', 'application/json', '[]'],
      ['POST', '/payments/none/pay', 'application/json', junk],
      ['POST', '/v1/checkout/sessions', 'application/x-www-form-urlencoded', '__proto__[a]=1&line_items[0]=x'],
      ['POST', `/2010-04-01/Accounts/${accountSid}/Messages.json`, 'application/x-www-form-urlencoded', junk],
      ['POST', `/2010-04-01/Accounts/${accountSid}/Messages.json`, 'application/json', '{}'],
      ['GET', '/assets/..%2f..%2fpackage.json', '', ''],
      ['GET', '/pay/%00', '', ''],
    ];
    for (const [method, path, type, body] of calls) {
      const answer = await fetch(sandbox.url + path, {
        method,
        headers: { 'content-type': type },
        ...(body ? { body } : {}),
      });
      expect([path, answer.status < 500 || answer.status === 503]).toEqual([path, true]);
    }
    expect((await fetch(`${sandbox.url}/healthz`)).status).toBe(200);
  });

  it('lets only its own page play with it', async () => {
    const answer = await fetch(`${sandbox.url}/control`, {
      method: 'PUT',
      headers: { origin: 'http://evil.example', 'content-type': 'application/json' },
      body: '{}',
    });
    expect(answer.status).toBe(403);
  });

  it.each(['evil.example', 'evil.example:PORT', 'localhost:1', '127.0.0.1'])(
    'answers nobody who calls it %s (L6)',
    async (name) => {
      for (const url of [sandbox.url, sandbox.demoUrl]) {
        const { port } = new URL(url);
        for (const path of ['/', '/healthz', '/messages', '/control', '/live', '/nowhere']) {
          const answered = once(
            get({ host: '127.0.0.1', port, path, headers: { host: name.replace('PORT', port) } }),
            'response',
          );
          const [answer] = (await answered) as [IncomingMessage];
          answer.destroy();
          expect([path, answer.statusCode]).toEqual([path, 421]);
        }
      }
    },
  );

  it('cuts off a line that a crash tore and keeps its settings', async () => {
    await sandbox.play({ sms: { mode: 'late', lateSeconds: 3 } });
    await appendFile(join(sandbox.home, 'sandbox', 'ledger.jsonl'), '{"type":"message","mess');
    await sandbox.restart();
    expect(await sandbox.get('/control')).toMatchObject({ sms: { mode: 'late', lateSeconds: 3 } });
    await sandbox.play({});
    await sandbox.restart();
    expect(await sandbox.get('/control')).toMatchObject({ sms: { mode: 'deliver' } });
  });

  it('tells its page at once what came', async () => {
    const live = await fetch(`${sandbox.url}/live`);
    const reader = live.body!.pipeThrough(new TextDecoderStream()).getReader();
    await reader.read();
    await sandbox.play({});
    expect((await reader.read()).value).toContain('"kind":"control"');
    await reader.cancel();
  });
});

describe('B1 the demo site', () => {
  it.each(['ru', 'kk', 'en', 'uk'])('carries the script and the plain form in %s', async (language) => {
    const html = await (
      await fetch(`${sandbox.demoUrl}/?lang=${language}&utm_source=instagram&utm_x%22%3E%3Cb=1`)
    ).text();
    expect(html).toContain(`<html lang="${language}"`);
    expect(html).toContain(`${sandbox.application.url}/form.js`);
    expect(html).toContain(`${sandbox.application.url}/widget.js" data-account="demo"`);
    expect(html).toContain(`action="${sandbox.application.url}/api/v1/forms/education"`);
    expect(html).toContain('name="utm_source" value="instagram"');
    expect(html).not.toContain('"><b');
    expect(html).not.toContain('undefined');
  });
});
