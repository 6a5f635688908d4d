import { useQuery } from '@tanstack/react-query';
import type { Callback } from '../../workflows/callback/callback.schema.ts';
import { patch } from '../ask/ask.ts';
import { asking } from '../ask/asking.ts';
import { useForm } from '../ask/use-form.ts';
import { Form } from '../kit/Form.tsx';
import { useWords } from '../words.ts';
import { changesCallbacks } from './callbacks.ts';
import { hoursFrom, HoursInput, whyNotThen, windowOf } from './HoursInput.tsx';

/** Another hour for a promised call. */
export const MoveCallback = ({ callback, onDone }: { callback: Callback; onDone: () => void }) => {
  const { t } = useWords('callback');
  const { id, version, window, exact, phone } = callback;
  const allowed = useQuery(asking('/callbacks/allowed', { query: { phone } })).data;
  const form = useForm(
    { hours: hoursFrom(window.from, window.to, exact) },
    ({ hours }) =>
      patch('/callbacks/{id}', { path: { id }, body: { version, window: windowOf(hours), exact: hours.exact } }),
    { changes: changesCallbacks, says: t('moved'), then: onDone },
  );
  const { hours } = form.typed;
  return (
    <Form
      of={form}
      does={t('move')}
      onCancel={onDone}
      why={whyNotThen(hours, allowed) === undefined ? undefined : t('hours.choose')}
    >
      <HoursInput
        value={hours}
        onChange={(next) => form.change({ hours: next })}
        allowed={allowed}
        error={form.wrong('window')}
      />
    </Form>
  );
};
