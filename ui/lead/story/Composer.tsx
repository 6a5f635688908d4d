import type { Lead } from '../../../workflows/lead/lead.schema.ts';
import { post } from '../../ask/ask.ts';
import { useWrite } from '../../ask/use-write.ts';
import { Button } from '../../kit/Button.tsx';
import { useKept } from '../../kept.ts';
import { useKeys } from '../../kit/keys.ts';
import { useWords } from '../../words.ts';
import css from '../Lead.module.css';

/** A note under the story; what was typed stays here until the server has it. */
export const Composer = ({ lead, onTask }: { lead: Lead; onTask: () => void }) => {
  const { t } = useWords('lead');
  const { value: text, key, change, forget } = useKept(`note.${lead.id}`, '');
  const path = { id: lead.id };
  const sending = useWrite((note: string) => post('/leads/{id}/notes', { path, body: { text: note }, key }), {
    changes: [['/leads/{id}/events', { path }]],
    then: forget,
  });
  const send = () => void (text.trim() && sending.write(text.trim()));
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
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
        }}
      />
      <div className={css.buttons}>
        <Button look="quiet" onClick={onTask}>
          {t('task.add')}
        </Button>
        <Button
          look="primary"
          keys="mod+enter"
          busy={sending.busy}
          why={text.trim() ? undefined : t('note.needs')}
          onClick={send}
        >
          {t('note.send')}
        </Button>
      </div>
    </div>
  );
};
