import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { LetterFacts } from '../../prisma/letter/letter.ts';
import { receiptOf } from '../../workflows/invoice/receipt.ts';
import { moneyText } from '../../workflows/money/money.ts';
import type { Currency } from '../../workflows/money/money.schema.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { clientName, wordingOf } from '../letter/values.ts';
import { invoiceWords } from './invoice.words.ts';

type Invoice = NonNullable<LetterFacts['invoice']>;

/** The invoice that the client may pay: lines, total, due date, the address to pay at and its QR code. */
export const invoiceDocument = (facts: LetterFacts, invoice: Invoice, payUrl: string): TDocumentDefinitions => {
  const say = wordsIn(facts.language);
  const wording = wordingOf(facts);
  const { paid, open } = receiptOf(invoice);
  return document(facts, `${say.invoice} № ${invoice.number}`, [
    parties(facts, [
      [say.issued, wording.date((invoice.sent_at ?? invoice.created_at).toISOString())],
      [say.due, wording.date(invoice.due_at.toISOString())],
    ]),
    linesTable(facts, invoice),
    ...(paid > 0 ? sums(facts, invoice) : []),
    ...(open > 0
      ? [
          {
            columns: [
              {
                width: '*',
                stack: [
                  { text: say.payHere, bold: true },
                  { text: payUrl, link: payUrl, color: '#2458d6', fontSize: 9 },
                ],
              },
              { width: 90, qr: payUrl, fit: 90 },
            ],
            margin: [0, 28, 0, 0],
            unbreakable: true,
          } as Content,
        ]
      : []),
  ]);
};

/** What the client has paid. */
export const receiptDocument = (facts: LetterFacts, invoice: Invoice): TDocumentDefinitions => {
  const say = wordsIn(facts.language);
  const wording = wordingOf(facts);
  return document(facts, `${say.receipt} № ${invoice.number}`, [
    parties(
      facts,
      facts.payments.map(({ amount, currency, at }) => [
        `${say.payment}, ${wording.date(at)} ${wording.time(at)}`,
        text(amount, currency, facts.language),
      ]),
    ),
    linesTable(facts, invoice),
    ...sums(facts, invoice),
    { text: say.thanks, margin: [0, 28, 0, 0] },
  ]);
};

const document = ({ seller, logo }: LetterFacts, title: string, content: Content[]): TDocumentDefinitions => ({
  info: { title, author: seller.name },
  content: [
    ...(logo ? [{ image: logo, fit: [180, 60], margin: [0, 0, 0, 10] } as Content] : []),
    { text: seller.name, bold: true, fontSize: 12 },
    {
      text: [seller.address, seller.phone, seller.email, seller.details].filter(Boolean).join(' · '),
      fontSize: 9,
      color: '#5b6472',
      margin: [0, 2, 0, 22],
    },
    { text: title, bold: true, fontSize: 20, margin: [0, 0, 0, 14] },
    ...content,
  ],
});

const parties = (facts: LetterFacts, rows: string[][]): Content => ({
  columns: [
    {
      width: '*',
      stack: [
        { text: wordsIn(facts.language).client, color: '#5b6472', fontSize: 9 },
        ...(clientName(facts) ? [{ text: clientName(facts), bold: true }] : []),
        { text: [facts.contact.email, facts.contact.phone].filter(Boolean).join('\n'), fontSize: 9 },
      ],
    },
    {
      width: 'auto',
      table: {
        body: rows.length
          ? rows.map(([name, value]) => [
              { text: name!, color: '#5b6472' },
              { text: value!, bold: true, alignment: 'right' },
            ])
          : [['', '']],
      },
      layout: 'noBorders',
    },
  ],
  margin: [0, 0, 0, 20],
});

const linesTable = ({ language }: LetterFacts, invoice: Invoice): Content => {
  const say = wordsIn(language);
  const right = (value: string, more: object = {}) => ({
    text: value,
    alignment: 'right' as const,
    noWrap: true,
    ...more,
  });
  return {
    table: {
      headerRows: 1,
      widths: ['*', 'auto', 'auto', 'auto'],
      body: [
        [
          { text: say.item, bold: true },
          right(say.quantity, { bold: true }),
          right(say.price, { bold: true }),
          right(say.amount, { bold: true }),
        ],
        ...invoice.lines.map((line) => [
          line.text,
          right(String(line.quantity)),
          right(text(line.unitAmount, invoice.currency, language)),
          right(text(line.amount, invoice.currency, language)),
        ]),
        [
          { text: say.total, bold: true, colSpan: 3 },
          '',
          '',
          right(text(invoice.total, invoice.currency, language), { bold: true }),
        ],
      ],
    },
    layout: 'lightHorizontalLines',
  };
};

const sums = ({ language }: LetterFacts, invoice: Invoice): Content[] => {
  const say = wordsIn(language);
  const { paid, refunded, open } = receiptOf(invoice);
  return [
    sum(say.paid, paid, invoice.currency, language),
    ...(refunded > 0 ? [sum(say.refunded, refunded, invoice.currency, language)] : []),
    ...(open > 0 ? [sum(say.open, open, invoice.currency, language)] : []),
  ];
};

const sum = (name: string, amount: number, currency: string, language: string): Content => ({
  columns: [
    { width: '*', text: name },
    { width: 'auto', text: text(amount, currency, language), bold: true },
  ],
  margin: [0, 8, 0, 0],
});

const text = (amount: number, currency: string, language: string) =>
  moneyText({ amount, currency: currency as Currency }, language);

const wordsIn = (language: string) =>
  Object.fromEntries(
    Object.entries(invoiceWords).map(([key, words]) => [key, inLanguage(words, language as Language)]),
  ) as Record<keyof typeof invoiceWords, string>;
