import type { EventData } from '../event/catalogue.ts';
import type { Words } from '../words/words.schema.ts';

/** How a lead comes in: a form of ours, a network's ad form, somebody's program, a user who enters it. */
export const doors = ['form', 'ad', 'api', 'hand'] as const;
export type Door = (typeof doors)[number];

/** The door of the event `lead.created`; older events have none, so it follows from their actor. */
export const doorOf = ({
  data,
  actor,
}: {
  data: EventData<'lead.created'>;
  actor?: { kind: string } | undefined;
}): Door => {
  if (data.form) return 'form';
  if (data.ad) return 'ad';
  return data.door === 'hand' || (data.door === undefined && actor?.kind === 'user') ? 'hand' : 'api';
};

export const doorWords: Record<Door, Required<Words>> = {
  form: { ru: 'из формы', en: 'from a form', kk: 'формадан', uk: 'з форми' },
  ad: { ru: 'из рекламы', en: 'from an ad', kk: 'жарнамадан', uk: 'з реклами' },
  api: { ru: 'по API', en: 'by the API', kk: 'API арқылы', uk: 'через API' },
  hand: { ru: 'вручную', en: 'by hand', kk: 'қолмен', uk: 'вручну' },
};
