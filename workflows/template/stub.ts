/** A placeholder instead of a value: left by a form that was never filled in, or by a program that had nothing to say. */
export const isStub = (text: string): boolean => {
  const bare = text.replace(/\\(.)/g, '$1').trim();
  return (
    LEFT.test(bare) ||
    /\[object \w+\]|\bInvalid Date(Time)?\b/.test(bare) ||
    stubs.has(
      bare
        .toLowerCase()
        .replace(/[\s.…:!*_<>()[\]-]+/g, ' ')
        .trim(),
    )
  );
};

/** The same in a template's own text, where "null" may be a word: the first one, undefined if there is none. */
export const stubIn = (words: string): string | undefined =>
  /\[object \w+\]|\bInvalid Date(?:Time)?\b|\b(?:TODO|FIXME|TBD)\b|\blorem ipsum\b/i.exec(words)?.[0];

const LEFT = /\{\{|\}\}|\$\{[\w.]*\}|%[A-Z_]{3,}%/;

/** None of these is an answer that a person would give. */
const stubs = new Set([
  ...['null', 'undefined', 'nan', 'true', 'false', 'todo', 'fixme', 'tbd', 'xxx', 'placeholder', 'lorem ipsum'],
  ...['название', 'наименование', 'имя', 'ваше имя', 'имя клиента', 'фамилия имя', 'заглушка', 'без названия'],
  ...['name', 'your name', 'client name', 'title', 'untitled'],
  ...['атауы', 'аты', 'атыңыз', 'атаусыз'],
  ...['назва', 'імʼя', "ім'я", 'ім’я', 'ваше імʼя', "ваше ім'я", 'ваше ім’я', 'без назви'],
]);
