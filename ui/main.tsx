import './kit/fonts.css';
import './kit/look.css';
import './kit/print.css';
import './kit/scheme.ts';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { cache } from './cache.ts';
import { speakOurWords } from './kit/bubbles.ts';
import { Hints } from './kit/Hints.tsx';
import { Toasts } from './kit/toast.tsx';
import { router } from './router.tsx';
import { loadRefusals, startWords } from './words.ts';

/** A page that was open while a new release was put in place asks for scripts that are gone: it is loaded anew, once. */
addEventListener('vite:preloadError', (event) => {
  const before = Number(sessionStorage.getItem('loaded-anew'));
  if (Date.now() - before < 60_000) return;
  event.preventDefault();
  sessionStorage.setItem('loaded-anew', String(Date.now()));
  location.reload();
});

// zod would try whether it may write code, which our pages forbid and report
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

const root = document.getElementById('root');
if (root) {
  await startWords();
  await router.load();
  speakOurWords();
  createRoot(root).render(
    <QueryClientProvider client={cache}>
      <RouterProvider router={router} />
      <Toasts />
      <Hints />
    </QueryClientProvider>,
  );
  void loadRefusals();
}
