import { inLanguage } from '../words/words.ts';
import type { Language, Words } from '../words/words.schema.ts';

/** Why money was disputed, went back or did not, as a sentence: a provider's code in plain words, anything else as it came. */
export const payReasonText = (reason: string | null, language: Language): string => {
  const said = (reason ?? '').trim();
  if (said === '') return '';
  const words = Object.hasOwn(codes, said) ? codes[said] : undefined;
  if (words) return `${inLanguage(because, language)}: ${inLanguage(words, language)}.`;
  return /[.!?…]$/.test(said) ? said : `${said}.`;
};

const because: Words = { ru: 'Причина', en: 'Reason', kk: 'Себебі', uk: 'Причина' };

const funds: Words = {
  ru: 'на счёте не хватило денег',
  en: 'there was not enough money on the account',
  kk: 'шотта ақша жетпеді',
  uk: 'на рахунку забракло грошей',
};

/** Stripe's `reason` of a dispute and of a refund, and `failure_reason` of a refund; its `general` and `unknown` say nothing, so they stay as they are. */
const codes: Record<string, Words> = {
  product_not_received: {
    ru: 'клиент говорит, что не получил товар или услугу',
    en: 'the client says that the goods or the service never came',
    kk: 'клиент тауарды немесе қызметті алмағанын айтады',
    uk: 'клієнт каже, що не отримав товар чи послугу',
  },
  product_unacceptable: {
    ru: 'клиент говорит, что получил не то или с недостатками',
    en: 'the client says that it is defective or not as described',
    kk: 'клиент тауардың не қызметтің сәйкес емесін немесе ақауы барын айтады',
    uk: 'клієнт каже, що отримав не те або з вадами',
  },
  fraudulent: {
    ru: 'владелец карты говорит, что не платил',
    en: 'the cardholder says that the payment was not theirs',
    kk: 'карта иесі төлемегенін айтады',
    uk: 'власник картки каже, що не платив',
  },
  unrecognized: {
    ru: 'клиент не узнаёт этот платёж',
    en: 'the client does not recognise this payment',
    kk: 'клиент бұл төлемді танымайды',
    uk: 'клієнт не впізнає цей платіж',
  },
  duplicate: {
    ru: 'заплачено дважды за одно и то же',
    en: 'the same was paid twice',
    kk: 'бір нәрсеге екі рет төленген',
    uk: 'за те саме сплачено двічі',
  },
  credit_not_processed: {
    ru: 'клиент говорит, что ждал возврата и не получил его',
    en: 'the client says that a promised refund did not come',
    kk: 'клиент уәде етілген қайтарымды алмағанын айтады',
    uk: 'клієнт каже, що не отримав обіцяного повернення',
  },
  subscription_canceled: {
    ru: 'клиент говорит, что отменил подписку раньше',
    en: 'the client says that the subscription was cancelled before',
    kk: 'клиент жазылымды бұрын тоқтатқанын айтады',
    uk: 'клієнт каже, що скасував підписку раніше',
  },
  requested_by_customer: {
    ru: 'клиент попросил вернуть деньги',
    en: 'the client asked for the money back',
    kk: 'клиент ақшаны қайтаруды сұрады',
    uk: 'клієнт попросив повернути гроші',
  },
  lost_or_stolen_card: {
    ru: 'карта клиента потеряна или украдена',
    en: 'the client’s card is lost or stolen',
    kk: 'клиенттің картасы жоғалған немесе ұрланған',
    uk: 'картку клієнта загублено або вкрадено',
  },
  expired_or_canceled_card: {
    ru: 'карта клиента закрыта или её срок истёк',
    en: 'the client’s card has expired or was closed',
    kk: 'клиенттің картасы жабылған немесе мерзімі өткен',
    uk: 'картку клієнта закрито або її строк минув',
  },
  charge_for_pending_refund_disputed: {
    ru: 'клиент тем временем оспорил этот платёж',
    en: 'the client has disputed the payment meanwhile',
    kk: 'клиент осы арада төлемге дау айтты',
    uk: 'клієнт тим часом оскаржив цей платіж',
  },
  incorrect_account_details: {
    ru: 'реквизиты счёта неверны',
    en: 'the details of the account are wrong',
    kk: 'шот деректемелері қате',
    uk: 'реквізити рахунку хибні',
  },
  insufficient_funds: funds,
  declined: {
    ru: 'банк отказал',
    en: 'the bank declined',
    kk: 'банк бас тартты',
    uk: 'банк відмовив',
  },
};
