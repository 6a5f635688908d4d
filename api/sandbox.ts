import type { Config } from '../config.ts';

/** Some provider is played by the sandbox; then a lead may live ahead of time. */
export const isSandbox = ({ mail, sms, stripe }: Config): boolean => mail.sandbox || sms.sandbox || stripe.sandbox;
