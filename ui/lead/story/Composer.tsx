import { useState } from 'react';
import type { Lead } from '../../../workflows/lead/lead.schema.ts';
import { post, queryKeys } from '../../api.ts';
import { cache } from '../../cache.ts';
import { Button } from '../../kit/Button.tsx';
import { useKept } from '../../kept.ts';
import { useKeys } from '../../kit/keys.ts';
import { toastProblem } from '../../kit/toast.tsx';
import { useWords } from '../../words.ts';
import css from '../Lead.module.css';

/** A note under the story; what was typed stays here until the server has it. */
export const Composer = ({ lead, onTask }: { lead: Lead; onTask: () => void }) => {
  const { t } = useWords('lead');
  const { value: text, key, change, forget } = useKept(`note.${lead.id}`, '');
  const [busy, setBusy] = useState(false);
  const send = async () => {
    if (!text.trim() || busy) return;
    setBusy(true);
    try {
      await post(`/leads/${lead.id}/notes`, { text: text.trim() }, { key });
      forget();
      await cache.invalidateQueries({ queryKey: queryKeys.events(lead.id) });
    } catch (error) {
      toastProblem(error);
    } finally {
      setBusy(false);
    }
  };
  useKeys([{ keys: 'n', does: t('note'), run: () => document.getElementById('note')?.focus() }]);
  return (
    <div className={css.composer}>
      <textarea
        id="note"
        aria-label={t('note')}
        placeholder={t('note.hint')}
        value={text}
        maxLength={10_000}
        rows={2}
        onChange={({ target }) => (target.value ? change(target.value) : forget())}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
        }}
      />
      <div className={css.buttons}>
        <Button look="quiet" onClick={onTask}>
          {t('task.add')}
        </Button>
        <Button
          look="primary"
          keys="mod+enter"
          busy={busy}
          why={text.trim() ? undefined : t('note.needs')}
          onClick={() => void send()}
        >
          {t('note.send')}
        </Button>
      </div>
    </div>
  );
};
