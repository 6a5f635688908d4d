import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { accountState, afterAttempt, closedBreaker, pauseAfter } from '../../workflows/channel/breaker.ts';
import { MOST_ATTEMPTS, nextStep, type Outcome } from '../../workflows/channel/outcome.ts';
import { byContact, holdUntil, takeSlot, type Pace } from '../../workflows/channel/pace.ts';
import { readSmtpError } from '../../workflows/channel/smtp.ts';
import { readTwilioError, readTwilioReceipt } from '../../workflows/channel/twilio.ts';

const now = '2026-11-21T06:00:00.000Z';

describe('D5 the pace of an account', () => {
  it('never lets two messages closer together than it allows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.array(fc.nat(500), { maxLength: 50 }), (perSecond, waits) => {
        let pace: Pace = { perSecond, next: 0 };
        let clock = 1000;
        let last = -Infinity;
        for (const wait of waits) {
          clock += wait;
          const slot = takeSlot(pace, clock);
          pace = slot.pace;
          expect(slot.at).toBeGreaterThanOrEqual(clock);
          expect(slot.at - last).toBeGreaterThanOrEqual(1000 / perSecond - 1e-6);
          last = slot.at;
        }
      }),
    );
  });

  it('waits as long as the provider asks', () => {
    expect(takeSlot(holdUntil({ perSecond: 50, next: 0 }, 5000), 1000).at).toBe(5000);
  });

  it('keeps each contact’s messages together and in order', () => {
    const lanes = byContact([
      { id: '1', contact_id: 'a' },
      { id: '2', contact_id: 'b' },
      { id: '3', contact_id: 'a' },
      { id: '4', contact_id: null },
    ]);
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
    [{ status: 401, code: 20003, message: 'Authenticate' }, { is: 'down' }],
  ])('%j mean %j', (answer, outcome) => {
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
