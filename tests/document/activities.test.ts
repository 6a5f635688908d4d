import { describe, expect, it } from '@jest/globals';
import { invitationFile } from '../../activities/document/invitation.ts';
import { invoiceDocument, receiptDocument } from '../../activities/document/invoice.ts';
import { contractDocument } from '../../activities/document/contract.ts';
import { printPdf } from '../../activities/document/pdf.ts';
import { factsOfAsel } from '../template/facts.ts';

describe('D5 documents', () => {
  it.each(['ru', 'en', 'kk', 'uk'])('print the invoice and the receipt in %s', async (language) => {
    const facts = factsOfAsel(language);
    const invoice = await printPdf(invoiceDocument(facts, facts.invoice!, 'https://crm.example/pay/token'));
    const receipt = await printPdf(receiptDocument(facts, facts.invoice!));
    for (const pdf of [invoice, receipt]) expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('print a contract of many pages', async () => {
    const pdf = await printPdf(
      contractDocument(
        'Шарт № 1001',
        '# Мәні\n\nҚазақ әріптері: ә, ғ, қ, ң, ө, ұ, ү, һ, і\n\n- 100 ₸\n- 5 ₴\n\n'.repeat(40),
      ),
    );
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)!.length).toBeGreaterThan(3);
  });

  it('invite to the meeting of the lead, organised by its manager', () => {
    const file = invitationFile(factsOfAsel('kk'), { name: 'Voronka', address: 'crm@demo.voronka' }).replace(
      /\r\n[ \t]/g,
      '',
    );
    for (const part of [
      'METHOD:REQUEST',
      'UID:lead-01930000-0000-7000-8000-000000000002@voronka',
      'DTSTART:20261124T060000Z',
      'DTEND:20261124T070000Z',
      'mailto:aida@demo.voronka',
      'MAILTO:asel@example.com',
    ])
      expect(file).toContain(part);
  });
});
