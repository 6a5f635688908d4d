export type CheckoutOrder = { invoiceId: string };
export type CheckoutAnswer = { url: string };
