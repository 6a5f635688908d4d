import './kit/fonts.css';
import './kit/look.css';
import './kit/scheme.ts';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { cache } from './cache.ts';
import { Hints } from './kit/Hints.tsx';
import { Toasts } from './kit/toast.tsx';
import { router } from './router.tsx';
import { startWords } from './words.ts';

const root = document.getElementById('root');
if (root) {
  await startWords();
  createRoot(root).render(
    <QueryClientProvider client={cache}>
      <RouterProvider router={router} />
      <Toasts />
      <Hints />
    </QueryClientProvider>,
  );
}
