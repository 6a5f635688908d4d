/**
 * A name for comparison: case, spaces and apostrophes do not count, ё is е, and a Latin letter within a Cyrillic word is the one that it looks
 * like. Two that are equal may be one person; nothing is merged because of it.
 */
export const foldedName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’ʼ`‘]/g, "'")
    .split(/\s+/)
    .filter(Boolean)
    .map((word) =>
      /\p{Script=Cyrillic}/u.test(word) ? word.replace(/[a-z]/g, (letter) => twins[letter] ?? letter) : word,
    )
    .join(' ')
    .replaceAll('ё', 'е');

const twins: Record<string, string> = Object.fromEntries(
  [...'aceopxyikmhtb'].map((letter, index) => [letter, [...'асеорхуікмнтв'][index]!]),
);

/** A company's name for comparison: without its legal form and quotation marks. */
export const foldedCompany = (name: string): string =>
  foldedName(name.replace(/[«»“”„"]/g, ' '))
    .split(' ')
    .filter((word) => !forms.has(word))
    .join(' ');

const forms = new Set('тоо жшс ао ақ ип жк ооо оао зао пао тов тдв фоп пп llp llc ltd inc jsc'.split(' '));
