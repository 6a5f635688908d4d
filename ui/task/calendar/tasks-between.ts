import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Task } from '../../../workflows/task/task.schema.ts';
import { get } from '../../ask/ask.ts';

type Between = { responsible?: string; from: string; to: string };

/** More tasks than this in a week nobody sees on a wall. */
const MOST_PAGES = 5;

/** All tasks due between two moments, page by page; those that were cancelled are left out. */
export const tasksBetween = (between: Between) =>
  queryOptions({
    queryKey: ['/tasks', { query: between }, 'all'],
    queryFn: async ({ signal }): Promise<Task[]> => {
      const found: Task[] = [];
      let cursor: string | null | undefined;
      for (let page = 0; page < MOST_PAGES && cursor !== null; page++) {
        const { items, next } = await get('/tasks', { query: { ...between, limit: 100, cursor }, signal });
        found.push(...items);
        cursor = next;
      }
      return found.filter(({ state }) => state !== 'cancelled');
    },
    placeholderData: keepPreviousData,
  });
