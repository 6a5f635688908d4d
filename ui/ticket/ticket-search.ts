import { text } from '../search-text.ts';

export const whose = ['all', 'mine', 'nobody'] as const;
export type TicketSearch = {
  q?: string | undefined;
  pipeline?: string | undefined;
  stage?: string | undefined;
  /** open ones unless told */
  state?: 'closed' | undefined;
  held?: 'mine' | 'nobody' | undefined;
};

export const ticketSearch = (search: Record<string, unknown>): TicketSearch => ({
  ...(text(search['q']) ? { q: text(search['q']) } : {}),
  ...(text(search['pipeline']) ? { pipeline: text(search['pipeline']) } : {}),
  ...(text(search['stage']) ? { stage: text(search['stage']) } : {}),
  ...(search['state'] === 'closed' ? { state: 'closed' as const } : {}),
  ...(search['held'] === 'mine' || search['held'] === 'nobody' ? { held: search['held'] } : {}),
});
