import { createContext, useContext } from 'react';

/** Whether the page shows a moment of the past: then nothing on it can be done. */
export const Past = createContext(false);
export const usePast = (): boolean => useContext(Past);
