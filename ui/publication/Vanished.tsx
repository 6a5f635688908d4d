import type { PublicationChoice, ShownPlan } from '../../workflows/publication/publication.schema.ts';
import { useSaid } from './said.ts';
import type { Names } from './names.ts';
import css from './Publish.module.css';

type Props = {
  plan: ShownPlan;
  choice: PublicationChoice;
  names: Names;
  onChange: (more: Partial<PublicationChoice>) => void;
};

/** Stages that the new version does not have, with the leads that stand there: each gets another one, or its leads stay on their version. */
export const Vanished = ({ plan, choice, names, onChange }: Props) => {
  const { t } = useSaid();
  const counts = new Map<string, number>();
  for (const { reason, fate, from, count } of plan.groups)
    if (fate === 'map' || reason === 'StageGone' || reason === 'StageCloses' || choice.stageMap[from] !== undefined)
      counts.set(from, (counts.get(from) ?? 0) + count);
  const lost = plan.groups.some(({ reason }) => reason === 'RunLost');
  if (choice.keep || (counts.size === 0 && !lost && !choice.endRuns)) return null;
  return (
    <div className={css.choices}>
      {[...counts].map(([from, count]) => (
        <label key={from} className={css.map}>
          <span>
            {t('vanished', { stage: names.stage(from) })} <b>{t('leads', { count })}</b>
          </span>
          <select
            value={choice.stageMap[from] ?? ''}
            onChange={({ target: { value } }) => {
              const { [from]: _, ...others } = choice.stageMap;
              onChange({ stageMap: value ? { ...others, [from]: value } : others });
            }}
          >
            <option value="">{t('vanished.stay')}</option>
            {names.targets.map(({ key, name }) => (
              <option key={key} value={key}>
                {t('vanished.to', { stage: name })}
              </option>
            ))}
          </select>
        </label>
      ))}
      {(lost || choice.endRuns) && (
        <label className={css.switch}>
          <input
            type="checkbox"
            checked={choice.endRuns}
            onChange={(event) => onChange({ endRuns: event.target.checked })}
          />
          <span>
            {t('endRuns')}
            <small>{t('endRuns.more')}</small>
          </span>
        </label>
      )}
    </div>
  );
};
