import { lazy, Suspense } from 'react';
import { useHasLine } from './has-line.ts';
import { useShownPhones } from './phones.ts';

// only houses that have a line load what calls need
const Bar = lazy(async () => ({ default: (await import('./Bar.tsx')).Bar }));
const Phones = lazy(async () => ({ default: (await import('./Phones.tsx')).Phones }));

/** Over every page: the call that goes on, and what came of the last one. It never takes the focus, so no key typed elsewhere reaches it. */
export const CallBar = () => {
  const phones = useShownPhones();
  if (!useHasLine()) return null;
  return (
    <Suspense>
      {phones && <Phones line={phones} />}
      <Bar />
    </Suspense>
  );
};
