import { IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Decision } from '../../workflows/lead/lead.ts';
import type { Event } from '../../workflows/event/event.schema.ts';
import type { Lead } from '../../workflows/lead/lead.schema.ts';
import type { Currency } from '../../workflows/money/money.schema.ts';
import type { Pipeline } from '../../workflows/pipeline/pipeline.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { get, isProblem, patch, post, queryKeys, type Page } from '../api.ts';
import { cache } from '../cache.ts';
import { minorUnits } from '../kit/amount.ts';
import { Avatar } from '../kit/Avatar.tsx';
import { Button } from '../kit/Button.tsx';
import { Chip } from '../kit/Chip.tsx';
import { Input, Select } from '../kit/Field.tsx';
import { Money } from '../kit/Money.tsx';
import { Time } from '../kit/Time.tsx';
import { toast, toastProblem } from '../kit/toast.tsx';
import { takeLead } from '../live.ts';
import { mayAssign, useMe, useUsers } from '../session.tsx';
import { useWords } from '../words.ts';
import css from './Lead.module.css';

/** The lead's own fields, its people, where it came from, and why this person has it. */
export const Facts = ({ lead, pipeline }: { lead: Lead; pipeline: Pipeline }) => {
  const { t, language } = useWords('lead');
  const [editing, setEditing] = useState(false);
  const me = useMe();
  const users = useUsers();
  const responsible = users.find(({ id }) => id === lead.responsibleId);
  const assign = async (userId: string) => {
    try {
      await post(`/leads/${lead.id}/assign`, { userId });
      await cache.invalidateQueries({ queryKey: queryKeys.lead(lead.id) });
    } catch (error) {
      toastProblem(error);
    }
  };
  return (
    <div className={css.stack}>
      <section className={css.panel}>
        <h2>
          {t('facts')}
          <Button look="quiet" icon={<IconPencil size={15} />} label={t('edit')} onClick={() => setEditing(!editing)} />
        </h2>
        {editing ? (
          <EditFacts lead={lead} pipeline={pipeline} onDone={() => setEditing(false)} />
        ) : (
          <dl className={css.pairs}>
            <dt>{t('field.amount')}</dt>
            <dd>
              <b>
                <Money amount={lead.amount} />
              </b>
            </dd>
            <dt>{t('field.responsible_id')}</dt>
            <dd>
              {mayAssign(me, lead) && lead.closedAt === null ? (
                <select className={css.assign} aria-label={t('assign')} value={lead.responsibleId ?? ''} onChange={(event) => void assign(event.target.value)}>
                  {!lead.responsibleId && <option value="">{t('nobody')}</option>}
                  {users
                    .filter(({ active, role, id }) => (active && role === 'manager') || id === lead.responsibleId)
                    .map(({ id, name, onShift }) => (
                      <option key={id} value={id}>
                        {name}
                        {onShift ? '' : ` · ${t('offShift')}`}
                      </option>
                    ))}
                </select>
              ) : (
                <>{responsible ? <Avatar id={responsible.id} name={responsible.name} size={20} /> : null} {responsible?.name ?? t('nobody')}</>
              )}
            </dd>
            {pipeline.definition.fields.map((field) => {
              const value = lead.fields[field.key];
              const option = field.options?.find((one) => one.value === value);
              return (
                <Pair key={field.key} name={inLanguage(field.name, language)}>
                  {option ? inLanguage(option.name, language) : value === undefined || value === null || value === '' ? '—' : String(value)}
                </Pair>
              );
            })}
            <Pair name={t('field.tags')}>
              {lead.tags.length ? lead.tags.map((tag) => <Chip key={tag}>{tag}</Chip>) : '—'}
            </Pair>
            {lead.lossReason && <Pair name={t('field.loss_reason')}>{inLanguage(pipeline.definition.lossReasons.find(({ key }) => key === lead.lossReason)?.name ?? { ru: lead.lossReason }, language)}</Pair>}
          </dl>
        )}
      </section>
      <section className={css.panel}>
        <h2>{t('contacts')}</h2>
        {lead.contacts.map((contact) => (
          <dl key={contact.id} className={css.pairs}>
            <Pair name={t('contact.name')}>
              <b>{contact.name}</b>
            </Pair>
            {contact.phones.map((phone) => (
              <Pair key={phone} name={t('contact.phone')}>
                <a href={`tel:${phone}`}>{phone}</a>
              </Pair>
            ))}
            {contact.emails.map((email) => (
              <Pair key={email} name={t('contact.email')}>
                <a href={`mailto:${email}`}>{email}</a>
              </Pair>
            ))}
            <Pair name={t('contact.language')}>{t(`language.${contact.language}`)}</Pair>
          </dl>
        ))}
      </section>
      <section className={css.panel}>
        <h2>{t('source')}</h2>
        <dl className={css.pairs}>
          {Object.entries(lead.source).map(([key, value]) => (
            <Pair key={key} name={key.replace('utm_', '')}>
              {value}
            </Pair>
          ))}
          <Pair name={t('created')}>
            <Time at={lead.createdAt} as="exact" />
          </Pair>
        </dl>
      </section>
      <WhyThisPerson lead={lead} />
    </div>
  );
};

const Pair = ({ name, children }: { name: string; children: React.ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
);

/** The decision that was kept with the last assignment. */
const WhyThisPerson = ({ lead }: { lead: Lead }) => {
  const { t } = useWords('lead');
  const users = useUsers();
  const events = useQuery({ queryKey: queryKeys.events(lead.id), queryFn: ({ signal }) => get<Page<Event>>(`/leads/${lead.id}/events`, { query: { limit: 200 }, signal }) });
  const event = events.data?.items.findLast(({ type }) => type === 'lead.assigned');
  const decision = event?.data['decision'] as Decision | undefined;
  if (!decision) return null;
  const chosen = users.find(({ id }) => id === decision.chosen)?.name ?? '';
  return (
    <section className={css.panel}>
      <h2>{t('why', { name: chosen })}</h2>
      <p className={css.dim}>{t(`why.${decision.why}`)}</p>
      <ul className={css.candidates}>
        {decision.candidates.map((candidate) => (
          <li key={candidate.id}>
            <span>{candidate.name}</span>
            <span className={css.dim}>
              {t('why.load', { load: candidate.load, limit: candidate.limit })}
              {candidate.reason ? ` · ${t(`why.${candidate.reason}`)}` : ''}
            </span>
          </li>
        ))}
      </ul>
      {event?.cause && <p className={css.dim}>{t('why.rule', { rule: t(`rule.${decision.rule}`), version: event.cause.version })}</p>}
    </section>
  );
};

const EditFacts = ({ lead, pipeline, onDone }: { lead: Lead; pipeline: Pipeline; onDone: () => void }) => {
  const { t, language } = useWords('lead');
  const currency: Currency = lead.amount?.currency ?? pipeline.definition.currency;
  const [name, setName] = useState(lead.name);
  const [amount, setAmount] = useState(lead.amount ? String(lead.amount.amount / 100) : '');
  const [tags, setTags] = useState(lead.tags.join(', '));
  const [fields, setFields] = useState<Record<string, string>>(Object.fromEntries(pipeline.definition.fields.map(({ key }) => [key, String(lead.fields[key] ?? '')])));
  const units = amount.trim() === '' ? null : minorUnits(amount, currency);
  const save = async () => {
    try {
      const saved = await patch<Lead>(`/leads/${lead.id}`, {
        version: lead.version,
        name,
        amount: units === null || units === undefined ? null : { amount: units, currency },
        tags: tags.split(',').map((tag) => tag.trim()).filter(Boolean),
        fields: Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, value === '' ? null : value])),
      });
      if (saved.id) takeLead(saved);
      onDone();
      toast(t('saved'), { tone: 'green' });
    } catch (error) {
      if (isProblem(error, 'VersionChanged')) await cache.invalidateQueries({ queryKey: queryKeys.lead(lead.id) });
      toastProblem(error);
    }
  };
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Input label={t('field.name')} value={name} maxLength={200} required onChange={(event) => setName(event.target.value)} />
      <Input label={`${t('field.amount')}, ${currency}`} inputMode="decimal" value={amount} error={units === undefined ? t('amount.bad') : undefined} onChange={(event) => setAmount(event.target.value)} />
      {pipeline.definition.fields.map((field) =>
        field.options ? (
          <Select key={field.key} label={inLanguage(field.name, language)} value={fields[field.key]} onChange={(event) => setFields({ ...fields, [field.key]: event.target.value })}>
            <option value="">—</option>
            {field.options.map((option) => (
              <option key={option.value} value={option.value}>
                {inLanguage(option.name, language)}
              </option>
            ))}
          </Select>
        ) : (
          <Input key={field.key} label={inLanguage(field.name, language)} type={field.type === 'date' ? 'date' : 'text'} value={fields[field.key]} maxLength={2000} onChange={(event) => setFields({ ...fields, [field.key]: event.target.value })} />
        ),
      )}
      <Input label={t('field.tags')} hint={t('tags.hint')} value={tags} onChange={(event) => setTags(event.target.value)} />
      <div className={css.buttons}>
        <Button look="primary" type="submit" why={units === undefined ? t('amount.bad') : undefined}>
          {t('save')}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {t('kit:cancel')}
        </Button>
      </div>
    </form>
  );
};
