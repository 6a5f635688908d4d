import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { zoneName } from '../../workflows/contact/zone-name.ts';
import type { Lead } from '../../workflows/lead/lead.schema.ts';
import { Section } from '../kit/Section.tsx';
import { exactText } from '../kit/time.ts';
import { Time, useNow } from '../kit/Time.tsx';
import { useWords } from '../words.ts';
import css from './Lead.module.css';
import { useStory } from './story.ts';

export const Contacts = ({ lead }: { lead: Lead }) => {
  const { t } = useWords('lead');
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
            </Pair>
          ))}
          {contact.emails.map((email) => (
            <Pair key={email} name={t('contact.email')}>
              <a href={`mailto:${email}`}>{email}</a>
            </Pair>
          ))}
          <Pair name={t('contact.language')}>{t(`language.${contact.language}`)}</Pair>
          {contact.clock !== undefined && (
            <Pair name={t('contact.clock')}>
              <Clock clock={contact.clock} />
            </Pair>
          )}
        </dl>
      ))}
    </Section>
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
      {time} <span className={css.dim}>{t(`contact.clock.${clock.by}`, { zone })}</span>
    </>
  );
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
