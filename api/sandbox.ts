import type { Config } from '../config.ts';

/** The sandbox plays some provider; then a lead's clock may be set ahead. */
export const isSandbox = ({ accounts, stripe }: Pick<Config, 'accounts' | 'stripe'>): boolean =>
  stripe.sandbox || accounts.some(({ sandbox }) => sandbox);
