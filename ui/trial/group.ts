import type { TrialWhole } from '../../workflows/trial/trial.schema.ts';
import type { Language } from '../language.ts';
import { wall } from '../kit/time.ts';
import type { Say } from '../words.ts';
import { nameIn } from './story.ts';

/** What the leads of a group have in common, as a title. */
export const groupText = (group: string, { definition }: TrialWhole, language: Language, t: Say): string => {
  const [kind = '', ...rest] = group.split(':');
  const of = rest.join(':');
  if (kind === 'a' || kind === 'b') return nameIn(definition.automations, of, language);
  if (kind === 'm' || kind === 'n') return t(`group.${kind}`, { count: Number.parseInt(of, 10), many: of });
  if (kind === 't' || kind === 'u') {
    const day = of.split('/')[1];
    return day ? t(`group.${kind}.day`, { day: wall(`${day}T12:00:00Z`).format('D MMMM') }) : t(`group.${kind}`);
  }
  return t(`group.${kind}`);
};
