import type { Attachment } from 'postal-mime';
import type { KeptLetter } from '../../../workflows/channel/email-letter.schema.ts';
import { headerOf, headersOf, type Headers } from './headers.ts';

/** What a server reports of a letter of ours (RFC 3464), or null where this is no report. */
export const reportOf = (attachments: Attachment[], headers: Headers): KeptLetter['report'] => {
  const status = attachments.find(({ mimeType }) => mimeType === 'message/delivery-status');
  const of = originalOf(attachments);
  if (status) return { of, receivers: receiversOf(textOf(status)) };
  // programs that send no report name the receivers in a header of their own
  const failed = headerOf(headers, 'x-failed-recipients');
  return failed && of ? { of, receivers: [{ action: 'failed', status: '', diagnostic: '' }] } : null;
};

/** The letter itself, or its headers alone, come back with the report. */
const originalOf = (attachments: Attachment[]): string | null => {
  const original = attachments.find(({ mimeType }) =>
    /^(text\/rfc822-headers|message\/(rfc822|global)(-headers)?)$/.test(mimeType),
  );
  const id = original && headerOf(headersOf(Buffer.from(`${textOf(original).trimStart()}\n\n`)), 'message-id');
  return id?.match(/<[^<>\s]{1,900}>/)?.[0] ?? null;
};

/** After the first group of fields, which is about the server, one group a receiver. */
const receiversOf = (text: string): { action: string; status: string; diagnostic: string }[] =>
  text
    .replace(/\r\n?/g, '\n')
    .split(/\n\s*\n/)
    .map((group) => headersOf(Buffer.from(`${group.trim()}\n\n`)))
    .filter((fields) => headerOf(fields, 'action') !== '')
    .slice(0, 20)
    .map((fields) => ({
      action: headerOf(fields, 'action').slice(0, 50),
      status: headerOf(fields, 'status').slice(0, 50),
      diagnostic: headerOf(fields, 'diagnostic-code').slice(0, 500),
    }));

const textOf = ({ content }: Attachment): string =>
  typeof content === 'string' ? content : Buffer.from(content as ArrayBuffer).toString('latin1');
