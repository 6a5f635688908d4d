import type { Invoice } from '../../workflows/invoice/invoice.schema.ts';
import type { Lead } from '../../workflows/lead/lead.schema.ts';
import { Problem } from '../kit/Problem.tsx';
import { Section } from '../kit/Section.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { Entry } from '../lead/story/Entry.tsx';
import { sentenceOf } from '../lead/story/event-sentence.ts';
import { useStory } from '../lead/story/lead-story.ts';
import { usePipeline } from '../pipeline/pipelines.ts';
import { useUsers } from '../session.tsx';
import { useWords } from '../words.ts';
import css from './Invoice.module.css';

/** What happened to this invoice, out of its lead's story. */
export const Story = ({ invoice, lead }: { invoice: Pick<Invoice, 'id' | 'leadId'>; lead: Lead | undefined }) => {
  const { t, language } = useWords('invoice');
  const pipeline = usePipeline(lead?.pipeline);
  const users = useUsers();
  const story = useStory(invoice.leadId);
  const events = (story.data?.items ?? []).filter(({ nounId }) => nounId === invoice.id);
  return (
    <Section title={t('story')}>
      {story.isPending && <Skeleton rows={3} />}
      {story.error && <Problem error={story.error} again={() => void story.refetch()} />}
      <div className={css.story}>
        {events.map((event) => (
          <Entry key={event.id} event={event} text={sentenceOf(event, { language, pipeline, users })} />
        ))}
      </div>
    </Section>
  );
};
