/**
 * One name out of the parts that a form gave, in their order. Where one part says in full what others say in pieces (in any order, case, or
 * with commas), only that part is kept, so that nobody is named twice.
 */
export const fullName = (parts: string[]): string => {
  const names = parts
    .map((part) => part.normalize('NFC').trim().replace(/\s+/g, ' '))
    .filter((part) => wordsIn(part).length);
  return names.reduce((known, part) => {
    const [before, more] = [wordsIn(known), wordsIn(part)];
    if (before.every((word) => more.includes(word))) return part;
    const fresh = part.split(' ').filter((word) => wordsIn(word).some((one) => !before.includes(one)));
    return [known, ...fresh].join(' ');
  }, '');
};

const wordsIn = (text: string): string[] =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .match(/[\p{L}\p{M}\p{N}'’ʼ-]+/gu) ?? [];
