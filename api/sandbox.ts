import type { Config } from '../config.ts';

/** Some provider is played by the sandbox; then a lead may live ahead of time. */
export const isSandbox = ({ accounts, stripe }: Pick<Config, 'accounts' | 'stripe'>): boolean =>
  stripe.sandbox || accounts.some(({ sandbox }) => sandbox);
