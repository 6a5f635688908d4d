import type { Reason } from '../delivery/reason.ts';

type Command = 'RCPT TO' | 'DATA' | undefined;

/** "7.26" of "550-5.7.26 Unauthenticated email"; where two stand together the second is the server's own; an IPv4 address does not count. */
export const enhancedOf = (answer: string): string | undefined =>
  /(?<![\d.])(?:[245]\.\d{1,3}\.\d{1,3} )*[245]\.(\d{1,3}\.\d{1,3})(?![\d.]*\d)/.exec(answer)?.[1];

/**
 * What a permanent answer says: judged by words that are clear whatever the number, then by the enhanced code (RFC 3463, 5248 and big
 * providers'), then by the reply code.
 */
export const smtpReason = (code: number, answer: string, command: Command): Reason | 'Later' => {
  if (code === 530 || code === 534 || code === 535 || code === 538) return 'SignInRefused';
  const enhanced = enhancedOf(answer) ?? '';
  if (recipientsRate.has(enhanced)) return 'Later';
  const bySure = said(sure, answer);
  if (bySure) return bySure;
  const known = byCode[enhanced] ?? byCode[`${enhanced.split('.')[0]}.*`];
  if (known && !vague.has(enhanced)) return known;
  return said(likely, answer) ?? known ?? byReply(code, command);
};

const said = (table: [RegExp, Reason][], answer: string): Reason | undefined =>
  table.find(([words]) => words.test(answer))?.[1];

/** Whether a server says that we have used up our day's or hour's quota: a retry a second later gets the same answer. */
export const isSpent = (answer: string): boolean => SPENT.test(answer);

/** Microsoft's: this recipient gets too many messages, from us or from everybody. */
const recipientsRate = new Set(['2.121', '2.122']);

const SPENT =
  /(daily|hourly|per (day|hour)|24[ -]hours?)[\w ]* (limit|quota|maximum)|(max(imum)?|limit|quota)[\w ]*(emails?|messages?|recipients?)[\w ]* per (hour|day)|SubmissionQuotaExceeded/i;

/** Codes that providers use for many things: their words count first. */
const vague = new Set(['0.0', '1.0', '2.0', '3.0', '4.0', '4.1', '4.5', '5.0', '6.0', '7.0', '7.1', '7.9', '1.10']);

const sure: [RegExp, Reason][] = [
  [SPENT, 'LimitReached'],
  [
    /(sending|outgoing|outbound)[\w ]*(limit|quota)|(limit|quota)[\w ]* (for|of|on) (sending|outgoing|outbound)|лим[иі]т\p{L}* (отправ|писем|сообщен|надсил|лист|повідомл)/iu,
    'LimitReached',
  ],
  [/(mailbox|inbox)( is)? full|переполнен|переповнен/i, 'MailboxFull'],
  [/null mx/i, 'DomainUnknown'],
  [
    /send ?as ?denied|not owned by (the )?(auth|user)|not (allowed|authorized|permitted) to send as|sender('s)? (address |domain )?(rejected|not allowed|verify failed|not found|does not exist)/i,
    'SenderRefused',
  ],
];

const likely: [RegExp, Reason][] = [
  [
    /relay(ing)? (access )?(denied|not (permitted|allowed)|prohibited)|unable to relay|not permitted to relay|rcpthosts/i,
    'RelayDenied',
  ],
  [
    /authenticat(e|ion) (is )?(required|failed|unsuccessful)|not authenticated|application-specific password|bad credentials/i,
    'SignInRefused',
  ],
  [
    /(account|tenant|user|sender)[\w ]* (suspended|banned|blocked from sending)|sending (suspended|paused)/i,
    'AccountClosed',
  ],
  [/address(es)? (is|are) not verified/i, 'TrialAccount'],
  [
    /(over|exceeded|out of)\W+(\w+\W+){0,3}(quota|storage)|quota exceeded|(mailbox|inbox)[\w ]* (full|size|quota|exceed)/i,
    'MailboxFull',
  ],
  [
    /(user|recipient|mailbox|address|account)[\w <>@.-]* (unknown|not found|does ?n[o’']t exist|unavailable|disabled|rejected)|(unknown|no such|invalid) (\w+ )?(user|recipient|mailbox|address)|recipientnotfound/i,
    'MailboxUnknown',
  ],
  [
    /(unknown|no such|invalid|bad)[\w ]* (domain|host)|(domain|host)[\w <>@.-]* (not found|does ?n[o’']t exist|unknown)|no mx/i,
    'DomainUnknown',
  ],
  [/too (large|big)|size (limit|exceed)|exceed[\w ]* size|message size/i, 'TooLarge'],
  [
    /spam|unsolicited|block|black ?list|polic|reputation|unauthenticated|dmarc|dkim|\bspf\b|dnsbl|\brbl\b|virus|malware|content/i,
    'Blocked',
  ],
];

const byCode: Record<string, Reason | 'Later'> = {
  '1.0': 'MailboxUnknown',
  '1.1': 'MailboxUnknown',
  '1.2': 'DomainUnknown',
  '1.3': 'MailboxUnknown',
  '1.4': 'MailboxUnknown',
  '1.6': 'MailboxClosed',
  '1.7': 'SenderRefused',
  '1.8': 'SenderRefused',
  // a null MX by RFC 7505, no such recipient at Microsoft
  '1.10': 'MailboxUnknown',
  '1.90': 'LimitReached',
  '2.0': 'MailboxClosed',
  '2.1': 'MailboxClosed',
  '2.2': 'MailboxFull',
  '2.3': 'TooLarge',
  '2.4': 'Refused',
  '3.1': 'Later',
  '3.2': 'Later',
  '3.4': 'TooLarge',
  '3.5': 'Later',
  // for a host that does not answer; Microsoft says it of a recipient that it does not know
  '4.1': 'MailboxUnknown',
  '4.2': 'Later',
  '4.3': 'Later',
  '4.4': 'DomainUnknown',
  // congestion by RFC 3463, the sender's own limit at Google
  '4.5': 'LimitReached',
  '4.310': 'DomainUnknown',
  '5.3': 'Later',
  '7.0': 'Blocked',
  '7.1': 'Blocked',
  '7.3': 'SignInRefused',
  '7.8': 'SignInRefused',
  '7.9': 'SignInRefused',
  '7.10': 'SignInRefused',
  '7.11': 'SignInRefused',
  '7.13': 'AccountClosed',
  '7.14': 'SignInRefused',
  '7.17': 'MailboxClosed',
  '7.18': 'MailboxClosed',
  '7.27': 'SenderRefused',
  '7.54': 'RelayDenied',
  '7.57': 'SignInRefused',
  '7.60': 'SenderRefused',
  '7.64': 'RelayDenied',
  '7.139': 'SignInRefused',
  '7.501': 'AccountClosed',
  '7.502': 'AccountClosed',
  '7.503': 'AccountClosed',
  '7.705': 'AccountClosed',
  '7.708': 'AccountClosed',
  '7.750': 'AccountClosed',
  '1.*': 'MailboxUnknown',
  '7.*': 'Blocked',
};

const byReply = (code: number, command: Command): Reason => {
  if (code === 521 || code === 556) return 'DomainUnknown';
  if (code === 541 || code === 571) return 'Blocked';
  // means "over quota" more often than "permanently"
  if (code === 552) return 'MailboxFull';
  return command === 'RCPT TO' && (code === 550 || code === 551 || code === 553) ? 'MailboxUnknown' : 'Refused';
};
