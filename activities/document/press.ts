import { join, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces';

/** Runs in a thread of its own: a page takes a tenth of a second, and sending must not stand still for it. */
export type Order = { id: number; document: TDocumentDefinitions };
export type Printed = { id: number; pdf: Uint8Array } | { id: number; error: string };

// pdfmake's own Roboto has neither ₸ nor ₴
const folder = dirname(fileURLToPath(import.meta.resolve('@expo-google-fonts/noto-sans/package.json')));
const font = (name: string) => join(folder, name, `NotoSans_${name}.ttf`);

pdfmake.setFonts({
  NotoSans: {
    normal: font('400Regular'),
    bold: font('700Bold'),
    italics: font('400Regular_Italic'),
    bolditalics: font('700Bold_Italic'),
  },
});
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => path.startsWith(folder));

parentPort?.on('message', async ({ id, document }: Order) => {
  try {
    const pdf = await pdfmake
      .createPdf({
        ...document,
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
