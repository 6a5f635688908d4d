import { useEffect, useRef, useSyncExternalStore } from 'react';

/** `c`, `g l`, `mod+k`, `alt+arrowright`, `shift+?`, `1`. `does` is what the list under `?` says. */
export type Key = { keys: string; does?: string; run: (event: KeyboardEvent) => void; whileTyping?: boolean };

type Scope = { keys: Key[]; wall?: boolean };
let scopes: Scope[] = [];
let waiting: { step: string; until: number } | undefined;
const listeners = new Set<() => void>();

/** Shortcuts of what is on screen; those of the part mounted last win. Letters go by their place on the keyboard, so they work in any layout. */
export const useKeys = (keys: Key[], active = true) => useScope({ keys }, active);

/** First thing inside a dialog: what lies below it hears no keys. */
export const KeyWall = () => {
  useScope({ keys: [], wall: true }, true);
  return null;
};

const useScope = ({ keys, wall }: Scope, active: boolean) => {
  const scope = useRef<Scope>({ keys, wall });
  scope.current.keys = keys;
  useEffect(() => {
    if (!active) return;
    const mine = scope.current;
    scopes = [mine, ...scopes];
    addEventListener('keydown', press);
    for (const listener of listeners) listener();
    return () => {
      scopes = scopes.filter((one) => one !== mine);
      for (const listener of listeners) listener();
    };
  }, [active]);
};

/** Everything that works now, for the list under `?`. */
export const useKeyList = (): Key[] => {
  const all = useSyncExternalStore(
    (listener) => (listeners.add(listener), () => listeners.delete(listener)),
    () => scopes,
  );
  return all.flatMap((scope) => scope.keys.filter((key) => key.does));
};

/** A word is being put together, so the key is that editor's own. Safari says so by its code alone. */
export const isComposing = ({ isComposing: composing, keyCode }: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>) =>
  composing || keyCode === 229;

const press = (event: KeyboardEvent) => {
  if (event.defaultPrevented || isComposing(event)) return;
  const spelled = spellings(event);
  const first = waiting && waiting.until > Date.now() ? waiting.step : undefined;
  waiting = undefined;
  const typing = isTyping(event.target);
  if (event.key === 'Enter' && spelled.includes('enter') && isPressed(event.target)) return;
  const all = heard()
    .flatMap((scope) => scope.keys)
    .filter((key) => !typing || key.whileTyping || key.keys.startsWith('mod+'));
  const found =
    (first && all.find(({ keys }) => spelled.some((one) => keys === `${first} ${one}`))) ||
    all.find(({ keys }) => spelled.includes(keys));
  if (found) {
    event.preventDefault();
    found.run(event);
    return;
  }
  if (typing && spelled.includes('escape') && event.target instanceof HTMLElement) return event.target.blur();
  const step = all.find(({ keys }) => keys.includes(' ') && spelled.includes(keys.split(' ')[0]!))?.keys.split(' ')[0];
  if (step) waiting = { step, until: Date.now() + 1200 };
};

/** Enter on a button or a link is that button's own. */
const isPressed = (target: EventTarget | null) =>
  target instanceof HTMLElement && ['A', 'BUTTON', 'SUMMARY'].includes(target.tagName);

const heard = (): Scope[] => {
  const wall = scopes.findIndex((scope) => scope.wall);
  return wall < 0 ? scopes : scopes.slice(0, wall);
};

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  !(target instanceof HTMLInputElement && target.type === 'checkbox') &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

const spellings = (event: KeyboardEvent): string[] => {
  const marks = [(event.ctrlKey || event.metaKey) && 'mod', event.altKey && 'alt'].filter(Boolean).join('+');
  const place = /^(?:Key|Digit|Numpad)(\w)$/.exec(event.code)?.[1]?.toLowerCase();
  const slash = event.code === 'Slash' ? (event.shiftKey ? '?' : '/') : undefined;
  const names = [event.key.toLowerCase(), place, slash].filter((name): name is string => Boolean(name));
  const plain = names.map((name) => (marks ? `${marks}+${name}` : name));
  return event.shiftKey
    ? [...names.map((name) => `${marks ? `${marks}+` : ''}shift+${name}`), ...plain.filter((one) => one.endsWith('?'))]
    : plain;
};
