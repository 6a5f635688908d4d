import { z } from 'zod';
import { usualCurrencies } from '../../money/money.ts';
import { currencies, Currency } from '../../money/money.schema.ts';
import type { ActionKind } from '../../automation/kind.ts';
import { fixedOf, hasRest, PlannedLine, shareText } from '../../invoice/planned-line.ts';

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
  name: { ru: 'Выставить счёт', en: 'Issue an invoice', kk: 'Шот қою', uk: 'Виставити рахунок' },
  also: {
    ru: 'оплата аванс предоплата деньги',
    en: 'payment advance bill money',
    kk: 'төлем аванс ақша',
    uk: 'оплата аванс передоплата гроші',
  },
  schema,
  fresh: () => ({
    do: 'invoice.issue',
    lines: [{ text: { ru: 'Услуга', en: 'Service', kk: 'Қызмет', uk: 'Послуга' }, quantity: 1, unitAmount: 1_000_000 }],
    currency: 'KZT',
    dueDays: 3,
  }),
  form: [
    { field: 'lines', as: 'lines', name: { ru: 'Позиции', en: 'Lines', kk: 'Жолдар', uk: 'Позиції' } },
    {
      field: 'currency',
      as: 'choice',
      name: { ru: 'Валюта', en: 'Currency', kk: 'Валюта', uk: 'Валюта' },
      options: [...new Set([...usualCurrencies, ...currencies])].map((value) => ({
        value,
        name: { ru: value, en: value, kk: value, uk: value },
      })),
    },
    {
      field: 'dueDays',
      as: 'number',
      name: { ru: 'Срок оплаты, дней', en: 'Due in days', kk: 'Төлеу мерзімі, күн', uk: 'Строк оплати, днів' },
    },
  ],
  sentence: ({ lines, currency, dueDays }, speaker) => {
    const [percent, amount] = [shareText(lines, speaker.language), fixedOf(lines)];
    const share = speaker.say(
      {
        ru: '{{percent}} % суммы сделки',
        en: '{{percent}} % of the lead’s amount',
        kk: 'мәміле сомасының {{percent}} %',
        uk: '{{percent}} % суми угоди',
      },
      { percent },
    );
    const rest = {
      ru: 'остаток суммы сделки',
      en: 'the rest of the lead’s amount',
      kk: 'мәміле сомасының қалғаны',
      uk: 'залишок суми угоди',
    };
    const parts = [
      ...(percent ? [share] : []),
      ...(amount ? [speaker.money({ amount, currency })] : []),
      ...(hasRest(lines) ? [speaker.words(rest)] : []),
    ];
    return speaker.say(
      {
        ru: 'выставить счёт на {{money}} со сроком {{days}}',
        en: 'issue an invoice for {{money}}, due in {{days}}',
        kk: '{{money}} шотын қою, мерзімі {{days}}',
        uk: 'виставити рахунок на {{money}} зі строком {{days}}',
      },
      { money: parts.join(' + '), days: speaker.duration({ amount: dueDays, unit: 'days' }) },
    );
  },
  does: () => [{ is: 'invoiced' }],
  orders: ({ lines, currency, dueDays }) => [{ kind: 'invoice', order: { lines, currency, dueDays } }],
};
