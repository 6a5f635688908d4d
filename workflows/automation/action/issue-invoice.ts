import { z } from 'zod';
import { totalOf, whyNotBill } from '../../invoice/invoice.ts';
import { usualCurrencies } from '../../money/money.ts';
import { currencies, Currency, type Money } from '../../money/money.schema.ts';
import { isRefusal } from '../../refusal.ts';
import { words, type ActionKind } from '../kind.ts';
import { fixedOf, hasRest, PlannedLine, priced, shareOf, shareText } from '../../invoice/planned-line.ts';

const schema = z.object({
  do: z.literal('invoice.issue'),
  lines: z.array(PlannedLine).min(1).max(100).meta({
    description:
      '`quantity` pieces for `unitAmount` minor units each, `percent` of the lead’s amount (50 is half of it), or the `rest` of it: what no invoice says yet',
  }),
  currency: Currency,
  dueDays: z.number().int().min(0).max(365),
});

export const issueInvoice: ActionKind<z.infer<typeof schema>> = {
  do: 'invoice.issue',
  icon: 'file-invoice',
  group: 'money',
  name: words('Выставить счёт', 'Issue an invoice', 'Шот қою', 'Виставити рахунок'),
  schema,
  fresh: () => ({
    do: 'invoice.issue',
    lines: [{ text: { ru: 'Услуга', en: 'Service', kk: 'Қызмет', uk: 'Послуга' }, quantity: 1, unitAmount: 1_000_000 }],
    currency: 'KZT',
    dueDays: 3,
  }),
  form: [
    { field: 'lines', as: 'lines', name: words('Позиции', 'Lines', 'Жолдар', 'Позиції') },
    {
      field: 'currency',
      as: 'choice',
      name: words('Валюта', 'Currency', 'Валюта', 'Валюта'),
      options: [...new Set([...usualCurrencies, ...currencies])].map((value) => ({
        value,
        name: words(value, value, value, value),
      })),
    },
    {
      field: 'dueDays',
      as: 'number',
      name: words('Срок оплаты, дней', 'Due in days', 'Төлеу мерзімі, күн', 'Термін оплати, днів'),
    },
  ],
  sentence: ({ lines, currency, dueDays }, speaker) => {
    const [percent, amount] = [shareText(lines, speaker.language), fixedOf(lines)];
    const share = speaker.say(
      words(
        '{percent} % суммы сделки',
        '{percent} % of the lead’s amount',
        'мәміле сомасының {percent} %',
        '{percent} % суми угоди',
      ),
      { percent },
    );
    const rest = words(
      'остаток суммы сделки',
      'the rest of the lead’s amount',
      'мәміле сомасының қалғаны',
      'залишок суми угоди',
    );
    const parts = [
      ...(percent ? [share] : []),
      ...(amount ? [speaker.money({ amount, currency })] : []),
      ...(hasRest(lines) ? [speaker.words(rest)] : []),
    ];
    return speaker.say(
      words(
        'выставить счёт на {money} со сроком {days}',
        'issue an invoice for {money}, due in {days}',
        '{money} шотын қою, мерзімі {days}',
        'виставити рахунок на {money} зі строком {days}',
      ),
      { money: parts.join(' + '), days: speaker.duration({ amount: dueDays, unit: 'days' }) },
    );
  },
  simulate: ({ lines, currency, dueDays }, lead) => {
    const amount = lead.facts['amount'] as Money | null;
    const { billed, percents } = lead.billed(currency, amount?.amount ?? 0);
    const known = priced(lines, currency, amount, billed, percents);
    const sum = isRefusal(known) ? known : totalOf(known, currency);
    const refusal = isRefusal(sum) ? sum : whyNotBill({ amount: sum.total, currency });
    if (refusal || isRefusal(sum)) return lead.refuse(refusal!);
    lead.issueInvoice({ amount: sum.total, currency, dueDays, share: shareOf(lines, amount) });
  },
};
