import css from './Kbd.module.css';

const apple = /Mac|iPhone|iPad/.test(navigator.platform);
const names: Record<string, string> = {
  mod: apple ? '⌘' : 'Ctrl',
  alt: apple ? '⌥' : 'Alt',
  shift: '⇧',
  enter: '⏎',
  escape: 'Esc',
  arrowleft: '←',
  arrowright: '→',
  arrowup: '↑',
  arrowdown: '↓',
};

/** Shows a shortcut as useKeys spells it: `mod+k`, `g l`, `c`. */
export const Kbd = ({ keys }: { keys: string }) => <kbd className={css.kbd}>{keyText(keys)}</kbd>;

export const keyText = (keys: string) =>
  keys
    .split(' ')
    .map((step) =>
      step
        .split('+')
        .map((key) => names[key.toLowerCase()] ?? key.toUpperCase())
        .join(' '),
    )
    .join(' ');
