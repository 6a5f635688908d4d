import { IconBolt } from '@tabler/icons-react';
import { useId } from 'react';
import type { PublicationChoice, ShownPlan } from '../../workflows/publication/publication.schema.ts';
import { useSaid } from './said.ts';
import { Examples } from './Examples.tsx';
import type { Names } from './names.ts';
import css from './Publish.module.css';

type Props = {
  plan: ShownPlan;
  choice: PublicationChoice;
  names: Names;
  onChange: (more: Partial<PublicationChoice>) => void;
};

/** Automations whose moment has already passed for leads that move: they act at once, or never. */
export const Late = ({ plan, choice, names, onChange }: Props) => {
  const { t } = useSaid();
  const name = useId();
  if (plan.fires.length === 0 || choice.keep) return null;
  return (
    <div className={css.choices}>
      <p>{t('late', { count: plan.firing })}</p>
      <ul className={css.groups}>
        {plan.fires.map(({ automation, count, leads }) => (
          <li key={automation}>
            <Examples count={count} leads={leads} icon={<IconBolt size={16} />} tone="violet">
              {names.automation(automation)}
            </Examples>
          </li>
        ))}
      </ul>
      <fieldset className={css.either}>
        <legend>{t('late.choice')}</legend>
        {[false, true].map((fire) => (
          <label key={String(fire)} className={css.switch}>
            <input type="radio" name={name} checked={choice.fire === fire} onChange={() => onChange({ fire })} />
            <span>
              {t(fire ? 'late.fire' : 'late.hold')}
              <small>{t(fire ? 'late.fire.more' : 'late.hold.more')}</small>
            </span>
          </label>
        ))}
      </fieldset>
    </div>
  );
};
