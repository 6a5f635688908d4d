import { z } from 'zod';
import { Currency } from '../../money/money.schema.ts';
import { Words } from '../../words/words.schema.ts';
import { words, type ActionKind } from '../kind.ts';

const schema = z.object({
  do: z.literal('invoice.issue'),
  lines: z
    .array(z.object({ text: Words, quantity: z.number().int().positive(), unitAmount: z.number().int().positive() }))
    .min(1)
    .max(100),
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
      options: ['KZT', 'RUB', 'UAH', 'USD', 'EUR'].map((value) => ({ value, name: words(value, value, value, value) })),
    },
    {
      field: 'dueDays',
      as: 'number',
      name: words('Срок оплаты, дней', 'Due in days', 'Төлеу мерзімі, күн', 'Термін оплати, днів'),
    },
  ],
  sentence: ({ lines, currency, dueDays }, speaker) =>
    speaker.say(
      words(
        'выставить счёт на {money} со сроком {days}',
        'issue an invoice of {money}, due in {days}',
        '{money} шотын қою, мерзімі {days}',
        'виставити рахунок на {money} зі строком {days}',
      ),
      {
        money: speaker.money({
          amount: lines.reduce((sum, { quantity, unitAmount }) => sum + quantity * unitAmount, 0),
          currency,
        }),
        days: speaker.duration({ amount: dueDays, unit: 'days' }),
      },
    ),
  foresee: ({ lines, currency, dueDays }, ahead) =>
    ahead.issueInvoice({
      amount: lines.reduce((sum, { quantity, unitAmount }) => sum + quantity * unitAmount, 0),
      currency,
      dueDays,
    }),
};
