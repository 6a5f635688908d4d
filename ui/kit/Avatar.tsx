import type { CSSProperties } from 'react';
import css from './Avatar.module.css';

/** Initials on a pair of colours of one hue, AA in both themes. `id` keeps a user's colour. */
export const Avatar = ({
  id,
  name,
  size = 20,
  plain,
}: {
  id: string;
  name: string;
  size?: number;
  plain?: boolean;
}) => (
  <span
    className={css.avatar}
    style={{ '--hue': hueOf(id), width: size, height: size, fontSize: Math.max(9.5, size * 0.42) } as CSSProperties}
    role="img"
    aria-label={name}
    data-hint={plain ? undefined : name}
  >
    {initials(name)}
  </span>
);

/** A hue of the wheel, by the id alone: it stays when colleagues come, go or are not read yet. */
const hueOf = (id: string): number =>
  ([...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_003, 7) * 137.508) % 360;

const initials = (name: string) =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word[0]?.toUpperCase() ?? '')
    .join('');
