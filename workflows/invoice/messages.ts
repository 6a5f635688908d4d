import type { Turn } from '../process/messages.ts';

/** `closeCheckout`: the invoice is over and a payment page may still stand open at the provider. */
export type InvoiceTurn = Turn & { closeCheckout: boolean };
export type CheckoutAnswer = { url: string };
