import { readFileSync } from 'node:fs';
import decompress from 'woff2-encoder/decompress';
import { BASE, fileOf, fontkit, type FontName, type Glyph, type OpenFont } from './fonts.ts';

/**
 * Makes fonts that come in subsets printable by pdfmake. It identifies a font by its own name, which all subsets of a family share, and takes
 * only one weight of it; so it gets a few bytes that say which subset is meant, and the format below makes that font, under a name of its
 * own.
 */
export const markOf = (font: FontName, weight: number): Buffer => Buffer.from(`${MARK}${weight} ${font}`);

/** Unpacks the fonts that a document needs; those unpacked before stay. */
export const unpack = async (fonts: Iterable<FontName>): Promise<void> => {
  for (const name of fonts)
    if (!unpacked.has(name)) unpacked.set(name, Buffer.from(await decompress(readFileSync(fileOf(name)))));
};
const unpacked = new Map<FontName, Buffer>();

const MARK = 'voronka-font ';

fontkit.registerFormat(
  class {
    static probe(buffer: Buffer): boolean {
      return Buffer.from(buffer.subarray(0, MARK.length)).toString('latin1') === MARK;
    }
    constructor({ buffer }: { buffer: Buffer }) {
      const [weight = '', name = ''] = Buffer.from(buffer).toString().slice(MARK.length).split(' ');
      return made(name, Number(weight));
    }
  },
);

const made = (name: FontName, weight: number): OpenFont => {
  const font = fontkit.create(unpacked.get(name)!).getVariation({ wght: weight });
  const own = { postscriptName: `${name.replace(/\W/g, '-')}-${weight}`, createSubset: () => drawn(font) };
  for (const [key, value] of Object.entries(own)) Object.defineProperty(font, key, { value });
  return font;
};

/** The state of fontkit's subset while it is written. */
type Subset = {
  offset: number;
  glyf: Uint8Array[];
  loca: { offsets: number[] };
  hmtx: { metrics: { advance: number; bearing: number }[] };
  _addGlyph(id: number): number;
};

/** A subset whose glyphs are written as they look at this weight: fontkit itself cannot write those of a variable font. */
const drawn = (font: OpenFont): object => {
  const house = fontkit.create(readFileSync(fileOf(BASE))).createSubset();
  const subset = new (house.constructor as new (font: OpenFont) => Subset)(font);
  subset._addGlyph = (id) => {
    const { path, advanceWidth } = font.getGlyph(id);
    const bytes = outline(path);
    subset.glyf.push(bytes);
    subset.loca.offsets.push(subset.offset);
    subset.hmtx.metrics.push({ advance: Math.round(advanceWidth), bearing: Math.round(path.bbox.minX) || 0 });
    subset.offset += bytes.length;
    return subset.glyf.length - 1;
  };
  return subset;
};

/** A path as a simple TrueType glyph (table glyf): ends of contours, no instructions, then flags, x and y, each point relative to the one before. */
const outline = ({ commands, bbox }: Glyph['path']): Uint8Array => {
  const ends: number[] = [];
  const points: { x: number; y: number; on: boolean }[] = [];
  for (const { command, args } of commands) {
    for (let at = 0; at < args.length; at += 2) {
      const on = command !== 'quadraticCurveTo' || at === 2;
      points.push({ x: Math.round(args[at]!), y: Math.round(args[at + 1]!), on });
    }
    if (command === 'closePath') ends.push(points.length - 1);
  }
  if (ends.length === 0) return new Uint8Array();
  const { minX, minY, maxX, maxY } = bbox;
  const box = [Math.floor(minX), Math.floor(minY), Math.ceil(maxX), Math.ceil(maxY)];
  const words = [ends.length, ...box, ...ends, 0];
  const size = words.length * 2 + points.length * 5;
  const bytes = Buffer.alloc(size + (size % 2));
  let at = 0;
  for (const word of words) at = bytes.writeInt16BE(word, at);
  for (const { on } of points) at = bytes.writeUInt8(on ? 1 : 0, at);
  for (const axis of ['x', 'y'] as const)
    for (const [index, point] of points.entries())
      at = bytes.writeInt16BE(point[axis] - (points[index - 1]?.[axis] ?? 0), at);
  return bytes;
};
