import type { Assignment } from '../../workflows/lead/assign.schema.ts';
import { chooseAssignee } from '../../workflows/lead/assign.ts';
import { mineText, orderText, reasonsText, whyText } from '../../ui/lead/assign/assign-sentence.ts';
import { fillText } from '../../workflows/words/fill.ts';
import { facts, seller } from '../assign/people.ts';
import { screenWords } from '../support/screen-words.ts';

const words = screenWords('lead/assign', 'en');
const t = (key: string, values: Record<string, unknown> = {}) =>
  fillText(words[key] ?? key, values as Record<string, string>);
const around = { t, users: [], teams: [{ key: 'sales', name: 'Sales' }], exact: (at: string) => at };
const full = seller('timur', { load: 10 });
const decision = chooseAssignee(
  { rule: 'round_robin', team: 'sales', language: true, fallback: { to: 'anyone' } },
  [seller('aida'), full, seller('dana', { languages: ['en'] })],
  { ...facts, version: 3 },
);
const assignment = {
  ...decision,
  id: '1',
  at: '2026-11-23T05:00:00.000Z',
  actor: { kind: 'process' },
  automation: 'assign',
  candidates: decision.candidates.map((one) => ({ ...one, absent: one.absent ?? null })),
  weighed: 3,
  reasons: {},
} as unknown as Assignment;

describe('A5 an assignment in words', () => {
  it('says why this one, by which rule and version', () => {
    expect(whyText(assignment, around)).toBe('The longest without a new lead among those who could take it.');
    expect(orderText(assignment, 'New request', around)).toBe(
      'Rule: in turn · team “Sales” · client’s language: user:spoken.ru · if nobody can, anybody free · automation “New request” · pipeline version 3',
    );
  });

  it('says to a manager why not she', () => {
    expect(mineText(assignment, 'aida', around)).toBe('You got this lead.');
    expect(mineText(assignment, 'timur', around)).toBe('Why not you: at the limit.');
    expect(mineText(assignment, 'dana', around)).toBe('Why not you: does not speak the client’s language.');
    expect(mineText(assignment, 'nurlan', around)).toContain('not part of this choice');
    expect(mineText({ ...assignment, weighed: 90 }, 'nurlan', around)).toContain('among 90 people');
    expect(mineText({ ...assignment, rule: 'by_hand' }, 'aida', around)).toBeUndefined();
  });

  it('has words for every reason and every why', () => {
    const reasons =
      'tried not_in_list lacks_skill lacks_language other_region absent off_shift at_limit more_busy had_one_later came_after client_of_another';
    for (const reason of reasons.split(' ')) expect(words).toHaveProperty([`reason.${reason}`]);
    for (const why of 'least_busy longest_without sticky fallback nobody_on_shift by_hand nobody'.split(' '))
      expect(words).toHaveProperty([`why.${why}`]);
    const away = { ...assignment.candidates[0]!, absent: { kind: 'illness', until: '2026-12-01T05:00:00.000Z' } };
    expect(reasonsText({ ...away, reasons: ['absent', 'at_limit'] }, around)).toMatch(
      /^away until .*2026.*, at the limit$/,
    );
  });
});
