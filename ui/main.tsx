import './kit/fonts.css';
import './kit/mantine.css';
import './kit/look.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { cache } from './cache.ts';
import { cssVariables, theme } from './kit/theme.ts';
import { Toasts } from './kit/toast.tsx';
import { router } from './router.tsx';
import { startWords } from './words.ts';

const root = document.getElementById('root');
if (root) {
  await startWords();
  createRoot(root).render(
    <QueryClientProvider client={cache}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
        <RouterProvider router={router} />
        <Toasts />
      </MantineProvider>
    </QueryClientProvider>,
  );
}
