import { IconEyeOff, IconPlayerRecord } from '@tabler/icons-react';
import type { Call } from '../../workflows/call/call.schema.ts';
import { Button } from '../kit/Button.tsx';
import { useKeys } from '../kit/keys.ts';
import { useWords } from '../words.ts';
import { useOrders } from './orders.ts';

/** Whoever talks: begins a recording that the client has agreed to, and keeps a card number out of it. */
export const RecordButton = ({ call }: { call: Call }) => {
  const { t } = useWords('call');
  const { record, mask, unmask } = useOrders(call);
  const { state, gaps, mayBegin } = call.recording;
  const isMasked = gaps.at(-1)?.to === null;
  const toggle = mayBegin ? record : isMasked ? unmask : mask;
  const isThere = mayBegin || state === 'going';
  const label = t(mayBegin ? 'record' : isMasked ? 'unmask' : 'mask');
  useKeys([{ keys: 'alt+m', does: label, whileTyping: true, run: () => isThere && void toggle.write() }]);
  if (!isThere) return null;
  return (
    <Button
      icon={mayBegin ? <IconPlayerRecord size={16} /> : <IconEyeOff size={16} />}
      label={label}
      {...(mayBegin ? {} : { 'aria-pressed': isMasked })}
      busy={toggle.busy}
      aria-keyshortcuts="Alt+M"
      onClick={() => void toggle.write()}
    />
  );
};
