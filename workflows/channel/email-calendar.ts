/** What a client has answered to an invitation; `proposed`: another time, the moment where it can be read. */
export type MeetingAnswer = {
  uid: string;
  is: 'accepted' | 'declined' | 'tentative' | 'proposed';
  summary: string;
  /** of the invitation that is answered: a later one has a higher number */
  sequence: number;
  /** when it was answered, RFC 3339; empty where it does not say */
  stamp: string;
  /** who answers, as the answer says */
  attendee: string;
  proposes?: string;
};

const answers: Record<string, MeetingAnswer['is']> = {
  ACCEPTED: 'accepted',
  DECLINED: 'declined',
  TENTATIVE: 'tentative',
};

/**
 * An iCalendar answer (METHOD:REPLY, RFC 5546) or a proposal of another time (COUNTER); undefined for anything else, and for an answer that says
 * neither yes nor no.
 */
export const meetingAnswer = (calendar: string): MeetingAnswer | undefined => {
  const unfolded = calendar.replace(/\r\n?/g, '\n').replace(/\n[ \t]/g, '');
  const method = /^METHOD:(REPLY|COUNTER)\s*$/im.exec(unfolded)?.[1]?.toUpperCase();
  // a zone of the calendar's own has a beginning, too
  const lines = (/BEGIN:VEVENT\s*\n([^]*?)END:VEVENT/i.exec(unfolded)?.[1] ?? unfolded).split('\n');
  const part = lines.find((line) => /^ATTENDEE[;:]/i.test(line)) ?? '';
  const said = answers[/;PARTSTAT="?([A-Z-]+)/i.exec(part)?.[1]?.toUpperCase() ?? ''];
  const is = method === 'COUNTER' ? 'proposed' : said;
  const uid = valueOf(lines, 'UID');
  if (!method || !is || !uid) return undefined;
  const proposes = is === 'proposed' ? momentIn(lines, 'DTSTART') : undefined;
  return {
    ...{ uid: uid.slice(0, 300), is, summary: unescaped(valueOf(lines, 'SUMMARY')).slice(0, 300) },
    sequence: Number(/^\d{1,10}$/.exec(valueOf(lines, 'SEQUENCE'))?.[0] ?? 0),
    stamp: momentIn(lines, 'DTSTAMP') ?? '',
    attendee: (/mailto:([^\s;"]+)\s*$/i.exec(part)?.[1] ?? '').toLowerCase().slice(0, 320),
    ...(proposes ? { proposes } : {}),
  };
};

const lineOf = (lines: string[], name: string): string =>
  lines.find((line) => new RegExp(`^${name}(;[^:]*)?:`, 'i').test(line)) ?? '';

const valueOf = (lines: string[], name: string): string =>
  lineOf(lines, name)
    .replace(/^[^:]*:/, '')
    .trim();

const unescaped = (text: string): string => text.replace(/\\n/gi, ' ').replace(/\\([\\;,])/g, '$1');

/** Of universal time, or of a zone that we know by its name. */
const momentIn = (lines: string[], name: string): string | undefined => {
  const line = lineOf(lines, name);
  const [, y, mo, d, h, mi, s, z] = /:(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(Z?)\s*$/.exec(line) ?? [];
  const wall = Date.parse(`${y}-${mo}-${d}T${h}:${mi}:${s}Z`);
  if (Number.isNaN(wall)) return undefined;
  if (z) return new Date(wall).toISOString();
  const zone = /;TZID="?([^":;]+)/i.exec(line)?.[1] ?? '';
  try {
    return new Date(wall - offsetAt(zone, wall - offsetAt(zone, wall))).toISOString();
  } catch {
    return undefined;
  }
};

/** How far a zone is before universal time, milliseconds. */
const offsetAt = (zone: string, at: number): number => {
  const parts = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
  }).formatToParts(at);
  const of = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  const [day, time] = [
    [of('year'), of('month'), of('day')],
    [of('hour'), of('minute'), of('second')],
  ];
  return Date.parse(`${day.join('-')}T${time.join(':')}Z`) - at;
};
