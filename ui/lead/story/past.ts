import { createContext, useContext } from 'react';

/** Why nothing can be done on the page: it shows a moment of the past, or the lead was given away. A key of the lead's words. */
export const Past = createContext<'past' | 'given.readOnly' | undefined>(undefined);
export const usePast = (): boolean => useContext(Past) !== undefined;
export const usePastWhy = (): string => useContext(Past) ?? 'past';
