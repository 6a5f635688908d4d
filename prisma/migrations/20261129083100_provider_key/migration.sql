-- What providers need to know us, given on a screen: it stands before the settings of the environment.
CREATE TABLE provider_key (
  id TEXT NOT NULL,
  settings JSONB NOT NULL DEFAULT '{}',
  revision INTEGER NOT NULL DEFAULT 1,
  changed_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  changed_by UUID,
  CONSTRAINT provider_key_pkey PRIMARY KEY (id)
);
