import { IconPhone } from '@tabler/icons-react';
import { phoneText } from '../../workflows/contact/phone-text.ts';
import { useMyLine } from '../call/my-line.ts';
import css from './Phone.module.css';

type Props = {
  phone: string;
  leadId?: string | undefined;
  contactId?: string | undefined;
  /** the promise that is kept by it */
  callbackId?: string | undefined;
  /** a sign alone, by which name it calls */
  short?: string;
};

/** A number that calls by a press: by a line where I have one, else as the browser can. */
export const Phone = ({ phone, leadId, contactId, callbackId, short }: Props) => {
  const byLine = useMyLine();
  return (
    <a
      className={css.phone}
      href={`tel:${phone}`}
      aria-label={short && `${short}: ${phoneText(phone)}`}
      onClick={(event) => {
        event.stopPropagation();
        if (!byLine || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        const wish = { phone, ...(leadId ? { leadId } : {}), ...(contactId ? { contactId } : {}) };
        void import('../call/calls.ts').then(async ({ dial }) => dial({ ...wish, callbackId }));
      }}
    >
      <IconPhone size={short ? 16 : 14} aria-hidden />
      {!short && phoneText(phone)}
    </a>
  );
};
