import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef } from 'react';
import type { Conversation } from '../../workflows/conversation/conversation.schema.ts';
import { asking } from '../ask/asking.ts';
import { Section } from '../kit/Section.tsx';
import { loadWords, useWords } from '../words.ts';

const Clocks = lazy(async () => {
  const [{ Clocks: clocks }] = await Promise.all([import('../service/Clocks.tsx'), loadWords('service')]);
  return { default: clocks };
});

/** Of so many waits the screen tells, the last one first. */
const SHOWN = 3;

/** The answers that were promised in this talk, and whose each minute was. */
export const TalkClocks = ({ talk: { id, version } }: { talk: Conversation }) => {
  const { t } = useWords('conversation');
  const { data, refetch } = useQuery(asking('/conversations/{id}/clocks', { path: { id } }));
  const seen = useRef(version);
  useEffect(() => {
    if (seen.current !== version) void refetch();
    seen.current = version;
  }, [version, refetch]);
  const clocks = data?.items.slice(-SHOWN).reverse() ?? [];
  if (clocks.length === 0) return null;
  return (
    <Section title={t('promise.title')}>
      <Suspense>
        <Clocks clocks={clocks} clockOffset={0} stageName={String} />
      </Suspense>
    </Section>
  );
};
