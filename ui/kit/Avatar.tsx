import type { User } from '../../workflows/user/user.schema.ts';
import { queryKeys, type Page } from '../api.ts';
import { cache } from '../cache.ts';
import css from './Avatar.module.css';

/** Initials on one of six own pairs of colours, each AA in both themes. `id` keeps a user's colour. */
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
    data-palette={paletteOf(id)}
    style={{ width: size, height: size, fontSize: Math.max(9.5, size * 0.42) }}
    role="img"
    aria-label={name}
    data-hint={plain ? undefined : name}
  >
    {initials(name)}
  </span>
);

/** Colleagues get different colours as long as there are enough; others one by their id. */
const paletteOf = (id: string): number => {
  const at = cache.getQueryData<Page<User>>(queryKeys.users)?.items.findIndex((user) => user.id === id) ?? -1;
  return (at >= 0 ? at : [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 6007, 7)) % 6;
};

const initials = (name: string) =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word[0]?.toUpperCase() ?? '')
    .join('');
