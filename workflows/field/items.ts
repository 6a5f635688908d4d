/** Several values as one text, as a cell of a table keeps them: `;` between them, and a backslash before one that belongs to a value. */
export const itemsText = (items: string[]): string =>
  items.map((item) => item.replace(/[\\;]/g, (sign) => `\\${sign}`)).join(';');

export const itemsIn = (text: string): string[] => {
  const items = [''];
  for (const [piece] of text.matchAll(/\\[\\;]|;|[^\\;]+|\\/g)) {
    if (piece === ';') items.push('');
    else items.push(items.pop()! + (/^\\[\\;]$/.test(piece) ? piece[1] : piece));
  }
  return items.map((item) => item.trim()).filter((item) => item !== '');
};
