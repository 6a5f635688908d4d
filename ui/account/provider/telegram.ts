import { lazy } from 'react';
import type { ProviderForm } from './provider.ts';

export const telegram: ProviderForm = {
  provider: 'telegram',
  channel: 'telegram',
  steps: ['step.one', 'step.two', 'step.three'],
  fields: [
    { key: 'token', label: 'token', required: true, secret: true, placeholder: '123456789:AA…' },
    {
      ...{ key: 'mode', label: 'mode', first: 'polling', required: true },
      choices: [
        ['polling', 'mode.polling.long'],
        ['webhook', 'mode.webhook.long'],
      ],
    },
    {
      ...{ key: 'serves', label: 'serves', hint: 'serves.hint', first: 'clients', required: true },
      choices: [
        ['clients', 'serves.clients'],
        ['team', 'serves.team'],
      ],
    },
    { key: 'apiRoot', label: 'apiRoot', rare: true, placeholder: 'https://api.telegram.org' },
  ],
  beside: lazy(async () => ({ default: (await import('./TelegramBeside.tsx')).TelegramBeside })),
  about: ({ mode, serves }, t) =>
    [serves === 'team' && t('serves.team'), mode && t(`mode.${mode}`)].filter(Boolean).join(' · '),
};
