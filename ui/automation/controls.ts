import { createContext, useContext, type ComponentType } from 'react';
import type { InputKind } from '../../workflows/automation/kind.ts';
import type { InputProps } from './input/input.ts';

/** One component for each kind of input. Given from above, because some of them (steps in steps) draw forms themselves. */
export type Controls = Record<InputKind, ComponentType<InputProps<never>>>;

const Context = createContext<Controls | undefined>(undefined);
export const ControlsProvider = Context.Provider;

export const useControls = (): Controls => {
  const controls = useContext(Context);
  if (!controls) throw new Error('A form needs its inputs.');
  return controls;
};
