/** What a client has answered to an invitation. */
export type MeetingAnswer = { uid: string; is: 'accepted' | 'declined' | 'tentative'; summary: string };

const answers: Record<string, MeetingAnswer['is']> = {
  ACCEPTED: 'accepted',
  DECLINED: 'declined',
  TENTATIVE: 'tentative',
};

/** An iCalendar answer (METHOD:REPLY, RFC 5546); undefined for anything else, and for an answer that says neither yes nor no. */
export const meetingAnswer = (calendar: string): MeetingAnswer | undefined => {
  const lines = calendar
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]/g, '')
    .split('\n');
  if (!lines.some((line) => /^METHOD:REPLY\s*$/i.test(line))) return undefined;
  const part = lines.find((line) => /^ATTENDEE[;:]/i.test(line)) ?? '';
  const is = answers[/;PARTSTAT="?([A-Z-]+)/i.exec(part)?.[1]?.toUpperCase() ?? ''];
  const uid = valueOf(lines, 'UID');
  if (!is || !uid) return undefined;
  return { uid, is, summary: unescaped(valueOf(lines, 'SUMMARY')).slice(0, 300) };
};

const valueOf = (lines: string[], name: string): string =>
  lines
    .find((line) => new RegExp(`^${name}(;[^:]*)?:`, 'i').test(line))
    ?.replace(/^[^:]*:/, '')
    .trim() ?? '';

const unescaped = (text: string): string => text.replace(/\\n/gi, ' ').replace(/\\([\\;,])/g, '$1');
