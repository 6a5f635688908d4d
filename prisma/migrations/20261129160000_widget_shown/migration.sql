-- Which messages of ours a visitor's page may show, in the order in which they became so: the number by which the page goes on after a break.
CREATE TABLE widget_shown (
  message_id UUID NOT NULL,
  conversation_id UUID NOT NULL,
  number INTEGER NOT NULL,
  delivery_id UUID NOT NULL,
  at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  delivered_at TIMESTAMPTZ(3),
  read_at TIMESTAMPTZ(3),
  CONSTRAINT widget_shown_pkey PRIMARY KEY (message_id)
);
CREATE UNIQUE INDEX widget_shown_conversation_id_number_key ON widget_shown (conversation_id, number);
