import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { IconArrowsJoin2, IconInfoCircle, IconX } from '@tabler/icons-react';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { whyNotChange } from '../../workflows/contact/decide.ts';
import { knownZones, zoneName } from '../../workflows/contact/zone-name.ts';
import type { Contact } from '../../workflows/contact/contact.schema.ts';
import type { Field } from '../../workflows/field/field.schema.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import { get } from '../ask/ask.ts';
import { askAgain } from '../ask/asking.ts';
import { cache } from '../cache.ts';
import { CallbacksOf } from '../callback/CallbacksOf.tsx';
import { CompanyPicker } from '../company/CompanyPicker.tsx';
import { useClientLanguages } from '../company/used.ts';
import { fieldSides } from '../field/field-sides.tsx';
import { useFields } from '../field/fields.ts';
import { RecordFields } from '../field/RecordFields.tsx';
import { Files } from '../file/Files.tsx';
import { WriteButton } from '../conversation/WriteButton.tsx';
import { Button } from '../kit/Button.tsx';
import { Page } from '../kit/Header.tsx';
import { InPlace } from '../kit/InPlace.tsx';
import { PageProblem } from '../kit/Problem.tsx';
import { refusalText } from '../kit/problem.ts';
import { Section } from '../kit/Section.tsx';
import { PageSkeleton } from '../kit/Skeleton.tsx';
import { useNow } from '../kit/Time.tsx';
import { toastProblem } from '../kit/toast.tsx';
import { Pair } from '../lead/Origin.tsx';
import { RecordTimeline } from '../timeline/RecordTimeline.tsx';
import { Here } from '../user/Here.tsx';
import { useWords, type Say } from '../words.ts';
import shared from '../lead/Lead.module.css';
import { Addresses } from './Addresses.tsx';
import { Alike } from './Alike.tsx';
import css from './Card.module.css';
import { changeContact, contactQuery, findContacts, refreshPeople } from './contacts.ts';
import { Leads } from './Leads.tsx';
import { MergedList } from './MergedList.tsx';
import { OtherCompanies } from './OtherCompanies.tsx';
import { MergePanel, type Side } from './MergePanel.tsx';
import { WayBack } from './WayBack.tsx';

export const ContactPage = () => {
  const { id = '' } = useParams({ strict: false });
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery(contactQuery(id));
  // merged into another meanwhile
  const moved = data && data.id !== id ? data.id : undefined;
  useEffect(() => {
    if (moved) void navigate({ to: '/contacts/$id', params: { id: moved }, replace: true });
  }, [moved, navigate]);
  if (error && !data) return <PageProblem error={error} again={() => void refetch()} />;
  return data ? <ContactScreen contact={data} /> : <PageSkeleton />;
};

const ContactScreen = ({ contact }: { contact: Contact }) => {
  const { t, language } = useWords('contact');
  const fields = useFields('contact');
  const [merging, setMerging] = useState<{ first?: string }>();
  const refresh = () => void (refreshPeople(), askAgain([['/contacts/{id}'], ['/leads/{id}']]));
  const [phone, email] = (['phone', 'email'] as const).map(
    (kind) => contact.addresses.find((one) => one.kind === kind && !one.refused)?.value,
  );
  useEffect(() => void (document.title = `${contact.name} · Voronka`), [contact.name]);
  const refusal = whyNotChange({ mergedInto: null, sees: contact.whole });
  const why = refusal && refusalText(refusal);
  return (
    <Page
      back={<WayBack to="/contacts" />}
      title={contact.name}
      note={[contact.position, contact.company?.name].filter(Boolean).join(' · ')}
      action={
        <>
          <Here noun="contact" id={contact.id} />
          <WriteButton client={contact} />
          <Button icon={<IconArrowsJoin2 size={16} />} folds why={why} onClick={() => setMerging({})}>
            {t('merge')}
          </Button>
        </>
      }
    >
      <div className={css.columns}>
        <div className={css.stack}>
          {why && (
            <p className={css.note}>
              <IconInfoCircle size={16} aria-hidden /> {why}
            </p>
          )}
          <Alike
            name={contact.name}
            phone={phone}
            email={email}
            except={contact.id}
            {...(why ? {} : { act: { text: t('merge'), run: (first: string) => setMerging({ first }) } })}
          />
          <ContactFacts contact={contact} why={why} />
          <RecordFields
            noun="contact"
            record={contact}
            why={why}
            save={(version, values) => changeContact({ ...contact, version }, { fields: values })}
            fresh={() => get('/contacts/{id}', { path: { id: contact.id } })}
          />
          <Addresses contact={contact} why={why} />
          <CallbacksOf contactId={contact.id} why={why} />
          <Files record={{ noun: 'contact', id: contact.id }} />
          <MergedList merged={contact.merged} why={why} refresh={refresh} />
        </div>
        <div className={css.story}>
          <Leads leads={contact.leads} />
          <RecordTimeline noun="contact" id={contact.id} />
        </div>
      </div>
      {merging && (
        <MergePanel
          noun="contacts"
          own={sideOf(contact, fields, t, language)}
          find={findContacts}
          read={async (id) =>
            sideOf(await cache.fetchQuery({ ...contactQuery(id), staleTime: 0 }), fields, t, language)
          }
          refresh={refresh}
          first={merging.first}
          onClose={() => setMerging(undefined)}
        />
      )}
    </Page>
  );
};

const sideOf = (contact: Contact, fields: Field[], t: Say, reader: Language): Side => {
  const { id, name, company, position, language, timeZone } = contact;
  return {
    ...{ id, name },
    values: [
      { what: 'name', label: t('field.name'), text: name },
      { what: 'companyId', label: t('field.company'), text: company?.name ?? '' },
      { what: 'position', label: t('field.position'), text: position },
      { what: 'language', label: t('contact.language'), text: t(`language.${language}`) },
      {
        what: 'timeZone',
        label: t('field.zone'),
        text: timeZone ? zoneName(timeZone, new Date().toISOString(), reader) : '',
      },
      ...fieldSides(fields, contact.fields, reader),
    ],
  };
};

const ContactFacts = ({ contact, why }: { contact: Contact; why: string | undefined }) => {
  const { t, language } = useWords('contact');
  const save = (values: Parameters<typeof changeContact>[1]) => changeContact(contact, values);
  const used = useClientLanguages();
  const now = new Date(useNow()).toISOString();
  // naming a zone is dear: those to choose from come once the card stands
  const own = useMemo(() => (contact.timeZone ? [contact.timeZone] : []), [contact.timeZone]);
  const all = useMemo(() => [...new Set([...knownZones(), ...own])], [own]);
  const zones = useDeferredValue(all, own);
  return (
    <Section title={t('facts')}>
      <dl className={shared.pairs}>
        <Pair name={t('field.name')}>
          <InPlace label={t('field.name')} value={contact.name} why={why} required onSave={(name) => save({ name })} />
        </Pair>
        <Pair name={t('field.company')}>
          <Company contact={contact} why={why} />
        </Pair>
        <Pair name={t('field.position')}>
          <InPlace
            label={t('field.position')}
            value={contact.position}
            why={why}
            maxLength={120}
            onSave={(position) => save({ position })}
          />
        </Pair>
        {contact.company && (
          <Pair name={t('company.others')}>
            <OtherCompanies contact={contact} why={why} />
          </Pair>
        )}
        <Pair name={t('contact.language')}>
          <select
            className={css.select}
            aria-label={t('contact.language')}
            disabled={Boolean(why)}
            value={contact.language}
            onChange={({ target }) => void save({ language: target.value as Language }).catch(toastProblem)}
          >
            {[...new Set([...used, contact.language])].map((one) => (
              <option key={one} value={one}>
                {t(`language.${one}`)}
              </option>
            ))}
          </select>
        </Pair>
        <Pair name={t('field.zone')}>
          <select
            className={css.select}
            aria-label={t('field.zone')}
            disabled={Boolean(why)}
            value={contact.timeZone ?? ''}
            onChange={({ target }) => void save({ timeZone: target.value || null }).catch(toastProblem)}
          >
            <option value="">{t('field.zone.none')}</option>
            {zones.map((zone) => (
              <option key={zone} value={zone}>
                {zoneName(zone, now, language)}
              </option>
            ))}
          </select>
        </Pair>
      </dl>
    </Section>
  );
};

const Company = ({ contact, why }: { contact: Contact; why: string | undefined }) => {
  const { t } = useWords('contact');
  const [picking, setPicking] = useState(false);
  const set = async (companyId: string | null) => {
    await changeContact(contact, { companyId }).catch(toastProblem);
    setPicking(false);
  };
  if (picking) return <CompanyPicker onPick={(id) => void set(id)} onCancel={() => setPicking(false)} />;
  return (
    <>
      {contact.company && (
        <Link to="/companies/$id" params={{ id: contact.company.id }}>
          {contact.company.name}
        </Link>
      )}
      <Button look="quiet" why={why} onClick={() => setPicking(true)}>
        {t(contact.company ? 'company.change' : 'company.choose')}
      </Button>
      {contact.company && (
        <Button
          look="quiet"
          icon={<IconX size={14} />}
          label={t('company.remove')}
          why={why}
          onClick={() => void set(null)}
        />
      )}
    </>
  );
};
