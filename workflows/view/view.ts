import { refuse, type Refusal } from '../refusal.ts';
import type { Role } from '../user/user.schema.ts';
import type { ViewShared } from './view.schema.ts';

type Person = { id: string; role: Role };

/** Why somebody may not save a view for these. */
export const whyNotShare = (me: Person, shared: ViewShared): Refusal | undefined =>
  shared === 'all' && me.role === 'manager' ? refuse('ViewForOverseers') : undefined;

/** Why somebody may not change a view that they see: one's own is one's own, what is shared is the overseers' too. */
export const whyNotChangeView = (
  me: Person,
  view: { shared: ViewShared; owner: { id: string; name: string } },
): Refusal | undefined =>
  view.owner.id === me.id || (view.shared !== 'mine' && me.role !== 'manager')
    ? undefined
    : refuse('ViewOfAnother', { owner: view.owner.name });
