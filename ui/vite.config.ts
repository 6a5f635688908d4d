import react from '@vitejs/plugin-react';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { refusalsIn } from '../workflows/refusals.ts';
import type { Language } from '../workflows/words/words.schema.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Libraries that every page loads, in one file that changes only with its versions. */
const base = {
  name: 'base',
  test: /node_modules\/(react|react-dom|scheduler|use-sync-external-store|@tanstack\/(?!react-virtual|virtual-core)|i18next|react-i18next|dayjs\/dayjs|dayjs\/plugin|@tabler\/icons-react\/dist\/esm\/(createReactComponent|defaultAttributes))/,
};

/** `virtual:refusals/kk`: what rules refuse, in one language; all four would be 20 kB of the first load, gzipped. */
const refusals: Plugin = {
  name: 'refusals',
  resolveId: (id) => (id.startsWith('virtual:refusals/') ? `\0${id}` : undefined),
  load: (id) => {
    const language = /^\0virtual:refusals\/(\w+)$/.exec(id)?.[1];
    return language && `export const words = ${JSON.stringify(refusalsIn(language as Language))};`;
  },
};

/** `index.html` is the app, `sandbox/index.html` the pages of the providers' stand-in, served by its own server. */
export default defineConfig({
  root: at('.'),
  publicDir: false,
  plugins: [react(), refusals],
  build: {
    outDir: at('../dist'),
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: ['./index.html', './sandbox/index.html'].map(at).filter((path) => existsSync(path)),
      output: { codeSplitting: { groups: [base] } },
    },
  },
  server: { proxy: { '/api': { target: 'http://127.0.0.1:4600', ws: true } } },
});
