import { setTimeout as wait } from 'node:timers/promises';
import express from 'express';
import type { Request, Response } from 'express';
import type { Caller } from './callbacks.ts';
import type { Player } from './control.ts';
import { newId } from './record.ts';
import type { Message, MessageState, Record_ } from './record.ts';
import { smsProblems } from './sms-problems.ts';
import type { SmsProblem } from './sms-problems.ts';

type Paths = { sid: string };

/** The part of Twilio's Messages API that sends an SMS and asks for its outcome. */
export const createSms = (record: Record_, player: Player, caller: Caller, authToken: string) => {
  const router = express.Router();
  const base = '/2010-04-01/Accounts/:sid';
  router.use(base, express.urlencoded({ extended: false, limit: '64kb' }));

  router.post(`${base}/Messages.json`, authorised(authToken), async (req: Request<Paths>, res: Response) => {
    const form = (req.body ?? {}) as Record<string, unknown>;
    const to = text(form.To).trim();
    const note = (answer: string) => record.noteCall({ provider: 'sms', what: 'POST Messages', to, answer });
    const refuse = (problem: SmsProblem, values: { to?: string; from?: string } = {}) => {
      note(String(smsProblems[problem].code));
      answerProblem(res, problem, values);
    };

    const play = player.next('sms');
    if (play.answer === 'down') return refuse('down');
    if (play.answer === 'throttle') return refuse('throttled');
    const wrong = whyNotSend(to, text(form.From), text(form.MessagingServiceSid), text(form.Body));
    if (wrong) return refuse(wrong, { to, from: text(form.From) });
    if (play.answer === 'refuse' && record.control().sms.refuseAs === 'request') {
      return refuse('unsubscribed', { to });
    }

    const paces = play.answer === 'take' ? play : { pauseMs: 0, lateMs: 0, lose: false };
    await wait(paces.pauseMs);
    const id = newId('SM');
    await record.keep({
      type: 'message',
      lost: paces.lose,
      message: {
        id,
        channel: 'sms',
        from: text(form.From) || text(form.MessagingServiceSid),
        to: [to],
        subject: '',
        text: text(form.Body),
        html: '',
        messageId: '',
        headers: [],
        attachments: [],
        account: req.params.sid,
        statusCallback: text(form.StatusCallback),
      },
    });
    record.tell({ kind: 'message', id });
    const message = record.byId.get(id)!;
    const undelivered = play.answer === 'refuse';
    follow(message, undelivered);
    await wait(paces.lateMs);
    note(paces.lose ? 'lost' : '201');
    if (paces.lose) return void req.socket.destroy();
    res.status(201).json(resource(message, 'queued'));
  });

  router.get(`${base}/Messages.json`, authorised(authToken), (req: Request<Paths>, res: Response) => {
    if (record.control().sms.mode === 'down') return answerProblem(res, 'down');
    const size = Math.min(Math.max(Number(req.query.PageSize) || 50, 1), 1000);
    const page = Math.max(Number(req.query.Page) || 0, 0);
    const [to, from] = [text(req.query.To), text(req.query.From)];
    const [since, until] = [moment(req.query['DateSent>']), moment(req.query['DateSent<'])];
    const found = record.messages
      .filter(
        (one) =>
          one.channel === 'sms' &&
          one.account === req.params.sid &&
          (!to || one.to[0] === to) &&
          (!from || one.from === from) &&
          (since === undefined || Date.parse(one.at) >= since) &&
          (until === undefined || Date.parse(one.at) <= until),
      )
      .reverse();
    const shown = found.slice(page * size, (page + 1) * size);
    const uri = (number: number) => {
      const query = new URLSearchParams(req.originalUrl.split('?')[1] ?? '');
      query.set('PageSize', String(size));
      query.set('Page', String(number));
      return `${req.originalUrl.split('?')[0]}?${query}`;
    };
    res.json({
      messages: shown.map((one) => resource(one)),
      page,
      page_size: size,
      start: page * size,
      end: page * size + Math.max(shown.length - 1, 0),
      first_page_uri: uri(0),
      next_page_uri: found.length > (page + 1) * size ? uri(page + 1) : null,
      previous_page_uri: page > 0 ? uri(page - 1) : null,
      uri: req.originalUrl,
    });
  });

  router.get(
    `${base}/Messages/:message.json`,
    authorised(authToken),
    (req: Request<Paths & { message: string }>, res: Response) => {
      if (record.control().sms.mode === 'down') return answerProblem(res, 'down');
      const message = record.byId.get(req.params.message);
      if (message?.channel !== 'sms') return answerProblem(res, 'unknown', { to: req.originalUrl });
      res.json(resource(message));
    },
  );
  router.use(base, authorised(authToken), (req, res) => answerProblem(res, 'unknown', { to: req.originalUrl }));

  /** Moves a receipt and tells the sender, as Twilio would. */
  const report = async (message: Message, state: MessageState, errorCode: number | null = null) => {
    const kept = record.keep({ type: 'state', id: message.id, state, errorCode });
    if (message.statusCallback) {
      const body = new URLSearchParams({
        ...(errorCode ? { ErrorCode: String(errorCode) } : {}),
        SmsSid: message.id,
        SmsStatus: state,
        MessageStatus: state,
        To: message.to[0] ?? '',
        MessageSid: message.id,
        AccountSid: message.account,
        From: message.from,
        ApiVersion: '2010-04-01',
      });
      const what = `status:${state}`;
      void caller.call({ kind: 'sms', of: message.id, url: message.statusCallback, what, body: body.toString() });
    }
    await kept;
    record.tell({ kind: 'message', id: message.id });
  };

  const later = (message: Message, state: MessageState, afterMs: number, errorCode: number | null = null) =>
    setTimeout(() => {
      const before = order.indexOf(message.state);
      if (before < order.indexOf(state)) void report(message, state, errorCode);
    }, afterMs).unref();

  const follow = (message: Message, undelivered: boolean) => {
    const { mode, receipts, lateSeconds } = record.control().sms;
    if (receipts === 'hand') return;
    const late = mode === 'late' ? lateSeconds * 1000 : 0;
    later(message, 'sent', late + 200);
    if (undelivered) later(message, 'undelivered', late + 500, 30003);
    else later(message, 'delivered', late + 500);
  };

  return {
    router,
    report,
    /** What was on its way when the sandbox stopped arrives now. */
    resume: () => {
      for (const message of record.messages) {
        if (message.channel === 'sms' && order.indexOf(message.state) < 2)
          follow(message, record.control().sms.mode === 'refuse');
      }
    },
  };
};

const order: MessageState[] = ['queued', 'sent', 'delivered', 'undelivered', 'failed', 'read'];

const authorised =
  (token: string) =>
  (req: Request<Paths>, res: Response, next: () => void): void => {
    const [kind, value] = (req.get('authorization') ?? '').split(' ');
    const [user, ...password] = Buffer.from(value ?? '', 'base64')
      .toString()
      .split(':');
    const known = kind === 'Basic' && user === req.params.sid && /^AC[0-9a-f]{32}$/.test(user);
    if (!known || password.join(':') !== token) return answerProblem(res, 'unauthorised');
    next();
  };

/** The first of Twilio's own reasons; +15005550001 and +15005550004 are its magic invalid numbers. */
const whyNotSend = (to: string, from: string, service: string, body: string): SmsProblem | undefined => {
  if (!to) return 'noRecipient';
  if (!/^\+[1-9]\d{7,14}$/.test(to) || to === '+15005550001') return 'badNumber';
  if (!from && !service) return 'noSender';
  if (!body) return 'noBody';
  if (body.length > 1600) return 'tooLong';
  if (to === '+15005550004') return 'unsubscribed';
  return undefined;
};

const answerProblem = (res: Response, problem: SmsProblem, values: { to?: string; from?: string } = {}) => {
  const { code, status, message } = smsProblems[problem];
  if (status === 429) res.set('Retry-After', '1');
  res.status(status).json({
    code,
    message: message.replace('{to}', values.to ?? ''),
    more_info: `https://www.twilio.com/docs/errors/${code}`,
    status,
  });
};

const resource = (message: Message, status: MessageState = message.state) => {
  const uri = `/2010-04-01/Accounts/${message.account}/Messages/${message.id}`;
  const created = new Date(message.at).toUTCString().replace('GMT', '+0000');
  return {
    account_sid: message.account,
    api_version: '2010-04-01',
    body: message.text,
    date_created: created,
    date_sent: status === 'queued' ? null : created,
    date_updated: new Date(message.changedAt).toUTCString().replace('GMT', '+0000'),
    direction: 'outbound-api',
    error_code: message.errorCode,
    error_message: null,
    from: message.from,
    messaging_service_sid: null,
    num_media: '0',
    num_segments: String(segments(message.text)),
    price: null,
    price_unit: 'USD',
    sid: message.id,
    status,
    subresource_uris: { media: `${uri}/Media.json` },
    to: message.to[0],
    uri: `${uri}.json`,
  };
};

/** 160 or 153 characters of the phone's own alphabet, 70 or 67 of any other. */
const segments = (body: string) => {
  const [one, many] = /^[\x20-\x7e\n\r]*$/.test(body) ? [160, 153] : [70, 67];
  return body.length <= one ? 1 : Math.ceil(body.length / many);
};

const text = (value: unknown) => (typeof value === 'string' ? value : '');
const moment = (value: unknown) => {
  const at = Date.parse(text(value));
  return Number.isNaN(at) ? undefined : at;
};
