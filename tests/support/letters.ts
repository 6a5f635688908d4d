import { uuidv7 } from '../../prisma/id.ts';
import { newLead, type Office } from './office.ts';

type Client = { name?: string; language?: string; email?: string | null; phone?: string | null };

/** A lead of Aida's with its client; leads with one `contactId` share it. */
export const newClient = async (
  office: Office,
  { name = 'Әсел Құрманова', language = 'ru', email = 'asel@example.com', phone = '+77011234567' }: Client = {},
) => {
  const leadId = await newLead(office);
  const contactId = uuidv7();
  await office.db.pool.query('INSERT INTO contact (id, name, language) VALUES ($1, $2, $3)', [
    contactId,
    name,
    language,
  ]);
  await office.db.pool.query('DELETE FROM lead_contact WHERE lead_id = $1', [leadId]);
  await office.db.pool.query(
    'INSERT INTO lead_contact (lead_id, contact_id, is_main, name, phone, email) VALUES ($1, $2, true, $3, $4, $5)',
    [leadId, contactId, name, phone, email],
  );
  await office.db.pool.query(
    `INSERT INTO address (contact_id, kind, value, trust) SELECT $1, kind, value, 'staff' FROM (VALUES ('phone', $2), ('email', $3)) a(kind, value) WHERE value IS NOT NULL`,
    [contactId, phone, email],
  );
  return { leadId, contactId };
};

const texts: [key: string, channel: string, language: string, subject: string, body: string][] = [
  [
    'hello',
    'email',
    'ru',
    'Здравствуйте, {{contact.name}}',
    'Здравствуйте, {{contact.name}}!\n\nВаш менеджер: **{{manager.name}}**.',
  ],
  ['hello', 'email', 'kk', 'Сәлеметсіз бе, {{contact.name}}', 'Сәлеметсіз бе, {{contact.name}}!'],
  ['hello', 'sms', 'ru', '', '{{contact.name}}, вам позвонит {{manager.name}}'],
  ['broken', 'email', 'ru', 'x', 'first line\n{{contact.nmae}}'],
  ['paper', 'email', 'ru', 'Договор', 'Договор во вложении'],
  [
    'contract',
    'document',
    'ru',
    'Договор № {{lead.number}}',
    '# Предмет\n\n{{contact.name}} и {{company}} заключают договор.\n\n- оплата: 100 ₸ и 5 ₴',
  ],
  [
    'invoice',
    'email',
    'ru',
    'Счёт № {{invoice.number}}',
    'К оплате {{money invoice.total}} до {{date invoice.dueAt}}.\n\n[Оплатить]({{payUrl}})',
  ],
  ['invoice', 'sms', 'ru', '', 'Счёт {{invoice.number}}: {{invoice.total}} {{payUrl}}'],
  ['invoice_reminder', 'email', 'ru', 'Напоминаем о счёте', 'Осталось {{invoice.open}}: {{payUrl}}'],
  ['invoice_overdue', 'email', 'ru', 'Счёт просрочен', 'Осталось {{invoice.open}}: {{payUrl}}'],
  ['receipt', 'email', 'ru', 'Оплата получена', 'Получили {{payment.amount}}. Спасибо!'],
];

export const writeTemplates = async (office: Office): Promise<void> => {
  for (const text of texts)
    await office.db.pool.query(
      'INSERT INTO template (key, channel, language, subject, body) VALUES ($1, $2, $3, $4, $5)',
      text,
    );
};
