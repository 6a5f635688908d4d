import { useWords } from '../words.ts';
import { Dialog } from './Dialog.tsx';
import { Kbd } from './Kbd.tsx';
import css from './KeyList.module.css';
import { useKeyList } from './keys.ts';

/** All shortcuts that work on this screen. */
export const KeyList = ({ onClose }: { onClose: () => void }) => {
  const { t } = useWords('kit');
  const keys = useKeyList();
  return (
    <Dialog onClose={onClose} title={t('kit:keys.title')}>
      <dl className={css.list}>
        {keys.map((key) => (
          <div key={key.keys} className={css.row}>
            <dt>{key.does}</dt>
            <dd>
              <Kbd keys={key.keys} />
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
};
