import { Worker } from 'node:worker_threads';
import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import { TemplateError } from '../template.ts';
import type { Printed } from './press.ts';

const MOST_MS = 20_000;

type Waiting = { done: (pdf: Buffer) => void; failed: (error: Error) => void };
type Press = { thread: Worker; waiting: Map<number, Waiting> };

let press: Press | undefined;
let orders = 0;

/**
 * Prints a document. Throws TemplateError where it has characters that no font of ours has. The printing thread starts with the first
 * document and does not keep the program alive.
 */
export const printPdf = (document: TDocumentDefinitions): Promise<Buffer> => {
  const mine = (press ??= startPress());
  const id = ++orders;
  return new Promise<Buffer>((done, failed) => {
    const late = setTimeout(() => void stop(mine, new Error('the document was not printed in time')), MOST_MS);
    const end =
      <T>(act: (value: T) => void) =>
      (value: T) => (clearTimeout(late), mine.waiting.delete(id), act(value));
    mine.waiting.set(id, { done: end(done), failed: end(failed) });
    mine.thread.postMessage({
      id,
      document: {
        pageSize: 'A4',
        pageMargins: [56, 56, 56, 64],
        defaultStyle: { font: 'NotoSans', fontSize: 10.5, lineHeight: 1.3, color: '#1f2430' },
        ...document,
      },
    });
  });
};

const startPress = (): Press => {
  const thread = new Worker(new URL('./press.ts', import.meta.url));
  const mine: Press = { thread, waiting: new Map() };
  thread.on('message', (printed: Printed) => {
    const order = mine.waiting.get(printed.id);
    if ('pdf' in printed) order?.done(Buffer.from(printed.pdf));
    else if ('signs' in printed) order?.failed(new TemplateError({ what: 'signs', name: printed.signs.join(' ') }));
    else order?.failed(new Error(printed.error));
  });
  thread.on('error', (error) => void stop(mine, error));
  thread.on('exit', () => void stop(mine, new Error('the printing thread ended')));
  thread.unref();
  return mine;
};

const stop = async (mine: Press, error: Error): Promise<void> => {
  if (press === mine) press = undefined;
  for (const order of [...mine.waiting.values()]) order.failed(error);
  await mine.thread.terminate();
};
