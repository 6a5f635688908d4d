/** The new words of a letter, and what is folded beneath: a signature and the letters that it answers. */
export type Split = { said: string; folded: string };

/** Where everything that follows is older, whatever it looks like. */
const older = [
  /^[-_]{2,}\s*(original message|forwarded message|исходное сообщение|пересылаемое сообщение|пересланное сообщение|переслане повідомлення|оригінальне повідомлення|бастапқы хабар)\s*[-_]{2,}\s*$/i,
  /^_{20,}\s*$/,
  // "On Sat, 28 Nov 2026 at 10:00, Ivan <ivan@example.com> wrote:"
  /^(on|am|le|el|il|em)\b.{5,300}\b(wrote|schrieb|a écrit|escribió|ha scritto|escreveu)\s*:\s*$/i,
  // "сб, 28 нояб. 2026 г. в 10:00, Иван <ivan@example.com>:", "Иван пишет:"
  /^.{0,300}(пишет|писал|писала|написал|написала|написал\(а\)|пише|писав|написав|написала|жазды)\s*:\s*$/i,
  /^.{0,80}\b20\d\d\b.{0,200}<[^<>\s]+@[^<>\s]+>\s*:\s*$/,
];

/** "From: … Sent: … To: …", as Outlook writes them in the language of its owner. */
const heading = /^\*?(from|von|de|da|от|від|кімнен|отправитель)\s*:\*?\s+\S/i;
const beside =
  /^\*?(sent|date|gesendet|datum|envoyé|enviado|дата|отправлено|надіслано|жіберілген|күні|to|an|кому|кімге|subject|тема|betreff)\s*:\*?/i;

const signed =
  /^(sent from my |get outlook for |отправлено (с|из) |надіслано (з|із) |отправлено через |von meinem .* gesendet|менің .* жіберілді)/i;

/** Splits a letter of plain text. What is quoted in between stays where it is: only the end is folded. Nothing is lost. */
export const splitLetter = (text: string): Split => {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const cut = cutOf(lines);
  const said = lines.slice(0, cut).join('\n').trim();
  const rest = lines.slice(cut).join('\n').trim();
  // an empty answer above a quote: the quote is what there is to see
  return said === '' ? { said: rest, folded: '' } : { said, folded: rest };
};

const cutOf = (lines: string[]): number => {
  const found = lines.findIndex((line, index) => isOlder(lines, line, index));
  const end = found < 0 ? lines.length : found;
  return beforeSignature(lines, beforeQuote(lines, end));
};

const isOlder = (lines: string[], line: string, index: number): boolean => {
  const whole = line.trim();
  if (whole.length > 400) return false;
  if (older.some((one) => one.test(whole))) return true;
  // the line of who wrote is broken in two by many programs
  const both = `${whole} ${lines[index + 1]?.trim() ?? ''}`;
  if (/^(on|\S{2,3},)\s/i.test(whole) && both.length < 400 && older.slice(2).some((one) => one.test(both))) return true;
  return (
    heading.test(whole) && lines.slice(index + 1, index + 4).filter((next) => beside.test(next.trim())).length >= 2
  );
};

/** Quoted lines and empty ones at the end. */
const beforeQuote = (lines: string[], end: number): number => {
  let at = end;
  while (at > 0 && /^\s*($|>)/.test(lines[at - 1]!)) at--;
  return lines.slice(at, end).some((line) => /^\s*>/.test(line)) ? at : end;
};

const beforeSignature = (lines: string[], end: number): number => {
  for (let at = end - 1; at >= Math.max(0, end - 12); at--) {
    const line = lines[at]!;
    if (line === '-- ' || line === '--' || signed.test(line.trim())) return at;
  }
  return end;
};

/** Lines of a flowed letter (RFC 3676) joined again, quoted ones with as many ">" as they are deep. */
export const unflowed = (text: string): string => {
  const said: { depth: number; text: string; open: boolean }[] = [];
  for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
    const depth = /^>*/.exec(line)![0].length;
    const own = line.slice(depth).replace(/^ /, '');
    const open = own.endsWith(' ') && own !== '-- ';
    const last = said.at(-1);
    if (last?.open && last.depth === depth && own !== '-- ') Object.assign(last, { text: last.text + own, open });
    else said.push({ depth, text: own, open });
  }
  // a line that only begins with ">" is no quote: it was stuffed
  return said.map(({ depth, text: own }) => (depth > 0 ? `${'>'.repeat(depth)} ${own}` : stuffed(own))).join('\n');
};

const stuffed = (line: string): string => (line.startsWith('>') || line === '-- ' ? `\u200B${line}` : line);

/** The matter of a letter, without what answering and passing on put before it. */
export const topicOf = (subject: string): string => {
  let topic = subject.replace(/\s+/g, ' ').trim().toLowerCase();
  for (let before = ''; before !== topic;) {
    before = topic;
    topic = topic
      .replace(/^(re|fw|fwd|aw|wg|tr|rv|sv|vs|отв|ответ|пересл|на|жауап|відп)(\[\d+\]|\(\d+\))?\s*:\s*/i, '')
      .trim();
  }
  return topic.slice(0, 200);
};

/** "Re: …" once, of the letter that is answered. */
export const answerSubject = (subject: string): string => {
  const own = subject.replace(/\s+/g, ' ').trim();
  return /^re\s*:/i.test(own) ? own : `Re: ${own}`.trim();
};
