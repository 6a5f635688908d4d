import { IconPhone, IconPhoneCheck } from '@tabler/icons-react';
import type { Event } from '../../workflows/event/event.schema.ts';
import { lazy, Suspense } from 'react';
import type { Looks } from '../timeline/look.ts';
import { loadWords } from '../words.ts';

/** The player comes with the first call that is told. */
const Told = lazy(async () => {
  const [{ CallTold }] = await Promise.all([import('./CallTold.tsx'), loadWords('call')]);
  return { default: CallTold };
});

const Below = ({ event }: { event: Event }) => (
  <Suspense>
    <Told id={String(event.data['call'])} />
  </Suspense>
);

export const callLooks: Looks = {
  always: 'message',
  of: {
    'call.ended': { tone: 'dim', Icon: IconPhone, below: Below },
    'call.outcome': { tone: 'green', Icon: IconPhoneCheck },
  },
};
