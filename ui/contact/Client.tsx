import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { IconAddressBook, IconAlertTriangle, IconPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { asksAbout } from '../../workflows/contact/address.ts';
import { isReason, reasonText } from '../../workflows/delivery/reason.ts';
import { isEvent } from '../../workflows/event/catalogue.ts';
import type { Event } from '../../workflows/event/event.schema.ts';
import { zoneName } from '../../workflows/contact/zone-name.ts';
import type { Lead } from '../../workflows/lead/lead.schema.ts';
import { post } from '../ask/ask.ts';
import { asking } from '../ask/asking.ts';
import { Button } from '../kit/Button.tsx';
import { InPlace } from '../kit/InPlace.tsx';
import { Problem } from '../kit/Problem.tsx';
import { Section } from '../kit/Section.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { useNow } from '../kit/Time.tsx';
import { usePast } from '../lead/story/past.ts';
import { useWords } from '../words.ts';
import shared from '../lead/Lead.module.css';
import css from './Client.module.css';
import { Pair } from '../lead/Origin.tsx';
import { useStory } from '../lead/story/lead-story.ts';
import { addressText } from './address-text.ts';
import { Address, AddressOrigin, AskedAddress } from './Address.tsx';
import { changeContact, contactQuery } from './contacts.ts';
import { decide, settle } from './decide.ts';
import { NewAddress } from './NewAddress.tsx';
import { SharedWith } from './SharedWith.tsx';

/** Who the client is, by which addresses, who vouches for them, and what a colleague is asked about them. */
export const Client = ({ lead }: { lead: Lead }) => {
  const { t } = useWords('contact');
  const past = usePast();
  const [adding, setAdding] = useState(false);
  const plus = useRef<HTMLSpanElement>(null);
  const added = () => {
    setAdding(false);
    plus.current?.querySelector('button')?.focus();
  };
  const { data, error, refetch } = useQuery(asking('/leads/{id}/client', { path: { id: lead.id } }));
  const part = (contactId: string) =>
    settle(lead.id, () => post('/leads/{id}/other-person', { path: { id: lead.id }, body: { contactId } }));
  const unread = unreadOf(useStory(lead.id).data?.items, lead);
  const { language, clock, unreachable } = lead.contacts.find(({ main }) => main) ?? {};
  if (!data)
    return (
      <Section title={t('contacts')}>
        {error ? <Problem error={error} again={() => void refetch()} /> : <Skeleton rows={3} height={20} />}
      </Section>
    );
  const shown = data.addresses.filter((one) => !one.refused && !asksAbout(one, data.addresses));
  const asked = data.addresses.filter((one) => asksAbout(one, data.addresses));
  const refused = data.addresses.filter((one) => one.refused);
  return (
    <Section
      title={t('contacts')}
      aside={
        !past && (
          <span ref={plus}>
            <Button
              look="quiet"
              icon={<IconPlus size={15} />}
              label={t('address.add')}
              aria-expanded={adding}
              onClick={() => setAdding(!adding)}
            />
          </span>
        )
      }
    >
      <dl className={`${shared.pairs} ${css.who}`}>
        <Pair name={t('contact.name')}>
          <ClientName id={data.contactId} name={data.name} />
        </Pair>
        {shown.map((one) => (
          <Pair key={one.id} name={t(`contact.${one.kind}`)}>
            <Address lead={lead} contactId={data.contactId} address={one} all={data.addresses} />
            <Unreachable why={unreachable?.[one.value]} />
          </Pair>
        ))}
        {language && <Pair name={t('contact.language')}>{t(`language.${language}`)}</Pair>}
        {clock !== undefined && (
          <Pair name={t('contact.clock')}>
            <Clock clock={clock} />
          </Pair>
        )}
      </dl>
      {unread.length > 0 && (
        <dl className={`${shared.pairs} ${css.who}`}>
          {unread.map(([kind, text]) => (
            <Pair key={kind} name={t(`contact.${kind}`)}>
              {text}
              <span className={css.unread}>
                <IconAlertTriangle size={14} aria-hidden /> {t('contact.unread')}
              </span>
            </Pair>
          ))}
        </dl>
      )}
      {data.earlierLeads > 0 && <p className={css.known}>{t('client.known', { count: data.earlierLeads })}</p>}
      {adding && <NewAddress lead={lead} onDone={added} />}
      {asked.length > 0 && (
        <div className={css.asked} role="group" aria-label={t('client.also')}>
          <h3>{t('client.also')}</h3>
          {asked.map((one) => (
            <AskedAddress key={one.id} lead={lead} contactId={data.contactId} address={one} />
          ))}
        </div>
      )}
      {data.shares.map((one) => (
        <SharedWith key={one.contactId} lead={lead} sharing={one} />
      ))}
      {data.joined && !past && (
        <div className={css.line}>
          {t('client.joined', { name: data.joined.name })}
          <Button look="quiet" onClick={() => void part(data.joined!.contactId)}>
            {t('client.part')}
          </Button>
        </div>
      )}
      {refused.map((one) => (
        <div key={one.id} className={css.line}>
          <s>{addressText(one)}</s> <AddressOrigin address={one} />
          {!past && (
            <Button look="quiet" onClick={() => void decide(lead.id, one, 'accept')}>
              {t('address.accept')}
            </Button>
          )}
        </div>
      ))}
    </Section>
  );
};

/** Edited in place by who sees all of the client; the link leads to the client's own page. */
const ClientName = ({ id, name }: { id: string; name: string }) => {
  const { t } = useWords('contact');
  const past = usePast();
  const { data: contact } = useQuery(contactQuery(id));
  return (
    <>
      {past || !contact?.whole ? (
        <b>{name}</b>
      ) : (
        <InPlace
          label={t('contact.name')}
          value={contact.name}
          required
          onSave={(next) => changeContact(contact, { name: next })}
        />
      )}
      <Link to="/contacts/$id" params={{ id }} aria-label={t('open')} data-hint={t('open')}>
        <IconAddressBook size={15} aria-hidden />
      </Link>
    </>
  );
};

/** The last message to this address did not arrive because of the address. */
const Unreachable = ({ why }: { why: string | undefined }) => {
  const { language } = useWords('contact');
  if (!why || !isReason(why)) return null;
  return (
    <span className={shared.unreachable}>
      <IconAlertTriangle size={14} aria-hidden /> {reasonText(why, undefined, language)}
    </span>
  );
};

/** What an ad gave as a phone or an e-mail and could not be read, until the contact has one. */
const unreadOf = (story: Event[] | undefined, { contacts }: Lead): [kind: string, text: string][] => {
  const created = story?.find((event) => isEvent(event, 'lead.created'));
  const known = { phone: contacts.some(({ phones }) => phones[0]), email: contacts.some(({ emails }) => emails[0]) };
  const unread = created?.data.unread ?? {};
  return (['phone', 'email'] as const).flatMap((kind) =>
    unread[kind] && !known[kind] ? [[kind, unread[kind]] as [string, string]] : [],
  );
};

/** What the client's clock shows now and what tells us so: who calls looks here first. */
const Clock = ({ clock }: { clock: Lead['contacts'][number]['clock'] }) => {
  const { t, language } = useWords('contact');
  const now = useNow();
  if (!clock) return t('contact.clock.unknown');
  const time = new Intl.DateTimeFormat('ru', { timeZone: clock.zone, hour: '2-digit', minute: '2-digit' }).format(now);
  const zone = zoneName(clock.zone, new Date(now).toISOString(), language);
  return (
    <>
      {time} <span className={shared.dim}>{t(`contact.clock.${clock.by}`, { zone })}</span>
    </>
  );
};
