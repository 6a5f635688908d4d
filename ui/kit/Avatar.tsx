import type { CSSProperties } from 'react';
import css from './Avatar.module.css';
import { hueOf } from './hue.ts';

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

const initials = (name: string) =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word[0]?.toUpperCase() ?? '')
    .join('');
