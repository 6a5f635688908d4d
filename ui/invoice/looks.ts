import { IconAlertTriangle, IconCreditCard, IconReceiptRefund } from '@tabler/icons-react';
import type { Looks } from '../timeline/look.ts';

export const invoiceLooks: Looks = {
  always: 'money',
  of: {
    'invoice.overdue': { tone: 'red', Icon: IconCreditCard },
    'invoice.payment_failed': { tone: 'red', Icon: IconCreditCard },
    'invoice.payment_mismatched': { tone: 'amber', Icon: IconAlertTriangle },
    'invoice.refunded': { tone: 'amber', Icon: IconReceiptRefund },
    'invoice.refund_failed': { tone: 'red', Icon: IconReceiptRefund },
    'invoice.disputed': { tone: 'red', Icon: IconAlertTriangle },
    'invoice.dispute_inquiry': { tone: 'amber', Icon: IconAlertTriangle },
    'invoice.dispute_lost': { tone: 'red', Icon: IconAlertTriangle },
    'invoice.dispute_won': { tone: 'green', Icon: IconCreditCard },
    'invoice.checkout_refused': { tone: 'red', Icon: IconAlertTriangle },
    'invoice.payment_unknown': { tone: 'amber', Icon: IconAlertTriangle },
    'invoice.part_paid': { tone: 'green', Icon: IconCreditCard },
    'invoice.paid': { tone: 'green', Icon: IconCreditCard },
    'invoice.overpaid': { tone: 'green', Icon: IconCreditCard },
  },
};
