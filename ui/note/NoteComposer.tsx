import type { ReactNode } from 'react';
import type { NoteNoun } from '../../workflows/note/note.schema.ts';
import type { User } from '../../workflows/user/user.schema.ts';
import { post } from '../ask/ask.ts';
import type { Question } from '../ask/asking.ts';
import { useWrite } from '../ask/use-write.ts';
import { useKept } from '../kept.ts';
import { Button } from '../kit/Button.tsx';
import { useKeys } from '../kit/keys.ts';
import { useWords } from '../words.ts';
import { NoteBox } from './NoteBox.tsx';
import css from './Note.module.css';

type Props = {
  record: { noun: NoteNoun; id: string };
  /** the story that it is written into */
  changes: readonly Question[];
  sees?: (user: User) => boolean;
  /** what else can be written here */
  children?: ReactNode;
};

const paths = {
  lead: '/leads/{id}/notes',
  contact: '/contacts/{id}/notes',
  company: '/companies/{id}/notes',
  ticket: '/tickets/{id}/notes',
} as const;

/** A note under a story; what was typed stays here until the server has it. */
export const NoteComposer = ({ record: { noun, id }, changes, sees, children }: Props) => {
  const { t } = useWords('note');
  const { value: text, key, change, forget } = useKept(`note.${id}`, '');
  const sending = useWrite(
    // the endpoints are alike, which their union does not tell
    () => post(paths[noun] as '/leads/{id}/notes', { path: { id }, body: { text: text.trim() }, key }),
    { then: forget, changes },
  );
  const send = () => void (text.trim() && sending.write());
  useKeys([{ keys: 'n', does: t('write'), run: () => document.getElementById('note')?.focus() }]);
  return (
    <div className={css.composer}>
      <NoteBox
        id="note"
        aria-label={t('write')}
        placeholder={t('hint')}
        rows={2}
        value={text}
        sees={sees}
        onChange={(typed) => (typed ? change(typed) : forget())}
        onSend={send}
      />
      <div className={css.buttons}>
        {children}
        <Button
          look="primary"
          keys="mod+enter"
          busy={sending.busy}
          why={text.trim() ? undefined : t('needs')}
          onClick={send}
        >
          {t('send')}
        </Button>
      </div>
    </div>
  );
};
