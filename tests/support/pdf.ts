import { inflateSync } from 'node:zlib';

/** The numbers of all glyphs that a PDF shows, for each piece of text; 0 is the empty box. */
export const glyphsIn = (pdf: Buffer): number[] =>
  streamsOf(pdf).flatMap((stream) =>
    [...stream.matchAll(/\[([^\]]*)\] TJ/g)].flatMap(([, pieces = '']) =>
      [...pieces.matchAll(/<([0-9a-f]+)>/gi)].flatMap(([, hex = '']) =>
        (hex.match(/.{4}/g) ?? []).map((glyph) => Number.parseInt(glyph, 16)),
      ),
    ),
  );

const streamsOf = (pdf: Buffer): string[] => {
  const streams: string[] = [];
  for (let at = pdf.indexOf('stream\n'); at !== -1; at = pdf.indexOf('stream\n', at)) {
    const end = pdf.indexOf('endstream', at);
    try {
      streams.push(inflateSync(pdf.subarray(at + 7, end)).toString('latin1'));
    } catch {
      // a font or a picture
    }
    at = end + 9;
  }
  return streams;
};
