import { z } from 'zod';

export const currencies = ['KZT', 'RUB', 'UAH', 'USD', 'EUR'] as const;
export const Currency = z.enum(currencies).meta({ description: 'ISO 4217 code' });
export type Currency = z.infer<typeof Currency>;

/** Integer minor units: 12500000 KZT is 125 000 ₸. */
export const Money = z
  .object({ amount: z.number().int().min(0).max(9_000_000_000_000_000), currency: Currency })
  .meta({ id: 'Money', example: { amount: 12500000, currency: 'KZT' } });
export type Money = z.infer<typeof Money>;
