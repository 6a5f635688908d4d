/** Somebody to fill a template with, so that it reads as the client will read it. */
const sample: Record<string, string> = {
  'contact.name': 'Бекзат Нұрланов',
  'contact.firstName': 'Бекзат',
  'contact.phone': '+7 701 555 20 18',
  'contact.email': 'bekzat@example.com',
  'manager.name': 'Аида Сабитова',
  'manager.phone': '+7 727 350 00 18',
  'manager.email': 'aida@example.com',
  'lead.number': '1042',
  'lead.name': 'Бекзат Нұрланов',
  'lead.amount': '2 150 000 ₸',
  'invoice.number': '17',
  'invoice.total': '850 000 ₸',
  'invoice.open': '850 000 ₸',
  'invoice.paid': '850 000 ₸',
  'payment.amount': '850 000 ₸',
  'time meeting': '15:00',
  payUrl: 'https://…/pay/…',
};

/** The value of the sample, else the variable's own name. */
export const sampleOf = (variable: string): string => sample[variable] ?? variable;
