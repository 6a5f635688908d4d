import type { LetterFacts, TemplateText } from '../../prisma/letter/letter.ts';
import { templateIn } from '../../prisma/letter/letter.ts';
import { escapeMarkup } from '../../workflows/letter/markup.ts';
import { named } from '../letter/named.ts';
import { letterValues, wordingOf } from '../letter/values.ts';
import { renderTemplate, TemplateError } from '../template.ts';
import { contractDocument } from './contract.ts';
import { invitationFile, type Sender } from './invitation.ts';
import { invoiceDocument, receiptDocument } from './invoice.ts';
import { printPdf } from './pdf.ts';

export type Attachment = { name: string; type: string; content: Buffer; /** of a calendar file */ method?: string };
export type DocumentPlace = {
  publicUrl: string;
  from: Sender | undefined;
  templates: TemplateText[];
};

/** Makes one attachment of a letter from the record as it is now. Throws TemplateError where its template is wrong or a value is missing. */
export const makeAttachment = async (kind: string, facts: LetterFacts, place: DocumentPlace): Promise<Attachment> => {
  try {
    return await made(kind, facts, place);
  } catch (error) {
    throw error instanceof TemplateError ? new TemplateError(named(error.fault, facts)) : error;
  }
};

const made = async (kind: string, facts: LetterFacts, place: DocumentPlace): Promise<Attachment> => {
  if (kind === 'invitation') {
    return {
      name: 'invite.ics',
      type: 'text/calendar',
      method: 'REQUEST',
      content: Buffer.from(invitationFile(facts, place.from)),
    };
  }
  if (kind === 'contract') return pdf(names.contract, facts, contract(facts, place));
  const { invoice } = facts;
  if (!invoice) throw new TemplateError({ what: 'blank', name: 'invoice.number' });
  if (!facts.seller.name) throw new TemplateError({ what: 'seller', name: 'company.name' });
  if (kind === 'invoice')
    return pdf(names.invoice, facts, invoiceDocument(facts, invoice, `${place.publicUrl}/pay/${invoice.pay_token}`));
  if (kind === 'receipt') return pdf(names.receipt, facts, receiptDocument(facts, invoice));
  throw new TemplateError({ what: 'missing', name: kind });
};

/** The template that an attachment needs besides the letter's own. */
export const templateOfAttachment = (kind: string): string | undefined =>
  kind === 'contract' ? 'contract' : undefined;

const contract = (facts: LetterFacts, { publicUrl, templates }: DocumentPlace) => {
  // a letter goes out with the document of the same key, if there is one: each pipeline may have its own contract
  const template =
    templateIn(templates, facts.template, 'document', facts.language) ??
    templateIn(templates, 'contract', 'document', facts.language);
  if (!template) throw new TemplateError({ what: 'missing' });
  const values = letterValues(facts, publicUrl, escapeMarkup);
  const wording = wordingOf(facts);
  return contractDocument(
    renderTemplate(template.subject, values, wording),
    renderTemplate(template.body, values, wording),
  );
};

const pdf = async (
  title: Record<string, string>,
  { language, invoice, lead }: LetterFacts,
  document: Parameters<typeof printPdf>[0],
): Promise<Attachment> => {
  const number = title === names.contract ? lead?.number : invoice?.number;
  return {
    name: `${title[language] ?? title['ru']}${number ? ` ${number}` : ''}.pdf`,
    type: 'application/pdf',
    content: await printPdf(document),
  };
};

const names = {
  contract: { ru: 'Договор', en: 'Contract', kk: 'Келісімшарт', uk: 'Договір' },
  invoice: { ru: 'Счёт', en: 'Invoice', kk: 'Шот', uk: 'Рахунок' },
  receipt: { ru: 'Квитанция', en: 'Receipt', kk: 'Түбіртек', uk: 'Квитанція' },
};
