import { givenNames } from './given-names.ts';

/**
 * Whether two names may belong to one person: in Kazakh, Russian, Ukrainian or Latin letters, short or full, with or without a patronymic, in
 * any order, with a typing slip. `unknown` where one of them is not a name (a phone, an e-mail, nothing).
 */
export const likeness = (one: string, other: string): 'same' | 'other' | 'unknown' => {
  const [a, b] = [nameOf(one), nameOf(other)];
  if (!a || !b) return 'unknown';
  if (a.patronymic && b.patronymic && !isClose(a.patronymic, b.patronymic) && !b.patronymic.startsWith(a.patronymic))
    return 'other';
  const [few, many] = a.parts.length <= b.parts.length ? [a.parts, b.parts] : [b.parts, a.parts];
  return everyOne(few, many) && few.some((part) => part.length > 1) ? 'same' : 'other';
};

/**
 * Whether a lead's name says what is wanted rather than who wants it: it has a lower-case word, a conjunction, a number, or a thing that
 * people order, and no real given name. In doubt it is a name.
 */
export const isTitle = (text: string): boolean => {
  const plain = text.normalize('NFKC').trim();
  const words = plain.match(/[\p{L}\p{M}’'ʼ-]+/gu) ?? [];
  const small = words.map((word) => word.toLowerCase());
  if (small.some((word, index) => isGivenName(word) || (index > 0 && fathers.test(latinOf(word))))) return false;
  if (small.some((word) => wanted.has(word)) || (words.length > 0 && /[\d№"«“#&%]/u.test(plain))) return true;
  return (
    words.length > 1 &&
    /^\p{Lu}/u.test(words[0]!) &&
    words.slice(1).some((word) => /^\p{Ll}/u.test(word) && !particles.has(word) && !son.test(latinOf(word)))
  );
};

const isGivenName = (word: string): boolean => word.length > 1 && groups.has(soundOf(latinOf(word)));

/** Small words within people's names. */
const particles = new Set(
  'аль ас бен бин ван ваң вон да де дель ди дер дю ибн ла ле эль al bin da de del der di du el ibn la le van von zu'.split(
    ' ',
  ),
);

/** Conjunctions, and what people order; none of them is a name. */
const wanted = new Set(
  [
    'для на от до из под без или по за при со во із від для чи та без під',
    'және үшін мен бен туралы арналған',
    'for the of and with from to in on a an',
    'сайт лендинг магазин заказ заявка запрос звонок консультация проект договор ремонт доставка обучение курс курсы тест дизайн логотип реклама аудит поддержка разработка приложение бот интеграция',
    'замовлення запит дзвінок консультація договір навчання підтримка розробка застосунок інтеграція',
    'тапсырыс өтінім өтініш қоңырау кеңес жоба шарт жөндеу жеткізу оқу қолдау қосымша',
    'site website landing shop store order request enquiry inquiry call consultation project contract repair delivery course design logo support app bot integration redesign',
  ].flatMap((line) => line.split(' ')),
);

type Name = { parts: string[]; patronymic: string | undefined };

const nameOf = (text: string): Name | undefined => {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^)]*\)/g, ' ');
  if (plain.includes('@')) return undefined;
  const words = plain.replace(/(?<=\p{L})['’ʼ`](?=\p{L})/gu, '').match(/[\p{L}\p{M}]+/gu) ?? [];
  if (!words.some((word) => word.length > 1)) return undefined;
  const latin = words.map(latinOf);
  // Нурланов Ерлан улы: a word that only means "son of"
  const kin = latin.flatMap((word, index) => (index > 0 && son.test(word) ? [index] : []));
  const patronymicAt = kin.length ? kin[0]! - 1 : latin.length > 1 ? latin.findIndex((word) => fathers.test(word)) : -1;
  const rest = latin.filter((_, index) => index !== patronymicAt && !kin.includes(index));
  const patronymic = patronymicAt < 0 ? undefined : soundOf(latin[patronymicAt]!);
  return rest.length > 0
    ? { parts: rest.map(soundOf), patronymic }
    : { parts: latin.map(soundOf), patronymic: undefined };
};

/** Each word of the shorter name finds a different one in the longer. */
const everyOne = ([first, ...few]: string[], many: string[]): boolean =>
  first === undefined ||
  many.some((part, index) => isOne(first, part) && everyOne(few, [...many.slice(0, index), ...many.slice(index + 1)]));

const isOne = (a: string, b: string): boolean => {
  if (a === b) return true;
  if (a.length === 1 || b.length === 1) return a[0] === b[0];
  const [given, other] = [groups.get(a), groups.get(b)];
  // two real given names are not a typing slip: Марина and Карина, Алина and Алима
  if (given && other) return given.some((group) => other.includes(group));
  return isClose(a, b);
};

/** One slip in a word of five letters, two in one of nine; never in the first letter. */
const isClose = (a: string, b: string): boolean => {
  const shorter = Math.min(a.length, b.length);
  if (a === b) return true;
  return a[0] === b[0] && shorter >= 5 && slips(a, b) <= (shorter >= 9 ? 2 : 1);
};

/** Letters inserted, left out, mistaken, or two that changed places. */
const slips = (a: string, b: string): number => {
  const rows = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, rows[i - 1]![j - 1]! + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, rows[i - 2]![j - 2]! + 1);
      row.push(least);
    }
    rows.push(row);
  }
  return rows[a.length]![b.length]!;
};

const son = /^(uly|uli|kyzy|kizi|qyzy|qizi|ogly|ogli|oglu)$/;
const fathers =
  /.{2}(ovich|evich|ovych|evych|iovych|yovych|ovna|evna|ivna|yivna|inichna|ichna|(?<!^.{0,3})uly|(?<!^.{0,2})kyzy|(?<!^.{0,2})qyzy)$/;

const letters: Record<string, string> = {
  ...{
    а: 'a',
    ә: 'a',
    б: 'b',
    в: 'v',
    г: 'g',
    ғ: 'g',
    ґ: 'g',
    д: 'd',
    е: 'e',
    ё: 'e',
    є: 'e',
    ж: 'zh',
    з: 'z',
    и: 'i',
    і: 'i',
  },
  ...{
    ї: 'i',
    й: 'i',
    к: 'k',
    қ: 'k',
    л: 'l',
    м: 'm',
    н: 'n',
    ң: 'n',
    о: 'o',
    ө: 'o',
    п: 'p',
    р: 'r',
    с: 's',
    т: 't',
    у: 'u',
  },
  ...{
    ұ: 'u',
    ү: 'u',
    ф: 'f',
    х: 'kh',
    һ: 'kh',
    ц: 'ts',
    ч: 'ch',
    ш: 'sh',
    щ: 'sh',
    ъ: '',
    ы: 'y',
    ь: '',
    э: 'e',
    ю: 'yu',
    я: 'ya',
  },
};

/** In Latin letters, as people write it. */
const latinOf = (word: string): string =>
  [...word]
    .map((letter) => letters[letter] ?? letter)
    .join('')
    .normalize('NFD')
    .replace(/\p{M}/gu, '');

/** What is left when all spellings of one sound become one: г, ґ, g, h, kh; ж, zh, j; я, ya, ia. */
const soundOf = (latin: string): string => {
  let sound = latin;
  for (const [from, to] of sounds) sound = sound.replace(from, to);
  return sound || latin;
};

const sounds: [RegExp, string][] = [
  [/shch|sch/g, 'sh'],
  [/dzh|zh/g, 'j'],
  [/tch/g, 'ch'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/tz|ts|cz/g, 'c'],
  [/x/g, 'ks'],
  [/q|ck|c(?=[aou]|[lrk])/g, 'k'],
  [/kh|gh|g/g, 'h'],
  [/w/g, 'v'],
  [/[yj](?=[aou])/g, 'i'],
  [/(?:yo|io)/g, 'e'],
  [/[yij]e/g, 'e'],
  [/y/g, 'i'],
  [/(.)\1+/g, '$1'],
  [/ei$/, 'e'],
  [/(?<=.{3})ii?$/, 'i'],
  // Иванова is Иванов's wife or daughter: the given name tells them apart
  [/(?<=.{2}(?:v|in))a$/, ''],
  [/(?<=sk)aia$/, 'i'],
];

const groups: Map<string, number[]> = givenNames.reduce((known, line, index) => {
  for (const form of line.split(' ')) {
    const sound = soundOf(latinOf(form.toLowerCase()));
    known.set(sound, [...new Set([...(known.get(sound) ?? []), index])]);
  }
  return known;
}, new Map<string, number[]>());
