import { useQuery } from '@tanstack/react-query';
import type { WorkGroup } from '../../workflows/work/group.schema.ts';
import { asking } from '../ask/asking.ts';

/** The groups that work can be sent to. */
export const useOpenGroups = (): WorkGroup[] =>
  (useQuery(asking('/groups')).data?.items ?? []).filter(({ archivedAt }) => archivedAt === null);
