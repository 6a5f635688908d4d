import '../kit/fonts.css';
import '../kit/look.css';
import '../kit/scheme.ts';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { loadWords, startWords } from '../words.ts';

const SandboxPage = lazy(() => import('./SandboxPage.tsx').then(({ SandboxPage }) => ({ default: SandboxPage })));
const PayPage = lazy(() => import('./PayPage.tsx').then(({ PayPage }) => ({ default: PayPage })));

const cache = new QueryClient({
  defaultOptions: { queries: { staleTime: 60_000, retry: 2, refetchOnWindowFocus: false } },
});
const payment = /^\/pay\/([\w-]+)/.exec(location.pathname)?.[1];

const root = document.getElementById('root');
if (root) {
  await startWords();
  await loadWords('sandbox');
  createRoot(root).render(
    <QueryClientProvider client={cache}>
      <Suspense fallback={null}>{payment ? <PayPage id={payment} /> : <SandboxPage />}</Suspense>
    </QueryClientProvider>,
  );
}
