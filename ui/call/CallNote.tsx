import { TextArea } from '../kit/Field.tsx';
import { useKept } from '../kept.ts';
import type { Call } from '../../workflows/call/call.schema.ts';
import { useWords } from '../words.ts';

/** What is written while one talks: kept in this browser at once, and with the call once it is told what came of it. */
export const useNote = (call: Call) => {
  const { value, change, forget } = useKept(`call.${call.id}`, call.note);
  return { value, change, forget, said: value.trim() === call.note ? {} : { note: value.trim() } };
};

export const CallNote = ({ note: { value, change }, rows }: { note: ReturnType<typeof useNote>; rows: number }) => {
  const { t } = useWords('call');
  return (
    <TextArea
      label={t('note')}
      placeholder={t('note.hint')}
      rows={rows}
      maxLength={4000}
      value={value}
      onChange={({ target }) => change(target.value)}
    />
  );
};
