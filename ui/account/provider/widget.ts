import { lazy } from 'react';
import type { ProviderForm } from './provider.ts';

export const widget: ProviderForm = {
  provider: 'widget',
  channel: 'widget',
  steps: ['widget.step.one', 'widget.step.two'],
  fields: [
    { key: 'key', label: 'widget.key', hint: 'widget.key.hint', required: true, first: 'site', when: 'connecting' },
    {
      key: 'sites',
      label: 'widget.sites',
      hint: 'widget.sites.hint',
      required: true,
      placeholder: 'https://example.kz',
    },
    { key: 'color', label: 'widget.color', first: '#3b5bdb', as: 'color' },
    { key: 'title', label: 'widget.title', as: 'words', when: 'connected' },
    { key: 'welcome', label: 'widget.welcome', as: 'words', when: 'connected' },
    { key: 'away', label: 'widget.away', as: 'words', when: 'connected' },
    {
      ...{ key: 'asks', label: 'widget.asks', hint: 'widget.asks.hint', first: 'away' },
      choices: [
        ['away', 'widget.asks.away'],
        ['always', 'widget.asks.always'],
        ['never', 'widget.asks.never'],
      ],
    },
    {
      ...{ key: 'names', label: 'widget.names', first: 'first', when: 'connected' },
      choices: [
        ['first', 'widget.names.first'],
        ['none', 'widget.names.none'],
      ],
    },
    {
      ...{ key: 'seen', label: 'widget.seen', first: 'open', when: 'connected' },
      choices: [
        ['open', 'widget.seen.open'],
        ['reply', 'widget.seen.reply'],
        ['never', 'widget.seen.never'],
      ],
    },
    {
      ...{ key: 'mailAfter', label: 'widget.mailAfter', hint: 'widget.mailAfter.hint', first: '5', when: 'connected' },
      choices: [
        ['5', 'widget.mailAfter.5'],
        ['1', 'widget.mailAfter.1'],
        ['15', 'widget.mailAfter.15'],
        ['60', 'widget.mailAfter.60'],
        ['0', 'widget.mailAfter.never'],
      ],
    },
    {
      ...{ key: 'mailFrom', label: 'widget.mailFrom', hint: 'widget.mailFrom.hint', when: 'connected' },
      accounts: ({ provider }) => provider === 'mailbox',
      choices: [['', 'widget.mailFrom.first']],
    },
    { key: 'secret', label: 'widget.secret', hint: 'widget.secret.hint', secret: true, rare: true, when: 'connected' },
  ],
  about: ({ sites = '' }) => sites.replaceAll(/https?:\/\//g, '').replaceAll(' ', ', '),
  beside: lazy(async () => ({ default: (await import('./WidgetBeside.tsx')).WidgetBeside })),
};
