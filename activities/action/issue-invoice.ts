import { createInvoice, sendInvoice } from '../../prisma/invoice.ts';
import { languageOfTeam } from '../../prisma/user-language.ts';
import { isRefusal } from '../../workflows/refusal.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import type { ActionRun } from './action.ts';

export const issueInvoice: ActionRun<'invoice.issue'> = async (db, doing, leadId, { lines, currency, dueDays }) => {
  const language = await languageOfTeam(db, leadId);
  const invoice = await createInvoice(db, {
    ...doing,
    leadId,
    currency,
    lines: lines.map((line) => ({ ...line, text: inLanguage(line.text, language) })),
    dueAt: new Date(Date.parse(doing.at) + dueDays * 86_400_000).toISOString(),
  });
  return isRefusal(invoice) ? invoice : sendInvoice(db, { ...doing, invoiceId: invoice.id });
};
