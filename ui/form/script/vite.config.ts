import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The form script alone, one file that any site loads. Built after the app, into the same folder. */
export default defineConfig({
  root: at('.'),
  publicDir: false,
  build: {
    outDir: at('../../../dist'),
    emptyOutDir: false,
    target: 'es2020',
    lib: { entry: at('./form.ts'), formats: ['iife'], name: 'voronkaForm', fileName: () => 'form.js' },
  },
});
