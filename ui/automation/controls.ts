import { createContext, useContext, type ComponentType } from 'react';
import type { InputKind } from '../../workflows/automation/kind.ts';
import type { InputProps } from './input/input.ts';

/** One component for each kind of input. Passed down by context, because some of them (steps inside a step) draw forms themselves: imports would go in a circle. */
export type Controls = Record<InputKind, ComponentType<InputProps<never>>>;

const Context = createContext<Controls | undefined>(undefined);
export const ControlsProvider = Context.Provider;

export const useControls = (): Controls => {
  const controls = useContext(Context);
  if (!controls) throw new Error('A form needs its inputs.');
  return controls;
};
