import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { entry, openDesk, type Desk } from '../../support/desk.ts';

let desk: Desk;
const logo = 'data:image/png;base64,iVBORw0KGgo=';
beforeAll(async () => {
  desk = await openDesk();
  await desk.office.db.pool.query(
    `INSERT INTO setting (key, value) VALUES ('seller', $1), ('seller_logo', $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    [JSON.stringify({ name: 'Ромашка & <Ко>' }), JSON.stringify(logo)],
  );
});
beforeEach(() => desk.office.db.pool.query('DELETE FROM rate'));
afterAll(() => desk.close());

const encodedEntry = (number: number): Record<string, string> =>
  Object.fromEntries(Object.entries(entry(number)).map(([name, value]) => [name, String(value)]));

const page = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${desk.url}${path}`, { headers: { accept: 'text/html', ...headers } });
  return { status: answer.status, text: await answer.text(), policy: answer.headers.get('content-security-policy')! };
};

describe('B2 H1 the page of a form on our own server', () => {
  it('is drawn with the company’s name and logo, in the reader’s language', async () => {
    const { status, text } = await page('/f/education', { 'accept-language': 'en' });
    expect(status).toBe(200);
    expect(text).toContain('<html lang="en">');
    expect(text).toContain('<h1>Consultation</h1>');
    expect(text).toContain('Ромашка &#38; &#60;Ко&#62;');
    expect(text).toContain(`src="${logo}"`);
    expect((await page('/f/education?lang=ru', { 'accept-language': 'en' })).text).toContain('<html lang="ru">');
    expect(text).toContain('hreflang="ru"');
  });

  it('allows our own script and nothing of others', async () => {
    const { policy } = await page('/f/education');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).toContain("form-action 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
  });

  it('is sent without a script, with where the visitor came from, once however often it is pressed', async () => {
    const { text } = await page('/f/education?lang=en&utm_source=qr&evil=%22%3E', { referer: 'https://news.example/' });
    const inputs = [...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)];
    const hidden = Object.fromEntries(inputs.map(([, name, value]) => [name!, value!]));
    expect(hidden).toMatchObject({ utm_source: 'qr', formSession: expect.any(String) });
    expect(hidden['evil']).toBeUndefined();
    const action = /action="([^"]+)"/.exec(text)![1]!;
    const raw = new URLSearchParams({ ...hidden, ...encodedEntry(40), website: '' }).toString();
    const post = () =>
      fetch(`${desk.url}${action}`, {
        method: 'POST',
        body: raw,
        redirect: 'manual',
        headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
      });
    const answers = [await post(), await post()];
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    const { rows } = await desk.office.db.pool.query(`SELECT source FROM lead WHERE source ->> 'utm_source' = 'qr'`);
    expect(rows).toHaveLength(1);
    const thanks = await page(answers[0]!.headers.get('location')!);
    expect(thanks.text).toContain('Ромашка');
    expect(thanks.text).toContain('We will call you.');
  });

  it('says so where the form is switched off or was never there', async () => {
    expect(await page('/f/nothing?lang=en')).toMatchObject({
      status: 404,
      text: expect.stringContaining('no such form'),
    });
    expect((await page('/f/%3Cscript%3E')).status).toBe(404);
    await desk.office.db.pool.query(`UPDATE form SET disabled_at = now() WHERE key = 'education'`);
    await new Promise((done) => setTimeout(done, 2100));
    const closed = await page('/f/education?lang=en');
    expect(closed.status).toBe(410);
    expect(closed.text).not.toContain('<form');
  });
});
