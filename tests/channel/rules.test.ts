import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { accountState, afterAttempt, closedBreaker, pauseAfter, restOf } from '../../workflows/channel/breaker.ts';
import { MOST_ATTEMPTS, nextStep, type Outcome } from '../../workflows/channel/outcome.ts';
import { batchAt, byContact, pacedKey } from '../../workflows/channel/pace.ts';
import { retryAfter, retryIn } from '../../workflows/channel/retry-after.ts';
import { readSmtpError } from '../../workflows/channel/smtp.ts';
import { readTwilioError, readTwilioReceipt } from '../../workflows/channel/twilio.ts';

const now = '2026-11-21T06:00:00.000Z';

describe('D5 the pace of an account', () => {
  it('takes no more at once than may go within the horizon', () => {
    const horizon = { horizonMs: 2000, most: 32 };
    expect([0.1, 2, 50].map((perSecond) => batchAt(perSecond, 0, horizon))).toEqual([1, 5, 32]);
    expect([500, 2000, 2001].map((restMs) => batchAt(2, restMs, horizon))).toEqual([4, 1, 0]);
  });

  it('is kept apart for each domain or recipient', () => {
    expect(pacedKey('domain', '"a@b"@Mail.Example')).toBe('mail.example');
    expect(pacedKey('recipient', '+77011234567')).toBe('+77011234567');
  });

  it('keeps each contact’s messages together and in order', () => {
    const rows = [
      { id: '1', contact_id: 'a' },
      { id: '2', contact_id: 'b' },
      { id: '3', contact_id: 'a' },
      { id: '4', contact_id: null },
    ];
    const lanes = byContact(rows, (row) => row);
    expect(lanes.map((lane) => lane.map(({ id }) => id))).toEqual([['1', '3'], ['2'], ['4']]);
  });
});

describe('D5 the breaker', () => {
  it('opens at the fifth failure in a row and closes with the first success', () => {
    let breaker = closedBreaker;
    const states = [1, 2, 3, 4, 5, 6].map(() => accountState((breaker = afterAttempt(breaker, 'down', now))));
    expect(states).toEqual(['slow', 'slow', 'slow', 'slow', 'down', 'down']);
    expect(breaker.openSince).toBe(now);
    expect(afterAttempt(breaker, undefined, now)).toEqual(closedBreaker);
  });

  it('opens at once for what a person must mend, and does not hammer a wrong password', () => {
    const breaker = afterAttempt(closedBreaker, '535 5.7.8 wrong password', now, 'SignInRefused');
    expect([accountState(breaker), breaker.openSince, breaker.trouble]).toEqual(['down', now, 'SignInRefused']);
    expect(restOf(breaker, 0.5)).toBe(300_000);
    expect(restOf(afterAttempt(closedBreaker, 'down', now), 0.5)).toBe(1000);
    expect(afterAttempt(breaker, 'down', now).trouble).toBeUndefined();
  });

  it('comes back after growing pauses of at most about five minutes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (failures, random) => {
          const ms = pauseAfter(failures, random);
          expect(ms).toBeGreaterThanOrEqual(800);
          expect(ms).toBeLessThanOrEqual(360_000);
        },
      ),
    );
    expect(pauseAfter(3, 0.5)).toBe(4000);
  });
});

describe('D5 what an attempt means', () => {
  const outcomes = fc.constantFrom<Outcome['is']>('deferred', 'throttled', 'down', 'unknown');
  const of = (is: Outcome['is']): Outcome =>
    ({ is, answer: 'x', code: 1, retryAfterMs: 1000, reason: 'Refused', providerId: 'p' }) as Outcome;

  it('never loses a message for the account’s own troubles', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.constantFrom('down', 'throttled'), (troubles, is) =>
        expect(nextStep(of(is as 'down'), troubles, 'send_again').state).toBe('queued'),
      ),
    );
  });

  it('gives up a message that was put off or lost often enough, and not before', () => {
    fc.assert(
      fc.property(outcomes, fc.nat(MOST_ATTEMPTS * 2), (is, troubles) => {
        const fails = nextStep(of(is), troubles, 'send_again').state === 'failed';
        expect(fails).toBe((is === 'deferred' || is === 'unknown') && troubles + 1 >= MOST_ATTEMPTS);
      }),
    );
  });

  it('tries a full mailbox four times a day for three days, then says that it is full (built F12)', () => {
    const full: Outcome = { is: 'deferred', reason: 'MailboxFull', code: 550, answer: '' };
    expect(nextStep(full, 0, 'send_again')).toEqual({ state: 'queued', afterMs: 6 * 3_600_000 });
    expect(nextStep(full, 10, 'send_again').state).toBe('queued');
    expect(nextStep(full, 11, 'send_again')).toEqual({ state: 'failed', reason: 'MailboxFull', code: 550 });
  });

  it('puts a message off for as long as its receiver asks, if that is longer than ours', () => {
    const later = (retryAfterMs: number): Outcome => ({ is: 'deferred', code: 503, retryAfterMs, answer: '' });
    expect(nextStep(later(120_000), 0, 'send_again')).toEqual({ state: 'queued', afterMs: 120_000 });
    expect(nextStep(later(1_000), 0, 'send_again')).toEqual({ state: 'queued', afterMs: 30_000 });
  });

  it('looks a lost SMS up instead of sending it again', () => {
    expect(nextStep(of('unknown'), 0, 'look_up')).toEqual({ state: 'unknown', afterMs: 5000 });
  });
});

describe('D5 answers of a mail server', () => {
  it.each([
    [
      { message: '', responseCode: 550, command: 'RCPT TO', response: '550 5.1.1 no such mailbox' },
      { is: 'refused', reason: 'MailboxUnknown' },
    ],
    [
      { message: '', responseCode: 550, command: 'RCPT TO', response: '550 5.1.2 there is no such mail domain' },
      { is: 'refused', reason: 'DomainUnknown' },
    ],
    [
      { message: '', responseCode: 554, command: 'DATA', response: '554 5.7.1 rejected as spam' },
      { is: 'refused', reason: 'Blocked' },
    ],
    [{ message: '', responseCode: 552, command: 'DATA', response: '552 5.2.2 mailbox full' }, { is: 'deferred' }],
    [
      { message: '', responseCode: 552, command: 'DATA', response: '552 5.3.4 larger than 20 MB' },
      { is: 'refused', reason: 'TooLarge' },
    ],
    [{ message: '', responseCode: 451, command: 'RCPT TO', response: '451 greylisted' }, { is: 'deferred' }],
    [
      { message: '', responseCode: 450, command: 'MAIL FROM', response: '450 4.7.1 Too many messages' },
      { is: 'throttled' },
    ],
    [{ message: '', responseCode: 421, command: 'CONN', response: '421 down' }, { is: 'down' }],
    [
      { message: '', responseCode: 535, code: 'EAUTH', command: 'AUTH', response: '535 wrong password' },
      { is: 'down' },
    ],
    [{ message: 'connect ECONNREFUSED', code: 'ESOCKET', errno: 'ECONNREFUSED' }, { is: 'down' }],
    [{ message: 'Connection closed unexpectedly', code: 'ECONNECTION' }, { is: 'unknown' }],
  ])('%j mean %j', (error, outcome) => {
    expect(readSmtpError(error)).toMatchObject(outcome);
  });
});

describe('D6 what a mail server blames', () => {
  const rcpt = (response: string) => ({
    message: '',
    responseCode: Number(response.slice(0, 3)),
    command: 'RCPT TO',
    response,
  });
  const data = (response: string) => ({ ...rcpt(response), command: 'DATA' });
  const before = (response: string, command = 'MAIL FROM') => ({ ...rcpt(response), command });
  const auth = (response: string) => ({ ...before(response, 'AUTH PLAIN'), code: 'EAUTH' });
  const refused = (reason: string) => ({ is: 'refused', reason });
  const down = (trouble: string) => ({ is: 'down', trouble });
  const full = { is: 'deferred', reason: 'MailboxFull' };

  it.each([
    // built F10: the message or its sender is not believed
    [
      data("550-5.7.26 Unauthenticated email from example.kz is not accepted due to domain's DMARC policy."),
      refused('Blocked'),
    ],
    [data('550 5.7.1 Message rejected due to content restrictions'), refused('Blocked')],
    // conversations C38
    [data('550 Message too large'), refused('TooLarge')],
    [
      rcpt('554 5.7.1 Service unavailable; Client host [203.0.113.5] blocked using zen.spamhaus.org'),
      refused('Blocked'),
    ],
    [data('554 5.7.9 Message not accepted for policy reasons'), refused('Blocked')],
    [data('550-5.7.25 The IP address sending this message does not have a PTR record'), refused('Blocked')],
    // built F11: the account's own limit
    [data('550 5.4.5 Daily user sending limit exceeded'), down('LimitReached')],
    [rcpt('550 5.4.5 Daily sending quota exceeded'), down('LimitReached')],
    [
      before("550 5.1.90 Your message can't be sent because you've reached your daily limit for message recipients"),
      down('LimitReached'),
    ],
    [data('550-5.4.5 You have reached a limit for sending mail. Your message was not sent.'), down('LimitReached')],
    [rcpt('550 You have exceeded the hourly limit of messages'), down('LimitReached')],
    [
      rcpt('550 Domain example.kz has exceeded the max emails per hour (100/100 (100%)) allowed.'),
      down('LimitReached'),
    ],
    [data('550 5.7.1 Maximum number of messages per day exceeded'), down('LimitReached')],
    [data('550 5.7.0 Daily quota exceeded'), down('LimitReached')],
    [data('554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException'), down('LimitReached')],
    [data('550 5.7.1 Вы превысили лимит писем'), down('LimitReached')],
    [data('454 Throttling failure: Daily message quota exceeded'), down('LimitReached')],
    [data('450 4.7.1 You are exceeding your sending limit'), { is: 'throttled' }],
    [data('554 Message rejected: Sending suspended for this account.'), down('AccountClosed')],
    [rcpt('550 5.7.1 Sender domain does not exist'), down('SenderRefused')],
    // built F12: a full mailbox empties
    [data('554 5.2.2 mailbox full'), full],
    [rcpt('550 5.2.2 Mailbox is full'), full],
    [rcpt('452 4.2.2 The email account that you tried to reach is over quota'), full],
    [data('552 Requested mail action aborted: exceeded storage allocation quota'), full],
    [rcpt('550 Почтовый ящик переполнен'), full],
    [rcpt('550 Поштова скринька переповнена'), full],
    [rcpt('550 5.1.1 mailbox full'), full],
    [rcpt("550 5.2.121 Recipient's per hour message receive limit from specific sender exceeded"), { is: 'deferred' }],
    [rcpt('554 5.2.122 The recipient has exceeded their limit for messages per hour'), { is: 'deferred' }],
    // the address
    [rcpt('550-5.1.1 The email account that you tried to reach does not exist.'), refused('MailboxUnknown')],
    [
      rcpt('550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup'),
      refused('MailboxUnknown'),
    ],
    [rcpt('556 5.1.10 Recipient address has null MX'), refused('DomainUnknown')],
    [
      rcpt('550 5.7.1 <x@example.com>: Recipient address rejected: User unknown in virtual mailbox table'),
      refused('MailboxUnknown'),
    ],
    [rcpt('550 5.2.1 The email account that you tried to reach is disabled'), refused('MailboxClosed')],
    [rcpt('550 5.1.1 5.1.2 <x@nowhere.invalid>: there is no such mail domain'), refused('DomainUnknown')],
    [rcpt('550 no such user here'), refused('MailboxUnknown')],
    [rcpt('550 5.4.1 Recipient address rejected: Access denied'), refused('MailboxUnknown')],
    // the account: whatever recipient, nothing goes
    [auth('535 5.7.8 Username and Password not accepted'), down('SignInRefused')],
    [auth('534-5.7.9 Application-specific password required'), down('SignInRefused')],
    [before('530 5.7.0 Must issue a STARTTLS command first'), down('SignInRefused')],
    [{ message: 'Missing credentials for "PLAIN"', code: 'EAUTH' }, down('SignInRefused')],
    [before('553 5.7.1 Sender address rejected: not owned by user crm@example.kz'), down('SenderRefused')],
    [data('554 5.2.252 SendAsDenied; crm@example.kz not allowed to send as other@example.kz'), down('SenderRefused')],
    [data('550 5.7.705 Access denied, tenant has exceeded threshold'), down('AccountClosed')],
    [before('550 no thanks'), down('SenderRefused')],
    // a setting of ours that one recipient shows: it must not stop everybody's letters
    [rcpt('554 5.7.1 <x@example.com>: Relay access denied'), refused('RelayDenied')],
    [rcpt('550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain'), refused('RelayDenied')],
    [rcpt("553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)"), refused('RelayDenied')],
    [
      data('554 Message rejected: Email address is not verified. The following identities failed the check'),
      refused('TrialAccount'),
    ],
    // the message
    [before('552 5.3.4 Message size exceeds fixed limit'), refused('TooLarge')],
    [data('554 5.6.0 Message contains invalid header'), refused('Refused')],
    // later
    [rcpt('550 5.3.2 System not accepting network messages'), { is: 'deferred' }],
    [rcpt('450 4.2.1 The user you are trying to contact is receiving mail too quickly'), { is: 'deferred' }],
    [rcpt('451 4.7.1 Greylisting in action, please come back in 5 minutes'), { is: 'deferred', retryAfterMs: 300_000 }],
    [auth('454 4.7.0 Temporary authentication failure'), { is: 'down' }],
    [before('421 4.7.28 Our system has detected an unusual rate of unsolicited mail'), { is: 'throttled' }],
    [rcpt('421 4.3.2 Service not available, closing, try again in 90 seconds'), { is: 'down', retryAfterMs: 90_000 }],
    [rcpt('550 Rejected by 5.188.10.5'), refused('MailboxUnknown')],
  ])('%j is %j (built F10, F11, F12)', (error, outcome) => {
    const got = readSmtpError(error);
    expect(got).toMatchObject(outcome);
    if (got.is === 'down') expect(got.trouble).toBe('trouble' in outcome ? outcome.trouble : undefined);
  });

  it('is read whatever it says, and one recipient’s full mailbox never stops an account', () => {
    const code = fc.integer({ min: 400, max: 599 });
    fc.assert(
      fc.property(
        code,
        fc.string(),
        fc.constantFrom('RCPT TO', 'DATA', 'MAIL FROM', 'CONN', undefined),
        (responseCode, text, command) => {
          const { is } = readSmtpError({ message: '', responseCode, response: `${responseCode} ${text}`, command });
          expect(['refused', 'deferred', 'throttled', 'down']).toContain(is);
          if (responseCode < 500) expect(is).not.toBe('refused');
        },
      ),
    );
  });
});

describe('D6 Retry-After', () => {
  const at = Date.parse('2026-11-28T12:00:00Z');

  it.each([
    ['120', 120_000],
    ['Sat, 28 Nov 2026 12:02:00 GMT', 120_000],
    ['Saturday, 28-Nov-26 12:02:00 GMT', 120_000],
    ['Sat Nov 28 12:02:00 2026', 120_000],
    [' 1.5 ', 1_500],
    ['0', 1_000],
    ['Fri, 27 Nov 2026 12:00:00 GMT', 1_000],
    ['86400000000', 3_600_000],
    ['Sun, 28 Nov 2100 12:00:00 GMT', 3_600_000],
    ['-5', undefined],
    ['soon', undefined],
    ['2026-11-28T12:02:00Z', undefined],
    ['Sat, 99 Nov 2026 12:02:00 GMT', undefined],
    ['', undefined],
    [undefined, undefined],
    [null, undefined],
  ])('%s is %s ms (built F16)', (value, ms) => {
    expect(retryAfter(value, at)).toBe(ms);
  });

  it('is within a second and an hour, whatever is said (built F16)', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.integer().map(String),
          fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
        ),
        (value) => {
          const ms = retryAfter(value, at);
          if (ms !== undefined) expect(ms >= 1_000 && ms <= 3_600_000).toBe(true);
        },
      ),
    );
  });

  it.each([
    ['450 4.2.0 Greylisted for 300 seconds', 300_000],
    ['451 try again in 5 minutes', 300_000],
    ['421 Too busy, retry after 2 hours', 3_600_000],
    ['451 4.7.1 Please wait 10 min before trying again', 600_000],
    ['450 4.7.1 try again later', undefined],
    ['550 5.1.1 no such user after 3 tries', undefined],
  ])('is read of “%s” (built F16)', (answer, ms) => {
    expect(retryIn(answer)).toBe(ms);
  });
});

describe('D5 answers of Twilio', () => {
  it.each([
    [
      { status: 400, code: 21211, message: 'Invalid number' },
      { is: 'refused', reason: 'NumberWrong', code: 21211 },
    ],
    [
      { status: 400, code: 21610, message: 'STOP' },
      { is: 'refused', reason: 'Unsubscribed' },
    ],
    [
      { status: 429, code: 20429, message: 'Too many', retryAfterSeconds: 3 },
      { is: 'throttled', retryAfterMs: 3000 },
    ],
    [{ status: 503, message: 'down' }, { is: 'down' }],
    [
      { status: 401, code: 20003, message: 'Authenticate' },
      { is: 'down', trouble: 'SignInRefused' },
    ],
    // built F13: the account's
    [
      { status: 400, code: 21609, message: '' },
      { is: 'down', trouble: 'CallbackRefused' },
    ],
    [
      { status: 400, code: 21212, message: '' },
      { is: 'down', trouble: 'SenderRefused' },
    ],
    [
      { status: 400, code: 21606, message: '' },
      { is: 'down', trouble: 'SenderRefused' },
    ],
    [
      { status: 400, code: 30034, message: '' },
      { is: 'down', trouble: 'SenderNotRegistered' },
    ],
    [
      { status: 400, code: 63038, message: '' },
      { is: 'down', trouble: 'LimitReached' },
    ],
    [
      { status: 403, code: 10001, message: '' },
      { is: 'down', trouble: 'AccountClosed' },
    ],
    // built F14: the account's, but only for such recipients
    [
      { status: 400, code: 21408, message: '' },
      { is: 'refused', reason: 'RegionNotEnabled' },
    ],
    [
      { status: 403, code: 21408, message: '' },
      { is: 'refused', reason: 'RegionNotEnabled' },
    ],
    [
      { status: 400, code: 21608, message: '' },
      { is: 'refused', reason: 'TrialAccount' },
    ],
    [
      { status: 400, code: 63015, message: '' },
      { is: 'refused', reason: 'TrialAccount' },
    ],
    [
      { status: 402, message: 'Payment required' },
      { is: 'down', trouble: 'AccountClosed' },
    ],
    [
      { status: 400, code: 30037, message: '' },
      { is: 'down', trouble: 'AccountClosed' },
    ],
    [
      { status: 400, code: 21704, message: '' },
      { is: 'down', trouble: 'SenderRefused' },
    ],
    [
      { status: 400, code: 30024, message: '' },
      { is: 'down', trouble: 'SenderNotRegistered' },
    ],
    [
      { status: 400, code: 30038, message: 'OTP Message Body Filtered' },
      { is: 'refused', reason: 'Blocked' },
    ],
    [
      { status: 400, code: 21635, message: '' },
      { is: 'refused', reason: 'NumberNotMobile' },
    ],
    [
      { status: 400, code: 30019, message: '' },
      { is: 'refused', reason: 'TooLarge' },
    ],
    // the address, the message, later
    [
      { status: 400, code: 21612, message: '' },
      { is: 'refused', reason: 'NumberNotMobile' },
    ],
    [
      { status: 400, code: 21614, message: '' },
      { is: 'refused', reason: 'NumberNotMobile' },
    ],
    [
      { status: 400, code: 30005, message: '' },
      { is: 'refused', reason: 'NumberWrong' },
    ],
    [
      { status: 400, code: 30007, message: '' },
      { is: 'refused', reason: 'Blocked' },
    ],
    [
      { status: 400, code: 63016, message: '' },
      { is: 'refused', reason: 'WindowClosed' },
    ],
    [
      { status: 400, code: 99999, message: '' },
      { is: 'refused', reason: 'Refused', code: 99999 },
    ],
    [
      { status: 400, code: 30003, message: '' },
      { is: 'refused', reason: 'OutOfReach' },
    ],
    [
      { status: 400, code: 30006, message: '' },
      { is: 'refused', reason: 'NumberNotMobile' },
    ],
    [{ status: 400, code: 30008, message: '' }, { is: 'deferred' }],
    [{ status: 400, code: 30001, message: '' }, { is: 'deferred' }],
    [
      { status: 400, code: 20429, message: '' },
      { is: 'throttled', retryAfterMs: 1000 },
    ],
    [
      { status: 503, message: '', retryAfterSeconds: 90 },
      { is: 'down', retryAfterMs: 90_000 },
    ],
    [
      { status: 429, message: '', retryAfterSeconds: 1e9 },
      { is: 'throttled', retryAfterMs: 3_600_000 },
    ],
  ])('%j mean %j (built F13, F14, conversations C34)', (answer, outcome) => {
    expect(readTwilioError(answer)).toMatchObject(outcome);
  });

  it('are read from a receipt whatever else the form holds', () => {
    expect(readTwilioReceipt({ MessageSid: 'SM1', MessageStatus: 'undelivered', ErrorCode: '30003' })).toEqual({
      messageId: 'SM1',
      state: 'failed',
      reason: 'OutOfReach',
      code: '30003',
    });
    expect(readTwilioReceipt({ MessageSid: 'SM1', MessageStatus: 'queued' })).toBeUndefined();
    fc.assert(fc.property(fc.dictionary(fc.string(), fc.string()), (form) => void readTwilioReceipt(form)));
  });
});
