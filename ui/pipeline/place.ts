import type { Problem } from '../../workflows/pipeline/problems.ts';

/** What is open beside the board, kept in the address as `at`: `automation.welcome`, `automation.welcome.2.then.1`, `stage.new`, `pipeline`. */
export type DeepLink =
  | { kind: 'automation'; key: string; step?: string | undefined }
  | { kind: 'stage'; key: string }
  | { kind: 'pipeline'; part?: string | undefined };

export const placeText = (place: DeepLink): string => {
  if (place.kind === 'pipeline') return place.part ? `pipeline.${place.part}` : 'pipeline';
  const step = place.kind === 'automation' && place.step ? `.${place.step}` : '';
  return `${place.kind}.${place.key}${step}`;
};

export const placeFrom = (text: string | undefined): DeepLink | undefined => {
  const [kind, key = '', ...rest] = (text ?? '').split('.');
  if (kind === 'pipeline') return { kind, part: key || undefined };
  if (!key) return undefined;
  if (kind === 'stage') return { kind, key };
  return kind === 'automation' ? { kind, key, step: rest.join('.') || undefined } : undefined;
};

/** Where a problem is mended. */
export const placeOfProblem = ({ at }: Problem): DeepLink =>
  at.automation
    ? { kind: 'automation', key: at.automation, step: at.step }
    : at.stage
      ? { kind: 'stage', key: at.stage }
      : { kind: 'pipeline', part: at.part === 'pipeline' ? undefined : at.part };
