import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { parseLetter } from '../../activities/channel/email/parse.ts';
import { accountsNow, takeIncoming } from '../../prisma/conversation/take-incoming.ts';
import { uuidv7 } from '../../prisma/id.ts';
import { createTask } from '../../prisma/task/task.ts';
import { meetingUid, sequenceOf } from '../../workflows/task/meeting.ts';
import { newClient } from '../support/letters.ts';
import { openOffice, type Office } from '../support/office.ts';

const account = 'email:support_example_org';
let office: Office;
beforeAll(async () => {
  office = await openOffice();
  await office.db.pool.query(
    `INSERT INTO channel_account (id, kind, provider, name, settings, created_at) VALUES ($1, 'email', 'mailbox', 'Support', '{}', now())`,
    [account],
  );
});
afterAll(() => office?.close());

let leadId: string;
let email: string;
let sequence: number;
let number = 0;
beforeEach(async () => {
  email = `asel-${++number}@example.com`;
  ({ leadId } = await newClient(office, { email }));
  const actor = { kind: 'user' as const, id: office.aida };
  await createTask(office.db, {
    ...{ actor, leadId, type: 'meeting', text: 'Макет', responsibleId: office.aida },
    due: { at: '2099-01-05T05:00:00.000Z' },
  } as never);
  sequence = await invite();
});

const invite = async (): Promise<number> => {
  const id = uuidv7();
  await office.db.pool.query(
    `INSERT INTO delivery (id, account, lead_id, template, language, recipient, attachments, state, created_at)
      VALUES ($1, 'email', $2, 'hello', 'ru', $3, '["invitation"]', 'sent', now())`,
    [id, leadId, email],
  );
  return sequenceOf(id);
};

type Answer = {
  is?: string;
  method?: string;
  at?: string;
  seq?: number;
  from?: string;
  attendee?: string;
  start?: string;
  marks?: string[];
};

/** A calendar's answer arrives in the mailbox. */
const answer = async ({ is = 'ACCEPTED', method = 'REPLY', at = '20261201T100000Z', ...more }: Answer = {}) => {
  const { seq = sequence, from = email, attendee = from, start = '20990105T050000Z', marks = [] } = more;
  const calendar = [
    ...['BEGIN:VCALENDAR', `METHOD:${method}`, 'BEGIN:VEVENT', `UID:${meetingUid(leadId)}`, `SEQUENCE:${seq}`],
    ...[`DTSTAMP:${at}`, start.includes(':') ? `DTSTART${start}` : `DTSTART:${start}`, 'SUMMARY:Встреча'],
    ...[`ATTENDEE;CN="Асель: К";PARTSTAT=${is}:mailto:${attendee}`, 'END:VEVENT', 'END:VCALENDAR'],
  ];
  const raw = [
    ...[`From: Asel <${from}>`, 'To: support@example.org', `Message-ID: <${uuidv7()}@x>`, 'MIME-Version: 1.0'],
    ...['Subject: Accepted', ...marks, `Content-Type: text/calendar; method=${method}; charset=utf-8`, '', ...calendar],
  ];
  const place = { mailbox: 'support@example.org', folder: 'INBOX', validity: '7', uid: 9, size: 100 };
  const letter = await parseLetter(Buffer.from(raw.join('\r\n')), { ...place, receivedAt: new Date().toISOString() });
  expect(
    await takeIncoming(office.db, accountsNow(office.db, [account]), { account, sent: letter }, () => undefined),
  ).toBeUndefined();
};

const told = async () =>
  (
    await office.db.pool.query(
      `SELECT e.data ->> 'is' AS is, e.subject_id = $1 AS "ofLead" FROM event e JOIN task t ON t.id = e.noun_id WHERE t.lead_id = $1 AND e.type = 'task.answered' ORDER BY e.id`,
      [leadId],
    )
  ).rows;
const meeting = async () =>
  (await office.db.pool.query('SELECT answer, version FROM task WHERE lead_id = $1', [leadId])).rows[0];
const news = async () =>
  (
    await office.db.pool.query('SELECT kind FROM notification WHERE lead_id = $1 AND user_id = $2', [
      leadId,
      office.aida,
    ])
  ).rows
    .map(({ kind }) => kind)
    .filter((kind) => kind.startsWith('meeting'));

describe('B11 a calendar’s answer to an invitation', () => {
  it('stands at the meeting and once in the story of its lead, also where the calendar answered by itself', async () => {
    await answer({ marks: ['Auto-Submitted: auto-generated'] });
    expect(await told()).toEqual([{ is: 'accepted', ofLead: true }]);
    expect((await meeting()).answer).toMatchObject({ is: 'accepted', sequence });
    expect(await news()).toEqual([]);
  });

  it('is told to whoever has the meeting where it is a no, or another time', async () => {
    await answer({ is: 'DECLINED' });
    expect(await news()).toEqual(['meeting.declined']);
    const other = ';TZID=Asia/Almaty:20990106T100000';
    await answer({ method: 'COUNTER', is: 'TENTATIVE', at: '20261201T110000Z', start: other });
    expect(await news()).toEqual(['meeting.declined', 'meeting.proposed']);
    expect((await meeting()).answer).toMatchObject({ is: 'proposed', proposes: '2099-01-06T05:00:00.000Z' });
  });

  it('changes nothing when it comes twice, late, or to an earlier invitation (people B14)', async () => {
    await answer({ is: 'DECLINED', at: '20261201T110000Z' });
    const after = await meeting();
    await answer({ is: 'DECLINED', at: '20261201T110000Z' });
    await answer({ is: 'ACCEPTED', at: '20261201T100000Z' });
    await answer({ is: 'ACCEPTED', at: '20261201T120000Z', seq: sequence - 1 });
    expect(await meeting()).toEqual(after);
    expect(await told()).toHaveLength(1);
  });

  it('changes nothing when it comes from elsewhere, for somebody else, or under a false name', async () => {
    await answer({ from: 'stranger@example.net' });
    await answer({ from: 'stranger@example.net', attendee: email });
    await answer({ attendee: 'stranger@example.net' });
    await answer({ marks: ['Authentication-Results: mx; dmarc=fail'] });
    await office.db.pool.query(`UPDATE address SET refused_at = now() WHERE value = $1`, [email]);
    await answer();
    expect(await told()).toEqual([]);
    expect((await meeting()).answer).toBeNull();
  });
});
