-- Which messages of a site's chat went to their visitor by e-mail, each once, and with which letter.
CREATE TABLE mailed_message (
  message_id UUID NOT NULL,
  delivery_id UUID NOT NULL,
  CONSTRAINT mailed_message_pkey PRIMARY KEY (message_id)
);
CREATE INDEX mailed_message_delivery_id_idx ON mailed_message (delivery_id);
-- When a visitor's page was last open. What a crash loses is a minute of patience.
CREATE UNLOGGED TABLE visitor_here (
  conversation_id UUID NOT NULL,
  at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  CONSTRAINT visitor_here_pkey PRIMARY KEY (conversation_id)
);
