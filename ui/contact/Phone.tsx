import { IconPhone } from '@tabler/icons-react';
import { phoneText } from '../../workflows/contact/phone-text.ts';
import css from './Phone.module.css';

/** A number that calls by a press. */
export const Phone = ({ phone }: { phone: string }) => (
  <a className={css.phone} href={`tel:${phone}`}>
    <IconPhone size={14} aria-hidden />
    {phoneText(phone)}
  </a>
);
