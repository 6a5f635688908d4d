import { describe, expect, it } from '@jest/globals';
import { invitationFile } from '../../activities/document/invitation.ts';
import { invoiceDocument, receiptDocument } from '../../activities/document/invoice.ts';
import { contractDocument } from '../../activities/document/contract.ts';
import { fontOf } from '../../activities/document/fonts.ts';
import { printPdf } from '../../activities/document/pdf.ts';
import { runsOf, unprintable } from '../../activities/document/runs.ts';
import { glyphsIn } from '../support/pdf.ts';
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

  it('in lines that calendars can read, whatever the name of who sells (people B15, B16)', () => {
    const facts = factsOfAsel('ru');
    facts.seller.name = 'Договор №5; доставка, монтаж\nпуть C:\\1 и обсуждение графика 📞 оплаты оборудования';
    const file = invitationFile(facts, { name: 'Voronka', address: 'crm@demo.voronka' });
    const lines = file.split('\r\n');
    expect(lines.filter((line) => Buffer.byteLength(line) > 75 || line.includes('\ufffd'))).toEqual([]);
    const [summary = ''] = file.replace(/\r\n[ \t]/g, '').match(/^SUMMARY:.*$/m) ?? [];
    expect(summary).toContain('Договор №5\\; доставка\\, монтаж\\nпуть C:\\\\1');
    expect(file.endsWith('END:VCALENDAR\r\n') || file.endsWith('END:VCALENDAR')).toBe(true);
  });

  it('again and again as one meeting, each with a higher number (people B12)', () => {
    const facts = factsOfAsel('ru');
    const files = ['0193aaaa-0000-7000-8000-000000000001', '0193aaab-0000-7000-8000-000000000001'].map((deliveryId) =>
      invitationFile({ ...facts, deliveryId }, { name: 'Voronka', address: 'crm@demo.voronka' }),
    );
    const of = (name: string) => files.map((file) => new RegExp(`^${name}:(.*)$`, 'm').exec(file)?.[1]?.trim());
    expect(new Set(of('UID')).size).toBe(1);
    expect(of('METHOD')).toEqual(['REQUEST', 'REQUEST']);
    const [first, second] = of('SEQUENCE').map(Number);
    expect(second! > first!).toBe(true);
  });
});

describe('H1 documents in every script', () => {
  const own = ['王小明', 'გიორგი მაისურაძე', 'محمد', 'Ұлпан 🎓'];
  const siblings = [
    'שרה לוי',
    'สมชาย ใจดี',
    'राहुल शर्मा',
    'Արամ Խաչատրյան',
    '홍길동',
    'قۇنانباي ۇلى',
    '山田はなこ',
    '陳大文 體',
  ];
  it.each([...own, ...siblings])(
    'print the name %s in contract and invoice without an empty box (built F31)',
    async (name) => {
      const facts = factsOfAsel('kk');
      facts.contact.name = name;
      const contract = await printPdf(
        contractDocument(`Шарт ${name}`, `# ${name}\n\n**${name}** («Клиент»)\n\n- ${name}`),
      );
      const invoice = await printPdf(invoiceDocument(facts, facts.invoice!, 'https://crm.example/pay/token'));
      for (const pdf of [contract, invoice]) {
        const glyphs = glyphsIn(pdf);
        expect(glyphs.length).toBeGreaterThan(10);
        expect(glyphs.filter((glyph) => glyph === 0)).toEqual([]);
      }
    },
  );

  it('are not printed with boxes: what no font has is named', async () => {
    expect(unprintable('Ана 𓀀 мен 𐎠 және 𓀀')).toEqual(['𓀀', '𐎠']);
    await expect(printPdf(contractDocument('', 'Имя: 𓀀'))).rejects.toMatchObject({
      fault: { what: 'signs', name: '𓀀' },
    });
  });

  it('set words of a script from right to left from the last to the first, and long ones line by line', () => {
    const text = (name: string) =>
      runsOf(name)
        .map((run) => run.text.replace(/\u00a0/g, ' '))
        .join('');
    expect(text('и محمد علي, 12')).toBe('и علي محمد, 12');
    expect(text('محمد 12 علي')).toBe('علي 12 محمد');
    expect(runsOf('محمد علي '.repeat(20)).filter((run) => run.text === '\n').length).toBeGreaterThan(1);
  });

  it('open a font only for signs that it has', () => {
    expect(fontOf('ә'.codePointAt(0)!)).toBe('NotoSans');
    expect(fontOf('王'.codePointAt(0)!)).toMatch(/^noto-sans-sc\//);
    expect(fontOf('홍'.codePointAt(0)!)).toMatch(/^noto-sans-kr\//);
  });
});
