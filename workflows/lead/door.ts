import { words } from '../automation/kind.ts';
import type { Words } from '../words/words.schema.ts';

/** How a lead comes in: a form of ours, a network's ad form, somebody's program, a user who enters it. */
export const doors = ['form', 'ad', 'api', 'hand'] as const;
export type Door = (typeof doors)[number];

/** The door of the event `lead.created`; older events have none, so it follows from their actor. */
export const doorOf = ({
  data,
  actor,
}: {
  data: Record<string, unknown>;
  actor?: { kind: string } | undefined;
}): Door => {
  if (typeof data['form'] === 'string') return 'form';
  if (typeof data['ad'] === 'string') return 'ad';
  return data['door'] === 'hand' || (data['door'] === undefined && actor?.kind === 'user') ? 'hand' : 'api';
};

export const doorWords: Record<Door, Required<Words>> = {
  form: words('из формы', 'from a form', 'формадан', 'з форми'),
  ad: words('из рекламы', 'from an ad', 'жарнамадан', 'з реклами'),
  api: words('по API', 'by the API', 'API арқылы', 'через API'),
  hand: words('вручную', 'by hand', 'қолмен', 'вручну'),
};
