/** Two texts side by side: lines kept, removed and added. `before` and `after` are line numbers from 1. */
export type DifferentLine = {
  is: 'same' | 'gone' | 'new';
  text: string;
  before: number | null;
  after: number | null;
};

/** The longest common subsequence of lines is kept; of very long texts (a thousand lines and more) only the ends are compared. */
export const differenceOf = (one: string, other: string): DifferentLine[] => {
  const a = one.split('\n');
  const b = other.split('\n');
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  const left = a.slice(head, a.length - tail);
  const right = b.slice(head, b.length - tail);
  const lines: DifferentLine[] = a
    .slice(0, head)
    .map((text, index) => ({ is: 'same', text, before: index + 1, after: index + 1 }));
  lines.push(...middle(left, right, head));
  for (let index = tail; index > 0; index--)
    lines.push({
      is: 'same',
      text: a[a.length - index]!,
      before: a.length - index + 1,
      after: b.length - index + 1,
    });
  return lines;
};

const MOST = 1000;

const middle = (left: string[], right: string[], offset: number): DifferentLine[] => {
  const gone = (index: number): DifferentLine => ({
    is: 'gone',
    text: left[index]!,
    before: offset + index + 1,
    after: null,
  });
  const fresh = (index: number): DifferentLine => ({
    is: 'new',
    text: right[index]!,
    before: null,
    after: offset + index + 1,
  });
  if (left.length > MOST || right.length > MOST)
    return [...left.map((_, i) => gone(i)), ...right.map((_, i) => fresh(i))];
  // common[i][j]: how many lines the remainders of both have in common
  const common = Array.from({ length: left.length + 1 }, () => new Uint16Array(right.length + 1));
  for (let i = left.length - 1; i >= 0; i--)
    for (let j = right.length - 1; j >= 0; j--)
      common[i]![j] =
        left[i] === right[j] ? common[i + 1]![j + 1]! + 1 : Math.max(common[i + 1]![j]!, common[i]![j + 1]!);
  const lines: DifferentLine[] = [];
  let i = 0;
  let j = 0;
  while (i < left.length || j < right.length) {
    if (i < left.length && j < right.length && left[i] === right[j]) {
      lines.push({ is: 'same', text: left[i]!, before: offset + i + 1, after: offset + j + 1 });
      i += 1;
      j += 1;
    } else if (i < left.length && (j >= right.length || common[i + 1]![j]! >= common[i]![j + 1]!))
      lines.push(gone(i++));
    else lines.push(fresh(j++));
  }
  return lines;
};
