-- Keys and passwords that are given on a screen, sealed: nobody who reads the database alone can use them.
CREATE TABLE secret (
  about TEXT NOT NULL,
  name TEXT NOT NULL,
  sealed TEXT NOT NULL,
  ends TEXT,
  set_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  set_by UUID,
  CONSTRAINT secret_pkey PRIMARY KEY (about, name)
);
