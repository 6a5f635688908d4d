import { useState } from 'react';
import type { MassOrder } from '../../workflows/mass-change/mass-change.schema.ts';
import type { Pipeline } from '../../workflows/pipeline/pipeline.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { Input, Select } from '../kit/Field.tsx';
import { useUsers } from '../session.tsx';
import { useWords } from '../words.ts';
import type { Kind } from './mass-change.ts';

type Props = { pipeline: Pipeline; onChange: (order: MassOrder | undefined) => void };
type Of<Do extends MassOrder['do']> = { onChange: (order: Extract<MassOrder, { do: Do }> | undefined) => void };

/** What the order needs to know: a stage, a user, tags. */
export const MassFields = ({ kind, ...props }: Props & { kind: Kind }) =>
  kind === 'move' ? <Stage {...props} /> : kind === 'assign' ? <Responsible {...props} /> : <Tags {...props} />;

export const Stage = ({ pipeline: { definition }, onChange }: Pick<Props, 'pipeline'> & Of<'move'>) => {
  const { t, language } = useWords('mass-change');
  const [stage, setStage] = useState('');
  const [reason, setReason] = useState('');
  const isLoss = definition.stages.find(({ key }) => key === stage)?.kind === 'lost';
  const choose = (next: string, lossReason: string) => {
    const loses = definition.stages.find(({ key }) => key === next)?.kind === 'lost';
    onChange(
      !next || (loses && !lossReason) ? undefined : { do: 'move', stage: next, ...(loses ? { lossReason } : {}) },
    );
  };
  return (
    <>
      <Select
        label={t('stage')}
        value={stage}
        onChange={({ target: { value } }) => {
          setStage(value);
          choose(value, reason);
        }}
      >
        <option value="">{t('choose')}</option>
        {definition.stages
          .filter(({ retired }) => !retired)
          .map(({ key, name }) => (
            <option key={key} value={key}>
              {inLanguage(name, language)}
            </option>
          ))}
      </Select>
      {isLoss && (
        <Select
          label={t('lossReason')}
          value={reason}
          onChange={({ target: { value } }) => {
            setReason(value);
            choose(stage, value);
          }}
        >
          <option value="">{t('choose')}</option>
          {definition.lossReasons.map(({ key, name }) => (
            <option key={key} value={key}>
              {inLanguage(name, language)}
            </option>
          ))}
        </Select>
      )}
    </>
  );
};

const RULES = ['least_busy', 'round_robin'] as const;

const Responsible = ({ onChange }: Props) => {
  const { t } = useWords('mass-change');
  const users = useUsers();
  return (
    <Select
      label={t('user')}
      defaultValue=""
      onChange={({ target: { value } }) => {
        const rule = RULES.find((one) => one === value);
        onChange(rule ? { do: 'assign_by_rule', rule: { rule } } : value ? { do: 'assign', userId: value } : undefined);
      }}
    >
      <option value="">{t('choose')}</option>
      <optgroup label={t('byRule')}>
        {RULES.map((rule) => (
          <option key={rule} value={rule}>
            {t(`rule.${rule}`)}
          </option>
        ))}
      </optgroup>
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

export const Tags = ({ onChange }: Of<'tag'>) => {
  const { t } = useWords('mass-change');
  const [tags, setTags] = useState({ add: '', remove: '' });
  const write = (next: typeof tags) => {
    setTags(next);
    const [add, remove] = [listed(next.add), listed(next.remove)];
    onChange(add.length + remove.length > 0 ? { do: 'tag', add, remove } : undefined);
  };
  return (
    <>
      <Input
        label={t('tag.add')}
        hint={t('tag.hint')}
        value={tags.add}
        onChange={({ target }) => write({ ...tags, add: target.value })}
      />
      <Input
        label={t('tag.remove')}
        value={tags.remove}
        onChange={({ target }) => write({ ...tags, remove: target.value })}
      />
    </>
  );
};

const listed = (text: string): string[] =>
  [...new Set(text.split(',').map((tag) => tag.trim().slice(0, 60)))].filter(Boolean).slice(0, 20);
