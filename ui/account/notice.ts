import type { Account } from '../../workflows/account/account.schema.ts';
import type { Words } from '../../workflows/words/words.schema.ts';
import { momentOf, wall } from '../kit/time.ts';

/** As `When` writes a moment. */
const MOMENT = 'YYYY-MM-DDTHH:mm';

/** What an account does at an emergency and at the end of a talk, as it is typed. */
export type Care = { rating: boolean; queue: boolean; notice: Words | null; until: string };

export const careOf = ({ rating, queue, notice }: Account): Care => ({
  ...{ rating, queue, notice: notice?.text ?? null, until: notice ? wall(notice.until).format(MOMENT) : '' },
});

/** Nothing said in any language is nothing. */
export const said = (words: Words | null): Words | null =>
  words && Object.values(words).some((text) => text?.trim()) ? words : null;

/** Only a notice that is written anew is sent, since it is told anew. */
export const changedCare = (account: Account, { rating, queue, notice, until }: Care) => {
  const text = said(notice);
  if (!text) return { rating, queue, ...(account.notice ? { notice: null } : {}) };
  const before = careOf(account);
  const same = JSON.stringify(before.notice) === JSON.stringify(text) && before.until === until;
  return { rating, queue, ...(same ? {} : { notice: { text, until: momentOf(until).toISOString() } }) };
};
