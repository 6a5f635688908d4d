import type { ProviderForm } from './provider.ts';

/** Of those where most mailboxes of our clients are. */
const servers: [imapHost: string, smtpHost: string, domains: string[]][] = [
  ['imap.gmail.com', 'smtp.gmail.com', ['gmail.com', 'googlemail.com']],
  ['imap.yandex.ru', 'smtp.yandex.ru', ['yandex.ru', 'yandex.kz', 'yandex.com', 'yandex.by', 'ya.ru']],
  ['imap.mail.ru', 'smtp.mail.ru', ['mail.ru', 'bk.ru', 'inbox.ru', 'list.ru', 'internet.ru']],
  ['imap.ukr.net', 'smtp.ukr.net', ['ukr.net']],
];

const serversOf = (domain: string): Record<string, string> => {
  const [imapHost, smtpHost] = servers.find(([, , domains]) => domains.includes(domain)) ?? [];
  return imapHost && smtpHost ? { imapHost, smtpHost } : {};
};

export const mailbox: ProviderForm = {
  provider: 'mailbox',
  channel: 'email',
  steps: ['mailbox.step.one', 'mailbox.step.two', 'mailbox.step.three'],
  fields: [
    {
      ...{ key: 'address', label: 'mailbox.address', required: true, placeholder: 'info@example.kz' },
      fills: (address) => serversOf(address.trim().toLowerCase().split('@')[1] ?? ''),
    },
    { key: 'password', label: 'mailbox.password', required: true, secret: true },
    { key: 'imapHost', label: 'mailbox.imapHost', required: true, placeholder: 'imap.gmail.com' },
    { key: 'smtpHost', label: 'mailbox.smtpHost', required: true, placeholder: 'smtp.gmail.com' },
    { key: 'fromName', label: 'mailbox.fromName', hint: 'mailbox.fromName.hint' },
    { key: 'signature', label: 'mailbox.signature', hint: 'mailbox.signature.hint' },
    { key: 'imapPort', label: 'mailbox.imapPort', first: '993', required: true, rare: true },
    { key: 'smtpPort', label: 'mailbox.smtpPort', first: '465', required: true, rare: true },
    { key: 'user', label: 'mailbox.user', hint: 'mailbox.user.hint', rare: true },
    { key: 'folders', label: 'mailbox.folders', hint: 'mailbox.folders.hint', placeholder: 'INBOX', rare: true },
    { key: 'smtpUser', label: 'mailbox.smtpUser', hint: 'mailbox.smtp.hint', rare: true },
    { key: 'smtpPassword', label: 'mailbox.smtpPassword', hint: 'mailbox.smtp.hint', secret: true, rare: true },
  ],
  test: 'email',
  about: ({ address = '' }) => address,
};
