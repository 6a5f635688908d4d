import { useState } from 'react';
import { useKept } from '../kept.ts';
import { freshKey } from './call.ts';
import { isProblem } from './problem.ts';
import { useWrite, type After } from './use-write.ts';

type Target = { target: { value: string } };
type Sending<T, Out> = (typed: T, key: string) => Promise<Out>;

/**
 * A form that is sent: `const form = useForm({ name: '' }, ({ name }) => post('/teams', { body: { name } }), { changes: [['/teams']], then: onClose })`,
 * then `<Form of={form}>` around `<Input label={…} {...form.field('name')} />`. What is refused stands at its field, everything else below.
 */
export const useForm = <T extends object, Out>(
  first: T | (() => T),
  send: Sending<T, Out>,
  after: After<T, Out> = {},
) => {
  const [typed, setTyped] = useState(first);
  const sending = useWrite((now: T) => send(now, freshKey()), { refusal: 'form', ...after });
  return formOf(typed, setTyped, sending);
};

/** The same, kept in this browser until it is sent (`useKept`); sent again unchanged it is the same wish. */
export const useKeptForm = <T extends object, Out>(
  place: string,
  first: T,
  send: Sending<T, Out>,
  after: After<T, Out> = {},
) => {
  const { value, key, found, change, renew, forget } = useKept(place, first);
  const sending = useWrite((now: T) => send(now, key), {
    refusal: 'form',
    ...after,
    then: (answer, now) => {
      forget();
      return after.then?.(answer, now);
    },
    refused: (error, now) => {
      if (isProblem(error) && error.status >= 400 && error.status < 500) renew();
      return after.refused?.(error, now);
    },
  });
  return { ...formOf(value, change, sending), found, clear: forget };
};

const formOf = <
  T extends object,
  W extends { write: (typed: T) => unknown; wrong: (field: string) => string | undefined },
>(
  typed: T,
  setTyped: (typed: T) => void,
  sending: W,
) => {
  // which fields say what is wrong with them: filled while they are drawn, read by what is drawn below them
  const told: string[] = [];
  const change = (part: Partial<T>) => setTyped({ ...typed, ...part });
  const wrong = (field: string) => {
    told.push(field);
    return sending.wrong(field);
  };
  /** what an `Input`, `TextArea` or `Select` of a text needs */
  const field = <K extends keyof T & string>(name: K) => ({
    value: String(typed[name] ?? ''),
    error: wrong(name),
    onChange: ({ target }: Target) => change({ [name]: target.value } as unknown as Partial<T>),
  });
  return { ...sending, typed, change, field, wrong, told, send: () => void sending.write(typed) };
};
