import { z } from 'zod';

const Host = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^[a-z0-9_]([a-z0-9_.-]*[a-z0-9])?$|^[0-9a-f:.]{2,45}$/);
/** As a form sends it, or a program. */
const Port = z.coerce.number().int().min(1).max(65_535);
const Secret = z.string().min(1).max(300);

/** A mailbox: letters leave by SMTP and come by IMAP. 465 and 993 are encrypted from the first byte; any other port has to offer TLS. */
export const MailboxSettings = z.object({
  address: z.email().trim().toLowerCase().max(254),
  fromName: z.string().trim().max(100).optional(),
  signature: z.string().trim().max(2000).optional().meta({ description: 'beneath each answer' }),
  user: z.string().trim().min(1).max(254).optional().meta({ description: 'the address by default' }),
  password: Secret,
  ...{ imapHost: Host, imapPort: Port, smtpHost: Host, smtpPort: Port },
  smtpUser: z.string().trim().min(1).max(254).optional().meta({ description: 'where sending has its own' }),
  smtpPassword: Secret.optional(),
  folders: z
    .string()
    .trim()
    .max(300)
    .optional()
    .meta({ description: 'those that are read, by commas; INBOX by default' }),
  mode: z.literal('polling').default('polling'),
});
export type MailboxSettings = z.infer<typeof MailboxSettings>;
