import type { Kept } from '../../prisma/account/account.ts';
import type { NewAccount } from '../../workflows/account/account.schema.ts';
import { addressKindOf } from '../../workflows/channel/index.ts';
import { LONGEST_ATTEMPT_MS } from '../../workflows/channel/sending-times.ts';
import { normalEmail, normalPhone } from '../../workflows/contact/contact.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import type { AccountSettings, Connector } from './connector.ts';
import { connectors } from './connectors.ts';

const connectorOf = (provider: string): Connector => connectors[provider]!;

/** Asks the provider whether an account works, and whose it is. Refused: as its connector says. */
export const idOfAccount = async ({ channel, provider, name, settings }: NewAccount): Promise<string | Refusal> =>
  connectorOf(provider).idOf(textsOf(settings), channel, { name });

/** Opens it for what comes in; returns what is to be kept of it. Refused: as its connector says. */
export const connect = async (
  id: string,
  { provider, settings }: { provider: string; settings: object },
  publicUrl: string,
): Promise<Kept | Refusal> => {
  const { secret, open } = connectorOf(provider);
  const texts = textsOf(settings);
  const opened = await open(texts, `${publicUrl}/api/v1/webhooks/accounts/${id}`);
  if (isRefusal(opened)) return opened;
  const isSecret = ([key]: [string, string]) => secret.includes(key);
  const all = Object.entries(texts);
  return {
    settings: Object.fromEntries(all.filter((one) => !isSecret(one))),
    secrets: { ...Object.fromEntries(all.filter(isSecret)), ...opened },
  };
};

/** The same account under changed settings. Refused: AccountOfOther, and as its connector says. */
export const reconnect = async (
  { id, provider, settings, secrets }: Kept & { id: string; provider: string },
  change: object,
  publicUrl: string,
): Promise<Kept | Refusal> => {
  if (provider === 'sandbox') return { settings: textsOf({ ...settings, ...change }), secrets };
  const whole = textsOf({ ...settings, ...secrets, ...change });
  const other = await connectorOf(provider).idOf(whole, id.split(':', 1)[0]!, { id });
  if (isRefusal(other)) return other;
  if (other !== id) return refuse('AccountOfOther', { account: other });
  return connect(id, { provider, settings: whole }, publicUrl);
};

/** Looks at it part by part. Refused: NoCheck, and as its connector says. */
export const checkAccount = async ({ provider, settings, secrets }: Kept & { provider: string }) =>
  connectorOf(provider).check?.({ ...settings, ...secrets }) ?? refuse('NoCheck');

/** Sends a few words to somebody of ours, at once. Refused: NoTestMessage, AddressWrong, TestNotSent with what the provider answers. */
export const testAccount = async (
  { id, provider, settings, secrets }: Kept & { id: string; provider: string },
  to: string,
  language: Language,
): Promise<{ answer: string } | Refusal> => {
  const { test } = connectorOf(provider);
  if (!test) return refuse('NoTestMessage');
  const address = addressKindOf(id) === 'phone' ? normalPhone(to) : normalEmail(to);
  if (!address) return refuse('AddressWrong', { address: to });
  const words = { subject: inLanguage(testSubject, language), text: inLanguage(testText, language) };
  const signal = AbortSignal.timeout(LONGEST_ATTEMPT_MS);
  const outcome = await test({ ...settings, ...secrets }, { to: address, ...words, signal });
  return outcome.is === 'sent'
    ? { answer: outcome.answer }
    : refuse('TestNotSent', { answer: outcome.answer.slice(0, 300) });
};

const testSubject = {
  ru: 'Проверка из Voronka',
  en: 'A test from Voronka',
  kk: 'Voronka тексеруі',
  uk: 'Перевірка з Voronka',
};
const testText = {
  ru: 'Это проверка: аккаунт подключён и отправляет. Отвечать не нужно.',
  en: 'This is a test: the account is connected and sends. No answer is needed.',
  kk: 'Бұл тексеру: аккаунт қосылған және жібере алады. Жауап берудің қажеті жоқ.',
  uk: 'Це перевірка: обліковий запис підключено, він надсилає. Відповідати не потрібно.',
};

/** As they are kept; what is left empty is not said. */
const textsOf = (settings: object): AccountSettings =>
  Object.fromEntries(
    Object.entries(settings).flatMap(([key, value]) =>
      value === undefined || value === '' ? [] : [[key, String(value)]],
    ),
  );
