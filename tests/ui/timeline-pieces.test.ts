import { describe, expect, it } from '@jest/globals';
import { isPiece, merged, pieceOf, withPieces } from '../../ui/timeline/pieces.ts';
import type { Event } from '../../workflows/event/event.schema.ts';

let ids = 0;
const event = (at: string, type: string, nounId: string): Event =>
  ({
    id: String(++ids),
    at: `2026-11-${at}:00.000Z`,
    type,
    noun: type.split('.')[0],
    nounId,
    data: { message: `m${ids}` },
  }) as never;
const said = (at: string, talk = 'anna') => event(at, 'conversation.received', talk);
const shape = (events: Event[]) =>
  withPieces(events, (at) => at.slice(0, 10)).map((one) =>
    isPiece(one) ? `${one.talk} ${one.events.length}` : one.type,
  );

describe('B3 a talk in a timeline', () => {
  it('is one entry until something else happens, somebody writes elsewhere, or the day ends', () => {
    const story = [event('27T06:00', 'lead.created', 'l'), event('27T06:03', 'lead.moved', 'l')];
    const talk = [
      ...[said('27T06:00'), said('27T06:01'), said('27T06:02')],
      ...[said('27T06:04'), said('27T06:05', 'post'), said('27T06:06'), said('28T06:00')],
    ];
    expect(shape(merged(story, talk))).toEqual([
      ...['lead.created', 'anna 3', 'lead.moved', 'anna 1', 'post 1', 'anna 1', 'anna 1'],
    ]);
  });

  it('is found by any of its messages', () => {
    const talk = [said('27T06:00'), said('27T06:01')];
    const told = withPieces(talk, () => 'today');
    expect(pieceOf(told, talk[1]!.data['message'])?.id).toBe(talk[0]!.id);
    expect(pieceOf(told, 'another')).toBeUndefined();
  });
});
