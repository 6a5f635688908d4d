import { lazy, Suspense } from 'react';
import { useMyLine } from '../call/my-line.ts';
import { loadWords } from '../words.ts';
import { useProposed, type TalkOf } from './answers.ts';

const CallScript = lazy(async () => {
  const [{ CallScript: script }] = await Promise.all([import('./CallScript.tsx'), loadWords('script')]);
  return { default: script };
});

/** The script beside what is called by one's own phone, and the outcome that it proposes; a call of a line has both at its bar. */
export const useOwnScript = (talk: TalkOf, isCalled = true) => {
  const isOwn = !useMyLine() && isCalled;
  const proposed = useProposed(talk, isOwn);
  const panel = isOwn ? (
    <Suspense>
      <CallScript key={talk.id} talk={talk} />
    </Suspense>
  ) : null;
  return { panel, proposed: isOwn ? proposed : undefined };
};
