import type { Pipeline } from '../../workflows/pipeline/pipeline.schema.ts';
import { priorityWords, ticketValueWords } from '../../workflows/ticket/column.words.ts';
import type { TicketMassOrder } from '../../workflows/ticket/ticket-mass.schema.ts';
import { Priority } from '../../workflows/ticket/priority.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { Select } from '../kit/Field.tsx';
import { useUsers } from '../session.tsx';
import { useOpenGroups } from '../work/groups.ts';
import { useWords } from '../words.ts';
import type { Kind } from './mass-change.ts';
import { Stage, Tags } from './MassFields.tsx';

type Props = { pipeline: Pipeline | undefined; onChange: (order: TicketMassOrder | undefined) => void };

/** What the order about tickets needs to know: a stage, a person or a group, a priority, tags. */
export const TicketFields = ({ kind, pipeline, onChange }: Props & { kind: Kind }) => {
  switch (kind) {
    case 'move':
      return (
        pipeline && (
          <Stage
            pipeline={pipeline}
            onChange={(order) =>
              onChange(
                order && {
                  ...{ do: 'ticket.move', stage: order.stage },
                  ...(order.lossReason ? { reason: order.lossReason } : {}),
                },
              )
            }
          />
        )
      );
    case 'assign':
      return <Assign onChange={onChange} />;
    case 'priority':
      return <Urgency onChange={onChange} />;
    case 'tag':
      return <Tags onChange={(order) => onChange(order && { ...order, do: 'ticket.tag' })} />;
  }
};

const GROUP = 'group ';
const NOBODY = 'nobody';

const Assign = ({ onChange }: Pick<Props, 'onChange'>) => {
  const { t, language } = useWords('mass-change');
  const users = useUsers().filter(({ active }) => active);
  const groups = useOpenGroups();
  const orderOf = (to: string): TicketMassOrder => {
    if (to.startsWith(GROUP)) return { do: 'ticket.assign', to: null, group: to.slice(GROUP.length) };
    return { do: 'ticket.assign', to: to === NOBODY ? null : to };
  };
  return (
    <Select
      label={t('user')}
      defaultValue=""
      onChange={({ target: { value } }) => onChange(value ? orderOf(value) : undefined)}
    >
      <option value="">{t('choose')}</option>
      <option value={NOBODY}>{t('toQueue')}</option>
      {groups.length > 0 && (
        <optgroup label={t('byGroup')}>
          {groups.map(({ id, name }) => (
            <option key={id} value={`${GROUP}${id}`}>
              {inLanguage(name, language)}
            </option>
          ))}
        </optgroup>
      )}
      <optgroup label={t('byUser')}>
        {users.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </optgroup>
    </Select>
  );
};

const Urgency = ({ onChange }: Pick<Props, 'onChange'>) => {
  const { t, language } = useWords('mass-change');
  return (
    <Select
      label={inLanguage(ticketValueWords.priority, language)}
      defaultValue=""
      onChange={({ target: { value } }) => {
        const priority = Priority.options.find((one) => one === value);
        onChange(priority && { do: 'ticket.change', priority });
      }}
    >
      <option value="">{t('choose')}</option>
      {Priority.options.map((one) => (
        <option key={one} value={one}>
          {inLanguage(priorityWords[one], language)}
        </option>
      ))}
    </Select>
  );
};
