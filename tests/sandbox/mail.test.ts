import { startSandbox } from './support.ts';
import type { Sandbox } from './support.ts';

type Listed = {
  items: {
    id: string;
    messageId: string;
    subject: string;
    html: string;
    copies: number;
    attachments: { name: string; size: number; url: string }[];
  }[];
};

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());
afterEach(() => sandbox.play({}));

const letter = (to: string, more: object = {}) => ({
  from: 'Voronka <crm@demo.voronka>',
  to,
  subject: 'Заявка принята',
  text: 'Здравствуйте, Айгерім!',
  html: '<p>Здравствуйте, <b>Айгерім</b>!</p>',
  ...more,
});
const inbox = (to: string) => sandbox.get<Listed>(`/messages?channel=mail&to=${encodeURIComponent(to)}`);

describe('H4 the sandbox as a mail server', () => {
  it('keeps an e-mail with its headers and attachments as it was sent', async () => {
    await sandbox.mailer().sendMail(
      letter('aigerim@example.com', {
        messageId: '<first@voronka>',
        attachments: [{ filename: 'договор.pdf', content: Buffer.from('pdf') }],
        icalEvent: { method: 'REQUEST', filename: 'встреча.ics', content: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' },
      }),
    );
    const [mail] = (await inbox('aigerim@example.com')).items;
    expect(mail).toMatchObject({ messageId: '<first@voronka>', subject: 'Заявка принята', copies: 1 });
    expect(mail!.html).toContain('Айгерім');
    expect(mail!.attachments.map(({ name }) => name)).toEqual(['договор.pdf', 'встреча.ics']);
    const pdf = mail!.attachments.find(({ name }) => name === 'договор.pdf');
    expect(await (await fetch(sandbox.url + pdf!.url)).text()).toBe('pdf');
  });

  it('shows a second copy of one Message-ID once and counts it', async () => {
    for (const _ of [1, 2])
      await sandbox.mailer().sendMail(letter('twice@example.com', { messageId: '<twice@voronka>' }));
    const { items } = await inbox('twice@example.com');
    expect(items.map(({ copies }) => copies)).toEqual([2]);
    const counts = await sandbox.get<{ mail: object }>('/ledger/counts?to=twice@example.com');
    expect(counts.mail).toEqual({ recipients: 1, messages: 1, copies: 2, repeats: 0 });
  });

  it('refuses for good with 550', async () => {
    await sandbox.play({ mail: { mode: 'refuse' } });
    await expect(sandbox.mailer().sendMail(letter('nobody@example.com'))).rejects.toMatchObject({ responseCode: 550 });
    await sandbox.play({});
    await expect(sandbox.mailer().sendMail(letter('a@nowhere.invalid'))).rejects.toMatchObject({ responseCode: 550 });
    expect((await inbox('nobody@example.com')).items).toHaveLength(0);
  });

  it('is down or busy with a 4xx that asks for another try', async () => {
    await sandbox.play({ mail: { mode: 'down' } });
    await expect(sandbox.mailer().sendMail(letter('down@example.com'))).rejects.toMatchObject({ responseCode: 421 });
    await sandbox.play({ mail: { throttle429Percent: 100 } });
    await expect(sandbox.mailer().sendMail(letter('down@example.com'))).rejects.toMatchObject({ responseCode: 450 });
  });

  it('loses the reply after the message is kept', async () => {
    await sandbox.play({ mail: { mode: 'lose' } });
    const mail = letter('lost@example.com', { messageId: '<lost@voronka>' });
    await expect(sandbox.mailer().sendMail(mail)).rejects.toThrow();
    await sandbox.play({});
    await sandbox.mailer().sendMail(mail);
    expect((await inbox('lost@example.com')).items.map(({ copies }) => copies)).toEqual([2]);
  });

  it('answers late, and the message is there before the answer', async () => {
    await sandbox.play({ mail: { mode: 'late', lateSeconds: 1 } });
    const began = Date.now();
    await sandbox.mailer().sendMail(letter('late@example.com'));
    expect(Date.now() - began).toBeGreaterThan(950);
  });

  it('loses nothing that it acknowledged when it is killed', async () => {
    const sent = Array.from({ length: 20 }, (_, i) =>
      sandbox.mailer().sendMail(letter('killed@example.com', { messageId: `<k${i}@voronka>` })),
    );
    const acknowledged = (await Promise.all(sent)).map(({ messageId }) => messageId);
    await sandbox.restart();
    const kept = (await inbox('killed@example.com')).items.map(({ messageId }) => messageId);
    expect(kept.sort()).toEqual(acknowledged.sort());
  });
});
