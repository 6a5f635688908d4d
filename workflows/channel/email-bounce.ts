import type { LateReceipt } from '../conversation/incoming.ts';
import type { KeptLetter } from './email-letter.schema.ts';
import { enhancedOf, smtpReason } from './smtp-code.ts';

/** A report that a letter did not arrive; undefined for one that says it is late, or is about nobody's letter. */
export const bounceOf = ({ report }: Pick<KeptLetter, 'report'>): LateReceipt | undefined => {
  const failed = report?.receivers.find(({ action }) => action.toLowerCase() === 'failed');
  if (!report?.of || !failed) return undefined;
  const said = failed.diagnostic
    .replace(/^\w+;\s*/, '')
    .replace(/\s+/g, ' ')
    .trim();
  const status = /^[245]\.\d{1,3}\.\d{1,3}$/.test(failed.status.trim()) ? failed.status.trim() : '';
  const reply = Number(/^\d{3}\b/.exec(said)?.[0] ?? 550);
  const answer = enhancedOf(said) || status === '' ? said : `${status} ${said}`;
  const reason = smtpReason(reply, answer, 'RCPT TO');
  return {
    ...{ messageId: report.of, deliveryId: deliveryOfId(report.of), state: 'failed' },
    // it was tried for days where it came to us to be tried
    reason: reason === 'Later' ? 'GaveUp' : reason,
    code: status || String(reply),
  };
};

/** Our letters carry the delivery's id as the left half of theirs. */
export const deliveryOfId = (messageId: string): string | undefined =>
  /^<?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@/i.exec(messageId.trim())?.[1]?.toLowerCase();
