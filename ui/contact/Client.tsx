import { useQuery } from '@tanstack/react-query';
import { IconAlertTriangle, IconCheck, IconDots, IconPlus, IconStarFilled, IconX } from '@tabler/icons-react';
import { useRef, useState, type FormEvent } from 'react';
import { asksAbout, isVouched } from '../../workflows/contact/address.ts';
import type { ClientAddress, LeadClient, Sharing } from '../../workflows/contact/address.schema.ts';
import { isReason, reasonText } from '../../workflows/delivery/reason.ts';
import { isEvent } from '../../workflows/event/catalogue.ts';
import type { Event } from '../../workflows/event/event.schema.ts';
import { zoneName } from '../../workflows/contact/zone-name.ts';
import type { Lead } from '../../workflows/lead/lead.schema.ts';
import { get, isProblem, post, queryKeys } from '../api.ts';
import { cache } from '../cache.ts';
import { Button } from '../kit/Button.tsx';
import { Input } from '../kit/Field.tsx';
import { MenuItem, Pop } from '../kit/Menu.tsx';
import { Problem } from '../kit/Problem.tsx';
import { problemText } from '../kit/problem.ts';
import { Section } from '../kit/Section.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { nearDayText } from '../kit/time.ts';
import { useNow } from '../kit/Time.tsx';
import { toastProblem } from '../kit/toast.tsx';
import { useUsers } from '../session.tsx';
import { usePast } from '../lead/story/past.ts';
import { useWords } from '../words.ts';
import css from './Client.module.css';
import shared from '../lead/Lead.module.css';
import { Pair } from '../lead/Origin.tsx';
import { useStory } from '../lead/story/lead-story.ts';

/** Who the client is, by which addresses, who vouches for them, and what a colleague is asked about them. */
export const Client = ({ lead }: { lead: Lead }) => {
  const { t } = useWords('lead');
  const past = usePast();
  const [adding, setAdding] = useState(false);
  const plus = useRef<HTMLSpanElement>(null);
  const added = () => {
    setAdding(false);
    plus.current?.querySelector('button')?.focus();
  };
  const { data, error, refetch } = useQuery({
    queryKey: queryKeys.client(lead.id),
    queryFn: ({ signal }) => get<LeadClient>(`/leads/${lead.id}/client`, { signal }),
  });
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
          <b>{data.name}</b>
        </Pair>
        {shown.map((one) => (
          <Pair key={one.id} name={t(`contact.${one.kind}`)}>
            <Address lead={lead} address={one} all={data.addresses} />
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
      {adding && <NewAddressForm lead={lead} onDone={added} />}
      {asked.length > 0 && (
        <div className={css.asked} role="group" aria-label={t('client.also')}>
          <h3>{t('client.also')}</h3>
          {asked.map((one) => (
            <AskedAddress key={one.id} lead={lead} address={one} />
          ))}
        </div>
      )}
      {data.shares.map((one) => (
        <SharedWith key={one.contactId} lead={lead} sharing={one} />
      ))}
      {data.joined && !past && (
        <div className={css.line}>
          {t('client.joined', { name: data.joined.name })}
          <Button look="quiet" onClick={() => void say(lead.id, 'other-person', { contactId: data.joined?.contactId })}>
            {t('client.part')}
          </Button>
        </div>
      )}
      {refused.map((one) => (
        <div key={one.id} className={css.line}>
          <s>{addressText(one)}</s> <Origin address={one} />
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

/** The last message to this address did not arrive because of the address. */
const Unreachable = ({ why }: { why: string | undefined }) => {
  const { language } = useWords('lead');
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
  const { t, language } = useWords('lead');
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

type Shown = { lead: Lead; address: ClientAddress };

const Address = ({ lead, address, all }: Shown & { all: ClientAddress[] }) => {
  const { t } = useWords('lead');
  const past = usePast();
  const [open, setOpen] = useState(false);
  const dots = useRef<HTMLSpanElement>(null);
  const act = (path: string) => (setOpen(false), void decide(lead.id, address, path));
  const several = all.filter(({ kind, refused }) => kind === address.kind && !refused).length > 1;
  return (
    <>
      <span className={css.address}>
        <a href={`${address.kind === 'phone' ? 'tel' : 'mailto'}:${address.value}`}>{addressText(address)}</a>
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
      <Origin address={address} />
      {open && dots.current && (
        <Pop at={dots.current} label={addressText(address)} onClose={() => setOpen(false)}>
          {!isVouched(address.trust) && <MenuItem onClick={() => act('accept')}>{t('address.vouch')}</MenuItem>}
          {several && !address.main && <MenuItem onClick={() => act('main')}>{t('address.makeMain')}</MenuItem>}
          <MenuItem onClick={() => act('refuse')}>{t('address.notHers')}</MenuItem>
        </Pop>
      )}
    </>
  );
};

const AskedAddress = ({ lead, address }: Shown) => {
  const { t } = useWords('lead');
  const past = usePast();
  return (
    <div className={css.one}>
      <span>{addressText(address)}</span>
      <Origin address={address} />
      {address.given && <span className={css.dim}>{t(address.used ? 'address.usedHere' : 'address.givenHere')}</span>}
      {!past && (
        <span className={css.acts}>
          <Button icon={<IconCheck size={14} />} onClick={() => void decide(lead.id, address, 'accept')}>
            {t('address.accept')}
          </Button>
          <Button icon={<IconX size={14} />} onClick={() => void decide(lead.id, address, 'refuse')}>
            {t('address.refuse')}
          </Button>
        </span>
      )}
    </div>
  );
};

const SharedWith = ({ lead, sharing }: { lead: Lead; sharing: Sharing }) => {
  const { t } = useWords('lead');
  const past = usePast();
  const answer = (same: boolean) => void say(lead.id, 'same-person', { contactId: sharing.contactId, same });
  const what = sharing.kinds.includes('phone') ? 'phone' : 'email';
  return (
    <div className={css.asked} role="group" aria-label={t('client.same')}>
      <p>
        {t(`client.shares.${what}`, { name: sharing.name })} <b>{t('client.same')}</b>
      </p>
      {!past && (
        <span className={css.acts}>
          <Button onClick={() => answer(true)}>{t('client.same.yes')}</Button>
          <Button onClick={() => answer(false)}>{t('client.same.no')}</Button>
        </span>
      )}
    </div>
  );
};

const Origin = ({ address: { trust, origin, since, refused } }: { address: ClientAddress }) => {
  const { t } = useWords('lead');
  const users = useUsers();
  const now = useNow();
  const nameOf = (id: string | undefined) => users.find((user) => user.id === id)?.name ?? t('address.colleague');
  const from = t(`address.from.${origin.from}`, { key: origin.key ?? '', name: nameOf(origin.by) });
  const decided = refused ? 'refused' : trust === 'staff' && origin.decidedBy ? 'accepted' : undefined;
  const who = decided ? t(`address.${decided}By`, { name: nameOf(origin.decidedBy) }) : t(`address.trust.${trust}`);
  return <span className={css.dim}>{[from, nearDayText(since, now), who].join(' · ')}</span>;
};

const NewAddressForm = ({ lead, onDone }: { lead: Lead; onDone: () => void }) => {
  const { t } = useWords('lead');
  const [error, setError] = useState<string>();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const value = String(new FormData(event.currentTarget).get('value') ?? '').trim();
    try {
      await post(`/leads/${lead.id}/addresses`, { kind: value.includes('@') ? 'email' : 'phone', value });
      onDone();
      refresh(lead.id);
    } catch (failure) {
      setError(isProblem(failure) && failure.status < 500 ? t('address.bad') : problemText(failure));
    }
  };
  return (
    <form
      className={css.add}
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onDone();
      }}
    >
      <Input label={t('address.new')} name="value" error={error} autoFocus required />
      <Button type="submit">{t('address.add')}</Button>
    </form>
  );
};

const decide = async (leadId: string, address: ClientAddress, path: string) =>
  say(leadId, `addresses/${address.id}/${path}`);

/** Sends what a colleague decided, and asks for the client anew whatever came of it. */
const say = async (leadId: string, path: string, body?: object): Promise<boolean> => {
  try {
    await post(`/leads/${leadId}/${path}`, body);
    return true;
  } catch (error) {
    toastProblem(error);
    return false;
  } finally {
    refresh(leadId);
  }
};

const refresh = (leadId: string): void => {
  void cache.invalidateQueries({ queryKey: ['client'] });
  void cache.invalidateQueries({ queryKey: queryKeys.lead(leadId) });
};

const addressText = ({ kind, value }: ClientAddress): string => (kind === 'phone' ? phoneText(value) : value);

/** `+7 701 555 20 18`, `+380 67 123 45 67`; other countries as they are. */
const phoneText = (phone: string): string =>
  /^\+7\d{10}$/.test(phone)
    ? phone.replace(/^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/, '+7 $1 $2 $3 $4')
    : /^\+380\d{9}$/.test(phone)
      ? phone.replace(/^\+380(\d{2})(\d{3})(\d{2})(\d{2})$/, '+380 $1 $2 $3 $4')
      : phone;
