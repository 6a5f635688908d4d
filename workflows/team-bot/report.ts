/** How much one of the team has to do. */
export type Load = { id: string | null; name: string; late: number; open: number };

/** Letters of a name in a line that a phone does not break. */
const MOST_NAME = 18;

/** Lines whose numbers stand below each other in letters of one width; the last is the sum. */
export const reportLines = (loads: Load[], { head, sum }: { head: [string, string]; sum: string }): string => {
  const total = (of: 'late' | 'open') => String(loads.reduce((all, load) => all + load[of], 0));
  const rows = [
    ['', ...head],
    ...loads.map(({ name, late, open }) => [shortName(name), String(late), String(open)]),
    [sum, total('late'), total('open')],
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => [...row[column]!].length)));
  return rows
    .map(([name = '', late = '', open = '']) =>
      `${fitted(name, widths[0]!)}  ${late.padStart(widths[1]!)}  ${open.padStart(widths[2]!)}`.trimEnd(),
    )
    .join('\n');
};

const shortName = (name: string): string => {
  const letters = [...name];
  return letters.length > MOST_NAME ? `${letters.slice(0, MOST_NAME - 1).join('')}…` : name;
};

const fitted = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - [...text].length));
