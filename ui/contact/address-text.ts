import type { ClientAddress } from '../../workflows/contact/address.schema.ts';
import { phoneText } from '../../workflows/contact/phone-text.ts';

export const addressText = ({ kind, value }: Pick<ClientAddress, 'kind' | 'value'>): string =>
  kind === 'phone' ? phoneText(value) : value;
