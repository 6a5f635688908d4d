import type { AdSource } from '../../workflows/ad-form/ad-form.schema.ts';
import { receivingOf } from '../../workflows/ad-form/receiving.ts';
import { Chip } from '../kit/Chip.tsx';
import { useWords } from '../words.ts';

const tones = { off: 'dim', noSecrets: 'amber', trouble: 'red', on: 'green' } as const;
const words = { off: 'form:off', noSecrets: 'noSecrets', trouble: 'trouble', on: 'form:on' } as const;

/** Whether leads come in from a source, or why not. */
export const Receiving = ({ source }: { source: AdSource }) => {
  const { t } = useWords('ad-form');
  const is = receivingOf(source);
  return <Chip tone={tones[is]}>{t(words[is])}</Chip>;
};
