import { text } from '../search-text.ts';

export const todaySearch = (
  search: Record<string, unknown>,
): { show?: 'done'; whose?: 'all'; priority?: 'high'; task?: string } => ({
  ...(text(search['task']) ? { task: text(search['task']) } : {}),
  ...(search['show'] === 'done' ? { show: 'done' as const } : {}),
  ...(search['whose'] === 'all' ? { whose: 'all' as const } : {}),
  ...(search['priority'] === 'high' ? { priority: 'high' as const } : {}),
});
