import type { ProviderForm } from './provider.ts';

export const twilio: ProviderForm = {
  provider: 'twilio',
  channel: 'sms',
  name: 'Twilio',
  steps: ['twilio.step.one', 'twilio.step.two', 'twilio.step.three'],
  fields: [
    { key: 'accountSid', label: 'twilio.accountSid', required: true, placeholder: 'AC…' },
    { key: 'authToken', label: 'twilio.authToken', required: true, secret: true },
    { key: 'from', label: 'twilio.from', required: true, placeholder: '+77001234567' },
    { key: 'baseUrl', label: 'apiRoot', rare: true, placeholder: 'https://api.twilio.com' },
  ],
  test: 'phone',
  about: ({ from = '' }) => from,
};
