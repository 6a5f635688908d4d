/** The letters of a number stand on both keyboards: typed in Cyrillic they look the same. */
const latin: Record<string, string> = {
  ...{ А: 'A', В: 'B', С: 'C', Е: 'E', Н: 'H', К: 'K', М: 'M', Р: 'P', Т: 'T', Х: 'X', У: 'Y' },
};

/** The number of a task, however it is typed ("ту 5347-3080"); undefined where it is none. */
export const trackIn = (typed: string): string | undefined => {
  const found = [...typed.toUpperCase().replace(/[\s-]/g, '')].map((letter) => latin[letter] ?? letter).join('');
  return /^[A-Z]{2}\d{8}$/.test(found) ? found : undefined;
};

/** As it is read aloud: "TY 5347 3080". */
export const trackText = (track: string): string => track.replace(/^(..)(....)(....)$/, '$1 $2 $3');
