import type { WidgetPost } from '../../workflows/channel/widget-post.schema.ts';
import { normalEmail, normalPhone } from '../../workflows/contact/contact.ts';
import type { Part } from '../../workflows/conversation/part.schema.ts';
import { refuse, type Refusal } from '../../workflows/refusal.ts';
import type { NewVisitorMessage } from '../../workflows/widget/widget.schema.ts';
import { visitorName } from '../../workflows/widget/visitor-name.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import type { Visitor } from './visitor.ts';

/**
 * A visitor's message as the inbox keeps it. What a site has signed is vouched for; what the visitor typed is only told, and stands beside the
 * message as a card. Refused: AddressWrong.
 */
export const postOf = (
  { thread, signed }: Visitor,
  { id, text, language, from = {}, page }: NewVisitorMessage,
  { files, readers, sites }: { files: Part[]; readers: Language; sites: string[] },
): WidgetPost | Refusal => {
  const spoken = language ?? readers;
  const phone = from.phone ? normalPhone(from.phone, spoken) : undefined;
  const email = from.email ? normalEmail(from.email) : undefined;
  if (from.phone && !phone) return refuse('AddressWrong', { address: from.phone });
  if (from.email && !email) return refuse('AddressWrong', { address: from.email });
  const vouched = [told('phone', signed?.phone, 'confirmed'), told('email', signed?.email, 'confirmed')];
  const typed = [told('phone', phone, 'claimed'), told('email', email, 'claimed')];
  const name = signed?.name ?? (from.name || visitorName(thread, spoken));
  const card: Part[] =
    phone || email ? [{ kind: 'card', name, phone: phone ?? '', ...(email ? { email } : {}), own: false }] : [];
  return {
    ...{ id, thread, at: new Date().toISOString(), name, language: spoken, text },
    parts: [...files, ...card, ...pageOf(page, sites)],
    told: [...vouched, ...typed].flat().filter(isFirst),
  };
};

/** Of the chat's own sites alone, and never what stands behind a path: it may be a secret. */
const pageOf = (page: string | undefined, sites: string[]): Part[] => {
  const url = page && URL.canParse(page) ? new URL(page) : undefined;
  return url && sites.includes(url.origin) ? [{ kind: 'page', url: `${url.origin}${url.pathname}`.slice(0, 500) }] : [];
};

type Told = WidgetPost['told'][number];

const told = (kind: Told['kind'], value: string | null | undefined, trust: Told['trust']): Told[] =>
  value ? [{ kind, value, trust }] : [];

const isFirst = (one: Told, index: number, all: Told[]): boolean =>
  all.findIndex(({ kind, value }) => kind === one.kind && value === one.value) === index;
