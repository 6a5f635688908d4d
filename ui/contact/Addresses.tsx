import { IconBan, IconDots, IconPlus, IconStarFilled } from '@tabler/icons-react';
import { useRef, useState, type FormEvent } from 'react';
import { isVouched } from '../../workflows/contact/address.ts';
import type { Contact, ContactAddress } from '../../workflows/contact/contact.schema.ts';
import { post } from '../ask/ask.ts';
import { isProblem } from '../ask/problem.ts';
import { Button } from '../kit/Button.tsx';
import { Input } from '../kit/Field.tsx';
import { MenuItem, Pop } from '../kit/Menu.tsx';
import { problemText } from '../kit/problem.ts';
import { Section } from '../kit/Section.tsx';
import { useWords } from '../words.ts';
import { addressLink, addressText } from './address-text.ts';
import { AddressOrigin } from './Address.tsx';
import css from './Card.module.css';
import { Confirmation } from './Confirmation.tsx';
import { mayAsk, useAskToConfirm } from './confirm.ts';
import { Phone } from './Phone.tsx';
import { decideAddress, refreshContact, type AddressWord } from './contacts.ts';

/** The phones and e-mails of a person: where each came from, who vouches for it, and what a user decides about it. */
export const Addresses = ({ contact, why }: { contact: Contact; why: string | undefined }) => {
  const { t } = useWords('contact');
  const [adding, setAdding] = useState(false);
  const standing = contact.addresses.filter(({ refused }) => !refused);
  const refused = contact.addresses.filter((one) => one.refused);
  return (
    <Section
      title={t('contacts')}
      aside={
        <Button
          look="quiet"
          icon={<IconPlus size={15} />}
          label={t('address.add')}
          aria-expanded={adding}
          why={why}
          onClick={() => setAdding(!adding)}
        />
      }
    >
      <div className={css.rows}>
        {standing.length === 0 && !adding && <p className={css.dim}>{t('addresses.none')}</p>}
        {standing.map((one) => (
          <Address key={one.id} contact={contact} address={one} why={why} />
        ))}
        {adding && <NewAddress contact={contact} onDone={() => setAdding(false)} />}
        {refused.map((one) => (
          <div key={one.id} className={css.row}>
            <s>{addressText(one)}</s> <AddressOrigin address={one} />
            <Button look="quiet" why={why} onClick={() => void decideAddress(contact.id, one.id, 'accept')}>
              {t('address.accept')}
            </Button>
          </div>
        ))}
      </div>
    </Section>
  );
};

type Shown = { contact: Contact; address: ContactAddress; why: string | undefined };

const Address = ({ contact, address, why }: Shown) => {
  const { t } = useWords('contact');
  const [open, setOpen] = useState(false);
  const dots = useRef<HTMLSpanElement>(null);
  const act = (word: AddressWord) => (setOpen(false), void decideAddress(contact.id, address.id, word));
  const text = addressText(address);
  const asking = useAskToConfirm(contact.id);
  return (
    <div>
      <span className={css.row}>
        {address.stopped ? (
          <>
            <IconBan size={14} aria-hidden /> {text}
          </>
        ) : (
          <Reach address={address} contactId={contact.id} />
        )}
        {address.main && (
          <IconStarFilled size={12} role="img" aria-label={t('address.main')} data-hint={t('address.main')} />
        )}
        <span ref={dots}>
          <Button
            look="quiet"
            icon={<IconDots size={15} />}
            label={t('address.more', { address: text })}
            aria-haspopup="menu"
            aria-expanded={open}
            why={why}
            onClick={() => setOpen(!open)}
          />
        </span>
      </span>
      <AddressOrigin address={address} />
      {!why && <Confirmation contactId={contact.id} address={address} />}
      {open && dots.current && (
        <Pop at={dots.current} label={text} onClose={() => setOpen(false)}>
          {!isVouched(address.trust) && <MenuItem onClick={() => act('accept')}>{t('address.vouch')}</MenuItem>}
          {!address.main && <MenuItem onClick={() => act('main')}>{t('address.makeMain')}</MenuItem>}
          <MenuItem onClick={() => act(address.stopped ? 'resume' : 'stop')}>
            {t(address.stopped ? 'address.resume' : 'address.stop')}
          </MenuItem>
          {mayAsk(address) && (
            <MenuItem onClick={() => (setOpen(false), void asking.write(address.id))}>{t('confirm.ask')}</MenuItem>
          )}
          <MenuItem onClick={() => act('refuse')}>{t('address.notHers')}</MenuItem>
        </Pop>
      )}
    </div>
  );
};

const Reach = ({ address: { kind, value }, contactId }: { address: ContactAddress; contactId: string }) =>
  kind === 'phone' ? (
    <Phone phone={value} contactId={contactId} />
  ) : (
    <a href={addressLink({ kind, value })}>{addressText({ kind, value })}</a>
  );

const NewAddress = ({ contact, onDone }: { contact: Contact; onDone: () => void }) => {
  const { t } = useWords('contact');
  const [error, setError] = useState<string>();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const value = String(new FormData(event.currentTarget).get('value') ?? '').trim();
    try {
      const body = { kind: value.includes('@') ? ('email' as const) : ('phone' as const), value };
      await post('/contacts/{id}/addresses', { path: { id: contact.id }, body });
      onDone();
      refreshContact(contact.id);
    } catch (failure) {
      setError(isProblem(failure, 'AddressWrong') ? t('address.bad') : problemText(failure));
    }
  };
  return (
    <form
      className={css.form}
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        event.preventDefault();
        onDone();
      }}
    >
      <Input label={t('address.new')} name="value" error={error} autoFocus required />
      <div className={css.end}>
        <Button onClick={onDone}>{t('kit:cancel')}</Button>
        <Button look="primary" type="submit">
          {t('address.add')}
        </Button>
      </div>
    </form>
  );
};
