import { IconPencil } from '@tabler/icons-react';
import { lazy, Suspense, useRef, useState } from 'react';
import type { Lead } from '../../workflows/lead/lead.schema.ts';
import type { Pipeline } from '../../workflows/pipeline/pipeline.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { FieldValue } from '../field/FieldValue.tsx';
import { Button } from '../kit/Button.tsx';
import { Chip } from '../kit/Chip.tsx';
import { useKeys } from '../kit/keys.ts';
import { Money } from '../kit/Money.tsx';
import { Section } from '../kit/Section.tsx';
import { mayAssign, useMe, useUsers } from '../session.tsx';
import { assign } from './given-away.ts';
import { usePast, usePastWhy } from './story/past.ts';
import { loadWords, useWords } from '../words.ts';
import { Client } from '../contact/Client.tsx';
import { LeadPeople } from '../contact/LeadPeople.tsx';
import { EditFacts } from './EditFacts.tsx';
import css from './Lead.module.css';
import { Origin, Pair } from './Origin.tsx';
import { Planned } from './process/Planned.tsx';
import { Why } from './assign/Why.tsx';

const LeadFields = lazy(async () => {
  const [{ LeadFields: fields }] = await Promise.all([import('../contact/LeadFields.tsx'), loadWords('field')]);
  return { default: fields };
});

/** The lead's own fields, its client, where it came from, and why this user has it. */
export const Facts = ({ lead, pipeline }: { lead: Lead; pipeline: Pipeline }) => {
  const { t, language } = useWords('lead');
  const [editing, setEditing] = useState(false);
  const past = usePast();
  const pastWhy = usePastWhy();
  const closed = lead.closedAt !== null || past;
  const { fields, lossReasons } = pipeline.definition;
  useKeys([{ keys: 'e', does: t('edit'), run: () => !closed && setEditing(true) }]);
  const lossReason = lossReasons.find(({ key }) => key === lead.lossReason)?.name;
  return (
    <>
      <Section
        title={t('facts')}
        aside={
          !editing && (
            <Button
              look="quiet"
              icon={<IconPencil size={15} />}
              label={t('edit')}
              why={past ? t(pastWhy) : closed ? t('closed') : undefined}
              onClick={() => setEditing(true)}
            />
          )
        }
      >
        {editing ? (
          <EditFacts lead={lead} pipeline={pipeline} onDone={() => setEditing(false)} />
        ) : (
          <dl className={css.pairs}>
            <Pair name={t('field.amount')}>
              <b>
                <Money amount={lead.amount} />
              </b>
            </Pair>
            <Pair name={t('field.responsible_id')}>
              <Responsible lead={lead} />
            </Pair>
            {fields.map((field) => (
              <Pair key={field.key} name={inLanguage(field.name, language)}>
                <FieldValue field={field} value={lead.fields[field.key]} />
                <Planned lead={lead} pipeline={pipeline} field={field.key} />
              </Pair>
            ))}
            <Pair name={t('field.tags')}>
              {lead.tags.length ? lead.tags.map((tag) => <Chip key={tag}>{tag}</Chip>) : '—'}
            </Pair>
            {lead.lossReason && (
              <Pair name={t('field.loss_reason')}>
                {lossReason ? inLanguage(lossReason, language) : lead.lossReason}
              </Pair>
            )}
          </dl>
        )}
      </Section>
      <Client lead={lead} />
      <LeadPeople lead={lead} />
      <Suspense>
        <LeadFields lead={lead} />
      </Suspense>
      <Origin lead={lead} />
      <Why lead={lead} />
    </>
  );
};

const Responsible = ({ lead }: { lead: Lead }) => {
  const { t } = useWords('lead');
  const me = useMe();
  const users = useUsers();
  const select = useRef<HTMLSelectElement>(null);
  const past = usePast();
  const may = mayAssign(me, lead) && lead.closedAt === null && !past;
  useKeys(
    [{ keys: 'a', does: t('assign'), run: () => (select.current?.focus(), select.current?.showPicker?.()) }],
    may,
  );
  const responsible = users.find(({ id }) => id === lead.responsibleId);
  if (!may) return responsible?.name ?? t('nobody');
  return (
    <select
      ref={select}
      className={css.assign}
      aria-label={t('assign')}
      value={lead.responsibleId ?? ''}
      onChange={(event) =>
        void assign(lead, event.target.value, users.find(({ id }) => id === event.target.value)?.name ?? '')
      }
    >
      {!lead.responsibleId && <option value="">{t('nobody')}</option>}
      {users
        .filter(({ active, role, id }) => (active && role === 'manager') || id === lead.responsibleId)
        .map(({ id, name, onShift }) => (
          <option key={id} value={id}>
            {name}
            {onShift || id === lead.responsibleId ? '' : ` · ${t('offShift')}`}
          </option>
        ))}
    </select>
  );
};
