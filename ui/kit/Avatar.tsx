import css from './Avatar.module.css';

/** Initials on one of six own pairs of colours, each AA in both themes. `id` keeps a person's colour. */
export const Avatar = ({ id, name, size = 20, plain }: { id: string; name: string; size?: number; plain?: boolean }) => (
    <span
      className={css.avatar}
      data-palette={[...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 6007, 7) % 6}
      style={{ width: size, height: size, fontSize: Math.max(9.5, size * 0.42) }}
      role="img"
      aria-label={name}
      data-hint={plain ? undefined : name}
    >
      {initials(name)}
    </span>
);

const initials = (name: string) =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word[0]?.toUpperCase() ?? '')
    .join('');
