import { lazy } from 'react';
import type { ProviderForm } from './provider.ts';

export const asterisk: ProviderForm = {
  provider: 'asterisk',
  channel: 'voice',
  name: 'Asterisk',
  steps: ['asterisk.step.one', 'asterisk.step.two', 'asterisk.step.three'],
  fields: [
    { key: 'url', label: 'asterisk.url', hint: 'asterisk.url.hint', required: true, placeholder: 'http://pbx:8088' },
    { key: 'user', label: 'asterisk.user', required: true, first: 'crm' },
    { key: 'password', label: 'asterisk.password', required: true, secret: true },
    { key: 'trunk', label: 'asterisk.trunk', hint: 'asterisk.trunk.hint', placeholder: 'trunk' },
    { key: 'callerId', label: 'asterisk.callerId', hint: 'asterisk.callerId.hint', placeholder: '+77273500018' },
    {
      ...{ key: 'endpoint', label: 'asterisk.endpoint', hint: 'asterisk.endpoint.hint', rare: true },
      placeholder: 'PJSIP/{extension}',
    },
    {
      ...{ key: 'takes', label: 'asterisk.takes', hint: 'asterisk.takes.hint', rare: true },
      choices: [
        ['', 'asterisk.takes.auto'],
        ['answer', 'asterisk.takes.answer'],
        ['key', 'asterisk.takes.key'],
      ],
    },
    { key: 'app', label: 'asterisk.app', hint: 'asterisk.app.hint', rare: true, placeholder: 'crm' },
  ],
  guide: lazy(async () => ({ default: (await import('./AsteriskGuide.tsx')).AsteriskGuide })),
  beside: lazy(async () => ({ default: (await import('./AsteriskBeside.tsx')).AsteriskBeside })),
  about: ({ url = '', trunk = 'trunk' }) => `${url} · ${trunk}`,
};
