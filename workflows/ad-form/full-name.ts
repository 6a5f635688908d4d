/**
 * One name of the parts that a form gave, in their order. A part that says in full what the others say in pieces (whatever the order, case or
 * commas) stands for them, so that nobody is called twice; what only one of them says is kept.
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
