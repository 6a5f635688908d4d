import { describe, expect, it } from '@jest/globals';
import { contactsOf, levelOf, type ContactEvent } from '../../../workflows/work/level.ts';

const at = (second: number) => new Date(Date.UTC(2026, 11, 4, 9, 0, second)).toISOString();
const event = (talk: string, type: string, second: number, data: object = {}, kind = 'user'): ContactEvent => ({
  ...{ talk, account: 'telegram:a', type: `conversation.${type}`, at: at(second), actor: { kind } },
  data: { message: `m${second}`, ...data },
});
const came = (talk: string, second: number) => [event(talk, 'began', second), event(talk, 'received', second)];
const target = { percent: 80, seconds: 20 };
const counted = (events: ContactEvent[], second = 100) => levelOf(contactsOf(events), target, at(second));

describe('E7 the service level', () => {
  it('counts who was answered in time, late, left, or waits too long already', () => {
    const events = [
      ...[...came('in time', 0), event('in time', 'answered', 20)],
      ...[...came('late', 0), event('late', 'answered', 21)],
      ...[...came('left', 0), event('left', 'closed', 5)],
      ...came('overdue', 0),
      ...came('waits', 90),
    ];
    expect(counted(events)).toEqual({
      ...{ offered: 5, inTime: 1, late: 1, left: 1, waiting: 2, overdue: 1, level: 25 },
    });
    expect(counted([]).level).toBeNull();
    expect(counted(came('waits', 90)).level).toBeNull();
  });

  it('goes by the first words alone, until the talk is closed', () => {
    const again = [...came('a', 0), event('a', 'answered', 5), event('a', 'received', 30), event('a', 'answered', 99)];
    expect(counted(again)).toMatchObject({ offered: 1, inTime: 1 });
    const anew = [event('a', 'reopened', 60, {}, 'client'), event('a', 'received', 60)];
    const closed = [...again.slice(0, 2), event('a', 'closed', 50)];
    expect(counted([...closed, ...anew])).toMatchObject({ offered: 2, overdue: 1 });
    const byHand = [event('a', 'reopened', 60), event('a', 'received', 60)];
    expect(counted([...closed, ...byHand])).toMatchObject({ offered: 1 });
  });

  it('takes no answer that nobody wrote, and none that was taken back', () => {
    const robot = event('a', 'answered', 2, { automatic: true }, 'system');
    expect(counted([...came('a', 0), robot])).toMatchObject({ inTime: 0, overdue: 1 });
    const rule = event('a', 'answered', 2, {}, 'automation');
    expect(counted([...came('a', 0), rule])).toMatchObject({ inTime: 0, overdue: 1 });
    const back = event('a', 'withdrawn', 4, { message: 'm3', waitingSince: at(0) });
    expect(counted([...came('a', 0), event('a', 'answered', 3), back])).toMatchObject({ inTime: 0, overdue: 1 });
  });

  it('leaves out what programs write, senders who were shut out, and talks that go on elsewhere', () => {
    const robot = [event('r', 'began', 0), event('r', 'received', 0, { robot: true })];
    const spam = [...came('s', 0), event('s', 'shut_out', 3)];
    const moved = [...came('m', 0), event('m', 'continued', 8, { in: 'k' })];
    expect(counted([...robot, ...spam, ...moved])).toMatchObject({ offered: 0, level: null });
    const known = [event('k', 'began', 8), event('k', 'recognized', 8, { waitingSince: at(0) })];
    expect(counted([...moved, ...known, event('k', 'answered', 15)])).toMatchObject({ offered: 1, inTime: 1 });
  });

  it('leaves out talks that we began', () => {
    const ours = [event('o', 'began', 0), event('o', 'answered', 1), event('o', 'received', 5)];
    expect(counted(ours)).toMatchObject({ offered: 0 });
  });

  it('does not count who came on another day', () => {
    const open = [event('old', 'received', 0, { set: { waiting_since: [null, at(0)] } }), event('old', 'answered', 9)];
    expect(counted(open)).toMatchObject({ offered: 0 });
  });
});
