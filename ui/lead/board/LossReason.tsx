import type { Pipeline } from '../../../workflows/pipeline/pipeline.schema.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { Dialog } from '../../kit/Dialog.tsx';
import { Kbd } from '../../kit/Kbd.tsx';
import { useKeys } from '../../kit/keys.ts';
import { useWords } from '../../words.ts';
import css from './LossReason.module.css';

type Props = { pipeline: Pipeline; name: string; onChoose: (reason: string) => void; onClose: () => void };

/** A loss is asked for its reason; one key or one click answers. */
export const LossReason = ({ pipeline, name, onChoose, onClose }: Props) => {
  const { t } = useWords('lead/board');
  return (
    <Dialog onClose={onClose} title={t('loss.title')}>
      <p className={css.text}>{t('loss.text', { name })}</p>
      <Reasons pipeline={pipeline} onChoose={onChoose} />
    </Dialog>
  );
};

const Reasons = ({ pipeline, onChoose }: Pick<Props, 'pipeline' | 'onChoose'>) => {
  const { language } = useWords('lead/board');
  const reasons = pipeline.definition.lossReasons;
  useKeys(reasons.slice(0, 9).map(({ key }, index) => ({ keys: String(index + 1), run: () => onChoose(key) })));
  return (
    <div className={css.reasons}>
      {reasons.map((reason, index) => (
        <button key={reason.key} type="button" className={css.reason} onClick={() => onChoose(reason.key)}>
          {inLanguage(reason.name, language)}
          {index < 9 && <Kbd keys={String(index + 1)} />}
        </button>
      ))}
    </div>
  );
};
