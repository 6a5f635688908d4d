import { IconArrowUp, IconTrash } from '@tabler/icons-react';
import type { Duration } from '../../workflows/automation/duration.schema.ts';
import type { ServicePolicy } from '../../workflows/service/policy.schema.ts';
import { promiseWords } from '../../workflows/service/promise.words.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { ConditionBuilder } from '../automation/condition/ConditionBuilder.tsx';
import { Button } from '../kit/Button.tsx';
import { Chip } from '../kit/Chip.tsx';
import { Input, Select } from '../kit/Field.tsx';
import { Section } from '../kit/Section.tsx';
import { useTicketPipelines } from '../ticket/tickets.ts';
import { useCalendars } from '../user/users.ts';
import { useWords } from '../words.ts';
import { Ladder } from './Ladder.tsx';
import { Length } from './Length.tsx';
import { usePolicyFacts } from './policy-facts.ts';
import css from './ServiceSettings.module.css';

type Props = {
  policy: ServicePolicy;
  fixed: boolean;
  onChange: (policy: ServicePolicy) => void;
  onRemove: () => void;
  onRaise: (() => void) | undefined;
};

const kinds = ['first_answer', 'next_answer', 'resolution'] as const;

/** One policy: for whom, by which calendar, how long for what, where the clock stands still, whom to tell. */
export const PolicyEditor = ({ policy, fixed, onChange, onRemove, onRaise }: Props) => {
  const { t, language } = useWords('service');
  const calendars = useCalendars();
  const stages = useTicketPipelines().flatMap(({ definition }) =>
    definition.stages.filter(({ kind }) => kind === 'open'),
  );
  const facts = usePolicyFacts();
  const toggle = <T,>(list: T[], one: T): T[] =>
    list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
  const aim = (kind: (typeof kinds)[number], length: Duration | undefined) => {
    const { [kind]: _, ...others } = policy.targets;
    onChange({ ...policy, targets: { ...others, ...(length ? { [kind]: length } : {}) } });
  };
  return (
    <Section
      title={inLanguage(policy.name, language)}
      aside={
        !fixed && (
          <>
            {onRaise && <Button look="quiet" label={t('raise')} icon={<IconArrowUp size={16} />} onClick={onRaise} />}
            <Button look="quiet" label={t('remove')} icon={<IconTrash size={16} />} onClick={onRemove} />
          </>
        )
      }
    >
      <fieldset className={css.policy} disabled={fixed}>
        <Input
          label={t('name')}
          required
          maxLength={100}
          value={inLanguage(policy.name, language)}
          onChange={({ target }) => onChange({ ...policy, name: { ...policy.name, [language]: target.value } })}
        />
        <div className={css.for}>
          <span className={css.dim}>{t(policy.when ? 'for' : 'for.all')}</span>
          <ConditionBuilder
            label={t('for')}
            value={policy.when}
            facts={facts}
            onChange={(when) => {
              const { when: _, ...others } = policy;
              onChange({ ...others, ...(when ? { when } : {}) });
            }}
          />
        </div>
        <Select
          label={t('calendar')}
          value={policy.calendar ?? ''}
          onChange={({ target }) => {
            const { calendar: _, ...others } = policy;
            onChange({ ...others, ...(target.value ? { calendar: target.value } : {}) });
          }}
        >
          <option value="">{t('calendar.none')}</option>
          {calendars.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </Select>
        {kinds.map((kind) => (
          <Length
            key={kind}
            label={inLanguage(promiseWords[kind], language)}
            value={policy.targets[kind]}
            onChange={(length) => aim(kind, length)}
          />
        ))}
        {stages.length > 0 && (
          <div role="group" aria-label={t('waits')} className={css.row}>
            <span className={css.dim}>{t('waits')}</span>
            {stages.map(({ key, name }) => (
              <Chip
                key={key}
                on={policy.waits.includes(key)}
                onClick={() => onChange({ ...policy, waits: toggle(policy.waits, key) })}
              >
                {inLanguage(name, language)}
              </Chip>
            ))}
          </div>
        )}
        <Ladder ladder={policy.ladder} fixed={fixed} onChange={(ladder) => onChange({ ...policy, ladder })} />
      </fieldset>
    </Section>
  );
};
