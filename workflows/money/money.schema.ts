import { z } from 'zod';
import { exponents } from './currencies.ts';

export const currencies: readonly string[] = [...exponents.keys()].sort();

export const Currency = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .refine((code) => exponents.has(code), 'ISO 4217 knows no such currency')
  .meta({ description: 'ISO 4217 code: KZT, RUB, UAH, USD, EUR, JPY...', example: 'KZT' });
export type Currency = z.infer<typeof Currency>;

/** Integer minor units: 12500000 KZT is 125 000 ₸, 500 JPY is 500. */
export const Money = z
  .object({ amount: z.number().int().min(0).max(9_000_000_000_000_000), currency: Currency })
  .meta({ id: 'Money', example: { amount: 12500000, currency: 'KZT' } });
export type Money = z.infer<typeof Money>;
