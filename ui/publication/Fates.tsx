import { IconAlertTriangle, IconArrowRight, IconBolt, IconLock, IconRoute } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { PlanGroup, ShownPlan } from '../../workflows/publication/publication.schema.ts';
import { numberText } from '../kit/number.ts';
import type { Say } from '../words.ts';
import { useSaid } from './said.ts';
import { Examples } from './Examples.tsx';
import type { Names } from './names.ts';
import css from './Publish.module.css';

/** The plan in big numbers, then why some leads stay where they are. */
export const Fates = ({ plan, names, fire }: { plan: ShownPlan; names: Names; fire: boolean }) => {
  const { t } = useSaid();
  const held = plan.groups.filter(({ fate }) => fate === 'blocked');
  return (
    <>
      <div className={css.tiles}>
        <Tile icon={<IconArrowRight />} tone="green" value={plan.move} name={t('fate.move')} />
        {plan.map > 0 && <Tile icon={<IconRoute />} tone="blue" value={plan.map} name={t('fate.map')} />}
        {plan.keep > 0 && <Tile icon={<IconLock />} tone="dim" value={plan.keep} name={t('fate.keep')} />}
        <Tile
          icon={<IconAlertTriangle />}
          tone={plan.blocked ? 'amber' : 'dim'}
          value={plan.blocked}
          name={t('fate.blocked')}
        />
        <Tile
          icon={<IconBolt />}
          tone={plan.firing ? 'violet' : 'dim'}
          value={plan.firing}
          name={t(fire ? 'fate.firing' : 'fate.late')}
        />
      </div>
      {held.length > 0 && (
        <ul className={css.groups}>
          {held.map((group) => (
            <li key={`${group.reason} ${group.from} ${group.of}`}>
              <Examples count={group.count} leads={group.leads} icon={<IconAlertTriangle size={16} />} tone="amber">
                {reasonText(group, names, t)}
              </Examples>
            </li>
          ))}
        </ul>
      )}
    </>
  );
};

const Tile = ({ icon, tone, value, name }: { icon: ReactNode; tone: string; value: number; name: string }) => {
  const { language } = useSaid();
  return (
    <div className={css.tile} data-tone={tone}>
      <b>{numberText(value, language)}</b>
      <span>
        {icon}
        {name}
      </span>
    </div>
  );
};

/** Why leads of a group stay on their version. */
export const reasonText = (
  { reason, from, of }: Pick<PlanGroup, 'reason' | 'from' | 'of'>,
  names: Names,
  t: Say,
): string => {
  const stage = names.stage(from);
  switch (reason) {
    case 'EntryNotMet':
      return t('reason.EntryNotMet', { stage, of: of ?? '' });
    case 'RunLost':
    case 'RunChanged':
      return t(`reason.${reason}`, { stage, automation: names.automation(of ?? '') });
    case 'MapWrong':
      return t('reason.MapWrong', { stage, target: names.stage(of ?? '') });
    case 'StageCloses':
      return t('reason.StageCloses', { stage });
    default:
      return t('reason.StageGone', { stage });
  }
};
