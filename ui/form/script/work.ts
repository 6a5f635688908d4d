import type { Work } from '../../../workflows/form/proof.ts';
import { sha256 } from './sha256.ts';

const SLICE_MS = 10;

/** The number that the server asks for; the page stays alive between the slices. Only the first word counts: nobody asks for more than 32 bits. */
export const solve = async ({ text, bits }: Work): Promise<number> => {
  for (let number = 0; ;) {
    for (const end = Date.now() + SLICE_MS; Date.now() < end;) {
      for (const stop = number + 50; number < stop; number++)
        if (Math.clz32(sha256(`${text}.${number}`)[0]!) >= bits) return number;
    }
    // browsers slow timers down in background tabs, messages they do not
    await new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        done(undefined);
      };
      port2.postMessage(0);
    });
  }
};
