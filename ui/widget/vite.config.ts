import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The chat alone, one file that any site loads. Built after the app, into the same folder. */
export default defineConfig({
  root: at('.'),
  publicDir: false,
  build: {
    outDir: at('../../dist'),
    emptyOutDir: false,
    target: 'es2022',
    lib: { entry: at('./widget.ts'), formats: ['iife'], name: 'voronkaChat', fileName: () => 'widget.js' },
  },
});
