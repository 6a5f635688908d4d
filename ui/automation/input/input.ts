import type { Input } from '../../../workflows/automation/kind.ts';

/** What every input of a generated form gets. A value that does not fit is refused by the form, and what was typed stays. */
export type InputProps<Value = unknown> = {
  input: Input;
  label: string;
  value: Value;
  onChange(value: Value | undefined): void;
  /** the trigger or step that it is part of */
  whole: Record<string, unknown>;
  /** what a fresh one has here: tells a list from a single value */
  fresh: unknown;
};
