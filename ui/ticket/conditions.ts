import { useMemo } from 'react';
import type { Names } from '../../workflows/automation/automation-sentence.ts';
import type { Pipeline, PipelineField } from '../../workflows/pipeline/pipeline.schema.ts';
import { ticketListWords } from '../../workflows/ticket/column.words.ts';
import { ticketFacts } from '../../workflows/ticket/facts.ts';
import { inDays, nounFactsOf, type Fact } from '../automation/condition/facts.ts';
import { useUsers } from '../session.tsx';
import { useOpenGroups } from '../work/groups.ts';
import { useWords } from '../words.ts';

const NONE = { stages: [], outcomes: [], tasks: { types: [] } as never, lossReasons: [], fields: [] };
/** What no row of a ticket answers. */
const elsewhere = /^(entries|now|calendar)\./;

/** What a list of tickets may be asked: of one pipeline its stages and fields, too. */
export const useTicketConditions = (pipeline: Pipeline | undefined): { names: Names; facts: Fact[] } => {
  const { language } = useWords('ticket');
  const users = useUsers();
  const groups = useOpenGroups();
  return useMemo(() => {
    const people = users.map(({ id, name }) => ({ value: id, name: { ru: name } }));
    const listed: PipelineField[] = [
      // a person is said by name
      ...ticketFacts.map((fact) =>
        fact.key === 'responsible' ? { ...fact, type: 'list' as const, options: people } : fact,
      ),
      {
        ...{ key: 'group', name: ticketListWords.group, type: 'list' },
        options: groups.map(({ id, name }) => ({ value: id, name })),
      },
      { key: 'nextDueAt', name: ticketListWords.nextDueAt, type: 'moment' },
      { key: 'postponedUntil', name: ticketListWords.postponedUntil, type: 'moment' },
    ];
    const names: Names = { ...(pipeline?.definition ?? NONE), around: listed };
    const currency = pipeline?.definition.currency ?? 'KZT';
    return {
      names,
      facts: nounFactsOf(names, language, { currency, users, calendars: [] })
        .filter(({ path }) => !elsewhere.test(path) && (pipeline !== undefined || path !== 'stage'))
        .map(inDays),
    };
  }, [pipeline, users, groups, language]);
};
