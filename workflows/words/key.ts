const letters: Record<string, string> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'h',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'sch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
  і: 'i',
  ї: 'i',
  є: 'e',
  ґ: 'g',
  ә: 'a',
  ғ: 'g',
  қ: 'k',
  ң: 'n',
  ө: 'o',
  ұ: 'u',
  ү: 'u',
  һ: 'h',
};

/** A key made from a name: `Отдел продаж` becomes `otdel_prodazh`, with a number appended when that is taken. */
export const keyFromName = (name: string, fallback: string, taken: string[]): string => {
  const plain = [...name.toLowerCase().normalize('NFC')].map((letter) => letters[letter] ?? letter).join('');
  const words = plain
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_\d]+|_+$/g, '')
    .slice(0, 34)
    .replace(/_+$/, '');
  const key = words || fallback;
  for (let number = 1; ; number++) {
    const free = number === 1 ? key : `${key}_${number}`;
    if (!taken.includes(free)) return free;
  }
};
