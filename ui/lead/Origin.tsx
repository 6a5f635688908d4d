import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Unread } from '../../workflows/ad-form/ad-form.ts';
import { isReason, reasonText } from '../../workflows/delivery/reason.ts';
import type { Event } from '../../workflows/event/event.schema.ts';
import type { Lead } from '../../workflows/lead/lead.schema.ts';
import { Chip } from '../kit/Chip.tsx';
import { Section } from '../kit/Section.tsx';
import { exactText } from '../kit/time.ts';
import { Time } from '../kit/Time.tsx';
import { useWords } from '../words.ts';
import css from './Lead.module.css';
import { useStory } from './story.ts';

export const Contacts = ({ lead }: { lead: Lead }) => {
  const { t } = useWords('lead');
  const unread = unreadOf(useStory(lead.id).data?.items, lead);
  return (
    <Section title={t('contacts')}>
      {lead.contacts.map((contact) => (
        <dl key={contact.id} className={css.pairs}>
          <Pair name={t('contact.name')}>
            <b>{contact.name}</b>
          </Pair>
          {contact.phones.map((phone) => (
            <Pair key={phone} name={t('contact.phone')}>
              <a href={`tel:${phone}`}>{phoneText(phone)}</a>
              <Unreachable why={contact.unreachable?.[phone]} />
            </Pair>
          ))}
          {contact.emails.map((email) => (
            <Pair key={email} name={t('contact.email')}>
              <a href={`mailto:${email}`}>{email}</a>
              <Unreachable why={contact.unreachable?.[email]} />
            </Pair>
          ))}
          <Pair name={t('contact.language')}>{t(`language.${contact.language}`)}</Pair>
        </dl>
      ))}
      {unread.length > 0 && (
        <dl className={css.pairs}>
          {unread.map(([kind, text]) => (
            <Pair key={kind} name={t(`contact.${kind}`)}>
              {text}{' '}
              <Chip tone="amber" icon={<IconAlertTriangle size={14} />}>
                {t('contact.unread')}
              </Chip>
            </Pair>
          ))}
        </dl>
      )}
    </Section>
  );
};

/** The last message to this address did not arrive because of the address. */
const Unreachable = ({ why }: { why: string | undefined }) => {
  const { language } = useWords('lead');
  if (!why || !isReason(why)) return null;
  return (
    <span className={css.unreachable}>
      <IconAlertTriangle size={14} aria-hidden /> {reasonText(why, undefined, language)}
    </span>
  );
};

/** What an ad gave as a phone or an e-mail and could not be read, until the contact has one. */
const unreadOf = (story: Event[] | undefined, { contacts }: Lead): [kind: string, text: string][] => {
  const created = story?.find(({ type }) => type === 'lead.created');
  const known = { phone: contacts.some(({ phones }) => phones[0]), email: contacts.some(({ emails }) => emails[0]) };
  return Object.entries((created?.data['unread'] ?? {}) as Unread).filter(([kind]) => !known[kind as keyof Unread]);
};

/** Where the lead came from, and whether the client agreed to hear from us. */
export const Origin = ({ lead }: { lead: Lead }) => {
  const { t } = useWords('lead');
  const created = useStory(lead.id).data?.items.find(({ type }) => type === 'lead.created');
  const consent = created?.data['consent'];
  return (
    <Section title={t('source')}>
      <dl className={css.pairs}>
        {Object.entries(lead.source).map(([key, value]) => (
          <Pair key={key} name={named.includes(key) ? t(`source.${key}`) : key}>
            {value}
          </Pair>
        ))}
        <Pair name={t('created')}>
          <Time at={lead.createdAt} as="exact" />
        </Pair>
        {created && (created.data['form'] || consent !== undefined) && (
          <Pair name={t('consent')}>
            {consent ? (
              <span className={css.green}>
                <IconCheck size={14} /> {t('consent.given', { when: exactText(created.at) })}
              </span>
            ) : (
              t('consent.none')
            )}
          </Pair>
        )}
      </dl>
    </Section>
  );
};

export const Pair = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
);

const named = [
  'form',
  'ad',
  'utm_source',
  'utm_medium',
  'utm_campaign',
  'utm_content',
  'utm_term',
  'referrer',
  'page',
  'channel',
  'demo',
];

/** `+7 701 555 20 18`, `+380 67 123 45 67`; other countries as they are. */
const phoneText = (phone: string): string =>
  /^\+7\d{10}$/.test(phone)
    ? phone.replace(/^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/, '+7 $1 $2 $3 $4')
    : /^\+380\d{9}$/.test(phone)
      ? phone.replace(/^\+380(\d{2})(\d{3})(\d{2})(\d{2})$/, '+380 $1 $2 $3 $4')
      : phone;
