import './mantine.css';
import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { useIsDark } from './scheme.ts';
import { cssVariables, theme } from './theme.ts';

/** Around the part of a page that needs Mantine's heavier inputs; the frame and the board do without, to stay light. */
export const Mantine = ({ children }: { children: ReactNode }) => (
  <MantineProvider theme={theme} cssVariablesResolver={cssVariables} forceColorScheme={useIsDark() ? 'dark' : 'light'}>
    {children}
  </MantineProvider>
);
