import type { Config } from '../config.ts';

/** The sandbox plays some provider; then a lead's clock may be set ahead. */
export const isSandbox = ({ mail, sms, stripe }: Config): boolean => mail.sandbox || sms.sandbox || stripe.sandbox;
