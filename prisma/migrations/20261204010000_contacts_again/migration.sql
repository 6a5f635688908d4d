-- A client who comes back opens her conversation again before her words stand in it.
DROP INDEX event_contacts_idx;
CREATE INDEX event_contacts_idx ON event (at) WHERE type IN ('conversation.began', 'conversation.reopened', 'conversation.received', 'conversation.answered',
  'conversation.withdrawn', 'conversation.closed', 'conversation.shut_out', 'conversation.continued', 'conversation.recognized');
