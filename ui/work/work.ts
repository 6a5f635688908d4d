import { useQuery } from '@tanstack/react-query';
import type { Skill } from '../../workflows/work/group.schema.ts';
import type { Status } from '../../workflows/work/status.schema.ts';
import { asking, type Question } from '../ask/asking.ts';

export const useStatuses = (): Status[] => useQuery(asking('/statuses')).data?.items ?? [];
export const useSkills = (): Skill[] => useQuery(asking('/skills')).data?.items ?? [];

/** What looks different when somebody does something else, or may take other work. */
export const changesWork: Question[] = [['/floor'], ['/groups'], ['/me/status'], ['/users/{id}/work']];
