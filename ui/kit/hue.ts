/** A hue of the wheel, by the id alone: it stays when colleagues come, go or are not read yet. */
export const hueOf = (id: string): number =>
  ([...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_003, 7) * 137.508) % 360;
