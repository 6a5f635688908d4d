import { z } from 'zod';

const Mailbox = z.object({ name: z.string(), address: z.string() });
export type Mailbox = z.infer<typeof Mailbox>;

/** What a server says of a letter of ours that it could not hand on (RFC 3464), for each receiver. */
const Report = z.object({
  /** the Message-ID of the letter that it is about; null where the report does not say */
  of: z.string().nullable(),
  receivers: z.array(z.object({ action: z.string(), status: z.string(), diagnostic: z.string() })),
});

/** A letter as it was taken out of a mailbox: its headers and words decoded, its files named. Their bytes stay on the server. */
export const KeptLetter = z.object({
  /** our own address there */
  mailbox: z.string(),
  /** where it lies: folder, UIDVALIDITY, UID */
  folder: z.string(),
  validity: z.string(),
  uid: z.number().int(),
  size: z.number().int(),
  receivedAt: z.iso.datetime(),
  /** of its own bytes: the same whenever it is fetched */
  digest: z.string(),
  messageId: z.string(),
  inReplyTo: z.array(z.string()),
  references: z.array(z.string()),
  from: Mailbox.nullable(),
  replyTo: z.array(Mailbox),
  to: z.array(Mailbox),
  cc: z.array(Mailbox),
  subject: z.string(),
  date: z.string(),
  /** by name in small letters: those by which robots and lists are told from people */
  marks: z.record(z.string(), z.string()),
  text: z.string(),
  html: z.string(),
  /** its lines are to be joined (RFC 3676) */
  flowed: z.boolean(),
  files: z.array(
    z.object({
      n: z.number().int(),
      name: z.string(),
      mime: z.string(),
      size: z.number().int(),
      tooLarge: z.boolean(),
    }),
  ),
  report: Report.nullable(),
  /** an iCalendar answer (METHOD:REPLY), or a proposal of another time (COUNTER) */
  calendar: z.string().nullable(),
  /** why nothing of it could be read */
  unreadable: z.string().nullable(),
});
export type KeptLetter = z.infer<typeof KeptLetter>;
