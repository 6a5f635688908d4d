import type { Words } from '../../words/words.schema.ts';

export const yesNoWords = {
  yes: { ru: 'да', en: 'yes', kk: 'иә', uk: 'так' },
  no: { ru: 'нет', en: 'no', kk: 'жоқ', uk: 'ні' },
  nothing: { ru: 'ничего', en: 'nothing', kk: 'ештеңе', uk: 'нічого' },
} satisfies Record<string, Required<Words>>;

/** Values out of a fixed few. */
export const valueWords: Record<string, Required<Words>> = {
  'kind.open': { ru: 'открыт', en: 'open', kk: 'ашық', uk: 'відкритий' },
  'kind.won': { ru: 'успех', en: 'won', kk: 'сәтті', uk: 'успіх' },
  'kind.lost': { ru: 'отказ', en: 'lost', kk: 'бас тарту', uk: 'відмова' },
  'movers.manager': { ru: 'менеджер', en: 'manager', kk: 'менеджер', uk: 'менеджер' },
  'movers.supervisor': { ru: 'супервайзер', en: 'supervisor', kk: 'супервайзер', uk: 'супервайзер' },
  'movers.admin': { ru: 'администратор', en: 'administrator', kk: 'әкімші', uk: 'адміністратор' },
  'type.text': { ru: 'текст', en: 'text', kk: 'мәтін', uk: 'текст' },
  'type.number': { ru: 'число', en: 'number', kk: 'сан', uk: 'число' },
  'type.money': { ru: 'деньги', en: 'money', kk: 'ақша', uk: 'гроші' },
  'type.date': { ru: 'дата', en: 'date', kk: 'күн', uk: 'дата' },
  'type.moment': { ru: 'дата и время', en: 'date and time', kk: 'күн мен уақыт', uk: 'дата й час' },
  'type.list': { ru: 'список', en: 'list', kk: 'тізім', uk: 'список' },
  'type.checkbox': { ru: 'галочка', en: 'tick box', kk: 'белгі', uk: 'галочка' },
  'type.link': { ru: 'ссылка', en: 'link', kk: 'сілтеме', uk: 'посилання' },
  'fallback.anyone': { ru: 'кто угодно', en: 'anyone', kk: 'кез келген адам', uk: 'будь-хто' },
  'fallback.nobody': { ru: 'никто', en: 'nobody', kk: 'ешкім', uk: 'ніхто' },
};
