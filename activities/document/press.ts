import { parentPort } from 'node:worker_threads';
import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import { BASE, baseFiles, isBaseFile, type FontName } from './fonts.ts';
import { runsOf, unprintable } from './runs.ts';
import { markOf, unpack } from './subset-font.ts';

/** Runs in a thread of its own: a page takes a tenth of a second, and sending must not wait for it. */
export type Order = { id: number; document: TDocumentDefinitions };
export type Printed = { id: number; pdf: Uint8Array } | { id: number; error: string } | { id: number; signs: string[] };

// pdfmake's own Roboto has neither ₸ nor ₴
const fonts: Record<FontName, Record<string, string>> = { [BASE]: baseFiles };
pdfmake.setFonts(fonts);
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy(isBaseFile);

parentPort?.on('message', async ({ id, document }: Order) => {
  try {
    const signs = new Set<string>();
    const content = inFonts(document.content, signs) as TDocumentDefinitions['content'];
    if (signs.size > 0) return parentPort?.postMessage({ id, signs: [...signs] } satisfies Printed);
    await unpack(Object.keys(fonts).filter((font) => font !== BASE));
    const pdf = await pdfmake
      .createPdf({
        ...document,
        content,
        footer: (page, pages) =>
          pages > 1
            ? { text: `${page} / ${pages}`, alignment: 'center', fontSize: 8, color: '#5b6472', margin: [0, 16, 0, 0] }
            : '',
      })
      .getBuffer();
    parentPort?.postMessage({ id, pdf } satisfies Printed);
  } catch (error) {
    parentPort?.postMessage({ id, error: String((error as Error).message) } satisfies Printed);
  }
});

/** The same content with every text in fonts that have its characters; characters that no font has are added to `missing`. */
const inFonts = (node: unknown, missing: Set<string>): unknown => {
  if (typeof node === 'string') return printed(node, missing);
  if (Array.isArray(node)) return node.map((one) => inFonts(one, missing));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, holders.has(key) ? inFonts(value, missing) : value]),
  );
};
const holders = new Set(['text', 'stack', 'columns', 'ul', 'ol', 'table', 'body']);

const printed = (text: string, missing: Set<string>): unknown => {
  for (const sign of unprintable(text)) missing.add(sign);
  const runs = runsOf(text);
  if (runs.every(({ font, whole }) => font === BASE && !whole)) return runs.map((run) => run.text).join('');
  return runs.map((run) => ({
    text: run.text,
    ...(run.font === BASE ? {} : { font: registered(run.font) }),
    ...(run.whole ? { noWrap: true } : {}),
  }));
};

const registered = (font: FontName): FontName => {
  if (fonts[font]) return font;
  const [normal, bold] = [`${font} 400`, `${font} 700`];
  const { virtualfs } = pdfmake as unknown as { virtualfs: { writeFileSync(name: string, bytes: Buffer): void } };
  virtualfs.writeFileSync(normal, markOf(font, 400));
  virtualfs.writeFileSync(bold, markOf(font, 700));
  fonts[font] = { normal, bold, italics: normal, bolditalics: bold };
  return font;
};
