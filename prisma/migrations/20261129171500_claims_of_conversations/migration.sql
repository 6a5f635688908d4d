-- Who answers in a conversation now, and until when: news for colleagues, no lock.
CREATE TABLE claim (
  conversation_id UUID NOT NULL,
  user_id UUID NOT NULL,
  until TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT claim_pkey PRIMARY KEY (conversation_id)
);
