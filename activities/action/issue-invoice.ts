import { orNothing } from '../../prisma/client.ts';
import { createInvoice, sendInvoice } from '../../prisma/invoice/invoice.ts';
import { pricedLines } from '../../prisma/invoice/invoice.queries.ts';
import { languageOfTeam } from '../../prisma/user/user-language.ts';
import { isRefusal } from '../../workflows/refusal.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import type { ActionRun } from './action.ts';

export const issueInvoice: ActionRun<'invoice.issue'> = async (db, doing, leadId, { lines, currency, dueDays }) => {
  const known = await pricedLines(db, leadId, { lines, currency });
  if (isRefusal(known)) return known;
  const language = await languageOfTeam(db, leadId);
  return orNothing(db, async () => {
    const invoice = await createInvoice(db, {
      ...doing,
      leadId,
      currency,
      lines: known.lines.map((line) => ({ ...line, text: inLanguage(line.text, language) })),
      share: known.share,
      dueAt: new Date(Date.parse(doing.at) + dueDays * 86_400_000).toISOString(),
    });
    return isRefusal(invoice) ? invoice : sendInvoice(db, { ...doing, invoiceId: invoice.id });
  });
};
