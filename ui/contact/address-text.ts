import type { ClientAddress } from '../../workflows/contact/address.schema.ts';
import { phoneText } from '../../workflows/contact/phone-text.ts';

type Shown = Pick<ClientAddress, 'kind' | 'value'>;

/** Beyond this a chat's own name says nothing to people. */
const LONGEST_NAME = 20;

/** As people read it; of a chat with a name that is none only whose chat it is. */
export const addressText = ({ kind, value }: Shown): string => {
  if (kind === 'phone') return phoneText(value);
  const at = value.lastIndexOf('@');
  return kind !== 'email' && at > LONGEST_NAME ? value.slice(at) : value;
};

/** What a click on it opens; nothing opens a chat but the chat itself. */
export const addressLink = ({ kind, value }: Shown): string | undefined =>
  kind === 'phone' ? `tel:${value}` : kind === 'email' ? `mailto:${value}` : undefined;
