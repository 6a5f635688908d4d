import { useQuery } from '@tanstack/react-query';
import type { Assignment } from '../../../workflows/lead/assign.schema.ts';
import type { Lead } from '../../../workflows/lead/lead.schema.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { asking } from '../../ask/asking.ts';
import { Assigned } from './Assigned.tsx';
import css from './Assigned.module.css';
import { Problem } from '../../kit/Problem.tsx';
import { Section } from '../../kit/Section.tsx';
import { Time } from '../../kit/Time.tsx';
import { useTeams } from '../../user/users.ts';
import { usePipeline } from '../../pipeline/pipelines.ts';
import { useUsers } from '../../session.tsx';
import { useWords } from '../../words.ts';
import { useStory } from '../story/lead-story.ts';

/** Who was given the lead and why, the last time open and the earlier ones folded. */
export const Why = ({ lead }: { lead: Lead }) => {
  const { t, language } = useWords('lead/assign');
  useWords('user');
  const users = useUsers();
  const teams = useTeams();
  const pipeline = usePipeline(lead.pipeline);
  // the story is live; each new assignment in it asks anew
  const last = useStory(lead.id).data?.items.findLast(({ type }) => type === 'lead.assigned')?.id;
  const asked = asking('/leads/{id}/assignments', { path: { id: lead.id } });
  const assignments = useQuery({
    ...asked,
    queryKey: [...asked.queryKey, last],
    enabled: last !== undefined,
    placeholderData: (before) => before,
  });
  if (last === undefined) return null;
  if (assignments.error) return <Problem error={assignments.error} again={() => void assignments.refetch()} />;
  const [newest, ...earlier] = assignments.data?.items ?? [];
  if (!newest) return null;
  const nameOf = ({ chosen }: Assignment) => users.find(({ id }) => id === chosen)?.name ?? t('nobody');
  const shown = (assignment: Assignment) => {
    const automation = pipeline?.definition.automations.find(({ key }) => key === assignment.automation);
    return (
      <Assigned
        assignment={assignment}
        clockOffset={lead.clockOffset}
        automation={automation && inLanguage(automation.name, language)}
        teams={teams}
      />
    );
  };
  return (
    <Section title={t('title', { name: nameOf(newest) })}>
      {shown(newest)}
      {earlier.map((assignment) => (
        <details key={assignment.id} className={css.earlier}>
          <summary>
            {nameOf(assignment)} · <Time at={assignment.at} clockOffset={lead.clockOffset} />
          </summary>
          {shown(assignment)}
        </details>
      ))}
    </Section>
  );
};
