import { z } from 'zod';
import type { Verdict } from '../../workflows/provider-key/verdict.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import { askProvider } from './ask.ts';

const Account = z.object({
  id: z.string(),
  charges_enabled: z.boolean().default(true),
  business_profile: z.object({ name: z.string().nullish() }).nullish(),
  settings: z.object({ dashboard: z.object({ display_name: z.string().nullish() }).nullish() }).nullish(),
});

/** Asks whose account the key opens; nothing is charged. */
export const tryStripe = async (
  { secretKey = '', baseUrl = 'https://api.stripe.com' }: Record<string, string>,
  language: Language,
): Promise<Verdict> => {
  const url = new URL('/v1/account', baseUrl);
  const asked = await askProvider(url, { Authorization: `Bearer ${secretKey}` });
  if ('verdict' in asked) return asked.verdict;
  const { status, answer } = asked;
  const values = { provider: 'Stripe', host: url.host };
  if (status === 401) return { is: 'keyWrong', values, answer };
  if (status === 403) return { is: 'keyLacksRights', values, answer };
  if (status === 429) return { is: 'limitReached', values, answer };
  const account = Account.safeParse(asked.body);
  if (status >= 400 || !account.success) return { is: 'strange', values, answer };
  const { id, settings, business_profile: profile, charges_enabled: open } = account.data;
  const name = settings?.dashboard?.display_name || profile?.name || id;
  const mode = modes[secretKey.includes('_test_') ? 'test' : 'live'][language];
  return { is: open ? 'stripeReady' : 'chargesClosed', values: { name, mode } };
};

const modes: Record<'test' | 'live', Record<Language, string>> = {
  test: {
    ru: 'пробный режим, деньги не идут',
    en: 'test mode, no money moves',
    kk: 'сынақ режимі, ақша жүрмейді',
    uk: 'пробний режим, гроші не йдуть',
  },
  live: { ru: 'боевой режим', en: 'live mode', kk: 'нақты режим', uk: 'бойовий режим' },
};
