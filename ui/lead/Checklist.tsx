import type { Lead } from '../../workflows/lead/lead.schema.ts';
import type { Pipeline } from '../../workflows/pipeline/pipeline.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { get, patch } from '../ask/ask.ts';
import { isProblem } from '../ask/problem.ts';
import { useWrite } from '../ask/use-write.ts';
import { Section } from '../kit/Section.tsx';
import { takeLead } from '../live.ts';
import { usePast } from './story/past.ts';
import { useWords } from '../words.ts';
import css from './process/Process.module.css';

/** What the stages from here on want ticked off before a lead enters; ticked off here as it gets done. */
export const Checklist = ({ lead, pipeline }: { lead: Lead; pipeline: Pipeline }) => {
  const { t, language } = useWords('lead');
  const past = usePast();
  const ticking = useWrite(
    (change: Tick) => {
      takeLead({ ...lead, checklist: ticked(lead, change) });
      return save(lead, change);
    },
    { then: takeLead, refused: () => takeLead(lead) },
  );
  const { stages } = pipeline.definition;
  const here = stages.findIndex(({ key }) => key === lead.stage);
  const asking = stages.filter(({ entry, retired }, index) => !retired && entry?.checklist.length && index >= here);
  if (asking.length === 0 || lead.closedAt !== null) return null;
  return (
    <Section title={t('checklist')}>
      {asking.map(({ key: stage, name, entry }) => {
        const done = lead.checklist[stage] ?? [];
        return (
          <div key={stage} role="group" aria-label={inLanguage(name, language)}>
            <p className={css.stageName}>
              {t('checklist.stage', { stage: inLanguage(name, language) })} ·{' '}
              {entry!.checklist.filter(({ key }) => done.includes(key)).length}/{entry!.checklist.length}
            </p>
            <ul className={css.checklist}>
              {entry!.checklist.map((item) => (
                <li key={item.key}>
                  <label>
                    <input
                      type="checkbox"
                      checked={done.includes(item.key)}
                      disabled={past || ticking.busy}
                      onChange={(event) => void ticking.write({ stage, item: item.key, on: event.target.checked })}
                    />
                    {inLanguage(item.name, language)}
                  </label>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </Section>
  );
};

type Tick = { stage: string; item: string; on: boolean };

const ticked = ({ checklist }: Lead, { stage, item, on }: Tick): Lead['checklist'] => {
  const others = (checklist[stage] ?? []).filter((one) => one !== item);
  return { ...checklist, [stage]: on ? [...others, item] : others };
};

/** A tick stands beside what others tick at the same time: when they were faster it goes over theirs. */
const save = async (lead: Lead, change: Tick): Promise<Lead> => {
  const path = { id: lead.id };
  const write = (over: Lead) =>
    patch('/leads/{id}', {
      path,
      body: { version: over.version, checklist: { [change.stage]: ticked(over, change)[change.stage]! } },
    });
  try {
    return await write(lead);
  } catch (error) {
    if (!isProblem(error, 'VersionChanged')) throw error;
    return write(await get('/leads/{id}', { path }));
  }
};
