import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { otherwise, type GroupAsRun, type PastDecision, type Skills } from '../../../workflows/work/dry-run.ts';
import { GroupRules } from '../../../workflows/work/group.schema.ts';

const AT = '2026-11-30T10:00:00.000Z';
const group = (id: string, more: Partial<GroupAsRun> = {}): GroupAsRun => ({
  ...{ id, channels: [], topics: [], branches: [], regions: [], languages: [], members: ['aida', 'timur'] },
  ...{ rules: GroupRules.parse({}), ...more },
});
const past = (more: Partial<PastDecision> = {}): PastDecision => ({
  ...{ id: 'd1', work: 'w1', kind: 'ticket', at: AT, queue: 'all', chosen: 'aida', groupLimit: null },
  candidates: [
    { id: 'aida', why: null, load: 1, limit: null },
    { id: 'timur', why: 'busier', load: 3, limit: null },
  ],
  asked: { since: AT, needs: [], language: null, knownBy: null, tried: [], aheadS: 0 },
  facts: { account: null, topic: 'billing', branch: null, region: null, language: 'ru' },
  ...more,
});
const skills: Skills = new Map<string, { skills: Record<string, number>; languages: string[] }>([
  ['aida', { skills: {}, languages: ['ru'] }],
  ['timur', { skills: { billing: 5 }, languages: ['ru', 'kk'] }],
]);
const all = group('all');
const run = (after: GroupAsRun[], one = past(), before = [all]) =>
  otherwise(one, { before, after, changed: 'all', skills });

describe('E2 last week decided again by a changed group', () => {
  it('is the same where nothing has changed', () => {
    expect(run([all])).toBeUndefined();
  });

  it('goes to a group that says more about it, or to none', () => {
    expect(run([all, group('new', { topics: ['billing'] })])).toEqual({ to: 'group', group: 'new', from: 'all' });
    expect(run([group('all', { topics: ['delivery'] })])).toEqual({ to: 'group', group: null, from: 'all' });
  });

  it('goes to another person, and says why whoever had it would not have it', () => {
    const asks = GroupRules.parse({ needs: [{ skill: 'billing', level: 3 }] });
    expect(run([group('all', { rules: asks })])).toEqual({ to: 'person', person: 'timur', why: 'lacks_skill' });
    const full = GroupRules.parse({ limit: 1 });
    expect(run([group('all', { rules: full })])).toEqual({ to: 'nobody', why: 'at_limit' });
    expect(run([group('all', { members: ['timur'] })])).toMatchObject({ to: 'person', person: 'timur' });
  });

  it('leaves out what somebody had sent by hand, and what the change is not about', () => {
    expect(run([group('all', { members: ['timur'] })], past({ queue: 'other' }))).toBeUndefined();
    // what skills have made of it since is none of the change
    expect(run([all], past({ chosen: 'timur' }))).toBeUndefined();
  });

  it('says nothing of an unchanged group, whoever was there', () => {
    const why = fc.constantFrom('away' as const, 'busier' as const, 'at_limit' as const, null);
    const candidate = fc.record({
      ...{ id: fc.constantFrom('aida', 'timur', 'saule'), why, load: fc.nat(9) },
      limit: fc.option(fc.nat(9)),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(candidate, { selector: ({ id }) => id }),
        fc.option(fc.nat(9)),
        (candidates, limit) => {
          const same = group('all', { rules: GroupRules.parse({ limit }) });
          expect(run([same], past({ candidates }), [same])).toBeUndefined();
        },
      ),
    );
  });
});
