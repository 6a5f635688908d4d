import { channelSettings } from '../../workflows/provider-key/provider-key.ts';
import type { KeyKind } from '../../workflows/provider-key/provider-key.schema.ts';
import type { Verdict } from '../../workflows/provider-key/verdict.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import { tryMail } from './try-mail.ts';
import { tryStripe } from './try-stripe.ts';
import { tryTwilio } from './try-twilio.ts';

/** Really tries a key before anything depends on it; answers what came of it and throws nothing that the provider did. */
export const tryKey = async (
  kind: KeyKind,
  { settings, secrets }: { settings: object; secrets: Record<string, string> },
  { to, language }: { to: string; language: Language },
): Promise<Verdict> => {
  const told = channelSettings(kind, settings, secrets);
  if (kind === 'sms') return tryTwilio(told);
  if (kind === 'stripe') return tryStripe(told, language);
  return tryMail(told, { to, ...letters[language] });
};

const letters: Record<Language, { subject: string; text: string }> = {
  ru: { subject: 'Пробное письмо из Voronka', text: 'Почта подключена: так же уйдут письма клиентам.' },
  en: { subject: 'A test letter from Voronka', text: 'The mailbox is connected: letters to clients go the same way.' },
  kk: { subject: 'Voronka жіберген сынақ хат', text: 'Пошта қосылды: клиенттерге хаттар осылай кетеді.' },
  uk: { subject: 'Пробний лист із Voronka', text: 'Пошту підключено: так само підуть листи клієнтам.' },
};
