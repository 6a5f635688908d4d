import type { Notification } from '../../workflows/user/user.schema.ts';

/** Where a notification leads: to its lead, its conversation, the promised call, or to the client or company whose note names the user. */
export const placeOf = ({ leadId, data }: Pick<Notification, 'leadId' | 'data'>) => {
  const call = data['callbackId'];
  if (typeof call === 'string') return { to: '/callbacks', search: { open: call } } as const;
  if (leadId) return { to: '/leads/$id', params: { id: leadId } } as const;
  const talk = data['conversationId'];
  if (typeof talk === 'string') return { to: '/conversations', search: { open: talk } } as const;
  if (typeof data['ticket'] === 'string') return { to: '/tickets/$id', params: { id: data['ticket'] } } as const;
  const id = String(data['id']);
  if (data['noun'] === 'ticket') return { to: '/tickets/$id', params: { id } } as const;
  if (data['noun'] === 'contact') return { to: '/contacts/$id', params: { id } } as const;
  if (data['noun'] === 'company') return { to: '/companies/$id', params: { id } } as const;
  return undefined;
};

type Place = NonNullable<ReturnType<typeof placeOf>>;

/** Whether one stands there already. */
export const isAt = (place: Place, { pathname, search }: Pick<Location, 'pathname' | 'search'>): boolean =>
  place.to === '/conversations' || place.to === '/callbacks'
    ? pathname === place.to && new URLSearchParams(search).get('open') === place.search.open
    : pathname === place.to.replace('$id', place.params.id);
