import { IconBan, IconCheck, IconDots, IconStarFilled, IconX } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { isVouched } from '../../workflows/contact/address.ts';
import type { ClientAddress } from '../../workflows/contact/address.schema.ts';
import type { Lead } from '../../workflows/lead/lead.schema.ts';
import { useFormName } from '../form/form-name.ts';
import { Button } from '../kit/Button.tsx';
import { MenuItem, Pop } from '../kit/Menu.tsx';
import { nearDayText } from '../kit/time.ts';
import { useNow } from '../kit/Time.tsx';
import { usePast } from '../lead/story/past.ts';
import { useUsers } from '../session.tsx';
import { useWords } from '../words.ts';
import { addressLink, addressText } from './address-text.ts';
import css from './Client.module.css';
import { Phone } from './Phone.tsx';
import { Confirmation } from './Confirmation.tsx';
import { mayAsk, useAskToConfirm } from './confirm.ts';
import { decide, type AddressWord } from './decide.ts';

type Shown = { lead: Lead; contactId: string; address: ClientAddress };

export const Address = ({ lead, contactId, address, all }: Shown & { all: ClientAddress[] }) => {
  const { t } = useWords('contact');
  const past = usePast();
  const [open, setOpen] = useState(false);
  const asking = useAskToConfirm(contactId);
  const dots = useRef<HTMLSpanElement>(null);
  const act = (word: AddressWord) => (setOpen(false), void decide(lead.id, address, word));
  const several = all.filter(({ kind, refused }) => kind === address.kind && !refused).length > 1;
  return (
    <>
      <span className={css.address}>
        {address.kind === 'phone' ? (
          <Phone phone={address.value} leadId={lead.id} contactId={contactId} />
        ) : (
          <a href={addressLink(address)}>{addressText(address)}</a>
        )}
        {address.main && (
          <IconStarFilled size={12} role="img" aria-label={t('address.main')} data-hint={t('address.main')} />
        )}
        {!past && (
          <span ref={dots}>
            <Button
              look="quiet"
              icon={<IconDots size={15} />}
              label={t('address.more', { address: addressText(address) })}
              aria-haspopup="menu"
              aria-expanded={open}
              onClick={() => setOpen(!open)}
            />
          </span>
        )}
      </span>
      <AddressOrigin address={address} />
      {!past && <Confirmation contactId={contactId} address={address} />}
      {open && dots.current && (
        <Pop at={dots.current} label={addressText(address)} onClose={() => setOpen(false)}>
          {!isVouched(address.trust) && <MenuItem onClick={() => act('accept')}>{t('address.vouch')}</MenuItem>}
          {several && !address.main && <MenuItem onClick={() => act('main')}>{t('address.makeMain')}</MenuItem>}
          {mayAsk(address) && (
            <MenuItem onClick={() => (setOpen(false), void asking.write(address.id))}>{t('confirm.ask')}</MenuItem>
          )}
          <MenuItem onClick={() => act('refuse')}>{t('address.notHers')}</MenuItem>
        </Pop>
      )}
    </>
  );
};

export const AskedAddress = ({ lead, contactId, address }: Shown) => {
  const { t } = useWords('contact');
  const asking = useAskToConfirm(contactId);
  const past = usePast();
  return (
    <div className={css.one}>
      <span>{addressText(address)}</span>
      <AddressOrigin address={address} />
      {address.given && <span className={css.dim}>{t(address.used ? 'address.usedHere' : 'address.givenHere')}</span>}
      {!past && (
        <span className={css.acts}>
          <Button icon={<IconCheck size={14} />} onClick={() => void decide(lead.id, address, 'accept')}>
            {t('address.accept')}
          </Button>
          <Button icon={<IconX size={14} />} onClick={() => void decide(lead.id, address, 'refuse')}>
            {t('address.refuse')}
          </Button>
          {mayAsk(address) && (
            <Button busy={asking.busy} onClick={() => void asking.write(address.id)}>
              {t('confirm.ask')}
            </Button>
          )}
        </span>
      )}
      {!past && <Confirmation contactId={contactId} address={address} />}
    </div>
  );
};

export const AddressOrigin = ({
  address: { trust, origin, since, refused, stopped },
}: {
  address: Omit<ClientAddress, 'given' | 'used'>;
}) => {
  const { t } = useWords('contact');
  const users = useUsers();
  const now = useNow();
  const formName = useFormName();
  const nameOf = (id: string | undefined) => users.find((user) => user.id === id)?.name ?? t('address.colleague');
  const from = t(`address.from.${origin.from}`, {
    key: origin.from === 'form' ? formName(origin.key ?? '') : (origin.key ?? ''),
    name: nameOf(origin.by),
  });
  const { confirmedAt, confirmedBy } = origin;
  const proved =
    trust === 'confirmed' && confirmedAt
      ? t(confirmedBy ? 'address.confirmedBy' : 'address.confirmedAt', {
          day: nearDayText(confirmedAt, now),
          name: nameOf(confirmedBy),
        })
      : t(`address.trust.${trust}`);
  const decided = refused ? 'refused' : trust === 'staff' && origin.decidedBy ? 'accepted' : undefined;
  const who = decided ? t(`address.${decided}By`, { name: nameOf(origin.decidedBy) }) : proved;
  return (
    <span className={css.dim}>
      {[from, nearDayText(since, now), who].join(' · ')}
      {stopped && (
        <span className={css.stopped}>
          <IconBan size={13} aria-hidden /> {t('address.stopped')}
        </span>
      )}
    </span>
  );
};
