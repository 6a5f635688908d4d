import { describe, expect, it } from '@jest/globals';
import { isAt, placeOf } from '../../ui/notification/place.ts';

describe('M7 a notification leads', () => {
  it('to its lead, to its conversation, to the client or the company whose note names the user, or nowhere', () => {
    expect(placeOf({ leadId: 'a', data: {} })).toEqual({ to: '/leads/$id', params: { id: 'a' } });
    expect(placeOf({ leadId: null, data: { noun: 'contact', id: 'b' } })).toEqual({
      to: '/contacts/$id',
      params: { id: 'b' },
    });
    expect(placeOf({ leadId: null, data: { noun: 'company', id: 'c' } })).toEqual({
      to: '/companies/$id',
      params: { id: 'c' },
    });
    const talk = { conversationId: 'd', name: 'Anna', text: 'hi' };
    expect(placeOf({ leadId: null, data: talk })).toEqual({ to: '/conversations', search: { open: 'd' } });
    expect(placeOf({ leadId: null, data: {} })).toBeUndefined();
  });

  it('nowhere else where one stands there already', () => {
    const [lead, talk] = [
      { leadId: 'a', data: {} },
      { leadId: null, data: { conversationId: 'd' } },
    ].map(placeOf);
    expect(isAt(lead!, { pathname: '/leads/a', search: '' })).toBe(true);
    expect(isAt(lead!, { pathname: '/leads/b', search: '' })).toBe(false);
    expect(isAt(talk!, { pathname: '/conversations', search: '?open=d&show=all' })).toBe(true);
    expect(isAt(talk!, { pathname: '/conversations', search: '?open=e' })).toBe(false);
  });
});
