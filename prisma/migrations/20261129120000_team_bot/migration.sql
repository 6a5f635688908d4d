-- Whose Telegram is whose: by a one-time code that the user sent to the bot himself.
CREATE TABLE team_link (
  user_id UUID PRIMARY KEY,
  account TEXT NOT NULL,
  person BIGINT NOT NULL,
  username TEXT,
  mute TEXT[] NOT NULL DEFAULT '{}',
  quiet_from TEXT,
  quiet_to TEXT,
  blocked_at TIMESTAMPTZ(3),
  linked_at TIMESTAMPTZ(3) NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX team_link_person_key ON team_link (account, person);

-- Groups that the bot is in, and whom it has seen there.
CREATE TABLE team_group (
  account TEXT NOT NULL,
  chat TEXT NOT NULL,
  title TEXT NOT NULL DEFAULT '',
  people BIGINT[] NOT NULL DEFAULT '{}',
  left_at TIMESTAMPTZ(3),
  seen_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (account, chat)
);

-- What the bot has to say. Whatever is not known to have arrived is said again.
CREATE TABLE team_message (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  key TEXT NOT NULL,
  account TEXT NOT NULL,
  chat TEXT NOT NULL,
  lane TEXT,
  says JSONB NOT NULL,
  state TEXT NOT NULL DEFAULT 'waiting',
  attempts INTEGER NOT NULL DEFAULT 0,
  error TEXT,
  not_before TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  not_after TIMESTAMPTZ(3),
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX team_message_key_key ON team_message (key);
CREATE INDEX team_message_waiting_idx ON team_message (account, lane, id) WHERE state = 'waiting';

-- Notifications of users who have linked their Telegram, until the bot has written them down to say.
CREATE TABLE team_notice (
  notification_id UUID PRIMARY KEY,
  not_before TIMESTAMPTZ(3) NOT NULL DEFAULT now()
);
CREATE INDEX team_notice_not_before_idx ON team_notice (not_before);

CREATE FUNCTION queue_team_notice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO team_notice (notification_id) SELECT NEW.id WHERE EXISTS (SELECT 1 FROM team_link WHERE user_id = NEW.user_id);
  RETURN NULL;
END $$;
CREATE TRIGGER notification_to_messenger AFTER INSERT ON notification FOR EACH ROW EXECUTE FUNCTION queue_team_notice();

-- What is wrong now, as whoever is on call has been told.
CREATE TABLE ops_alarm (
  what TEXT PRIMARY KEY,
  since TIMESTAMPTZ(3) NOT NULL,
  count INTEGER NOT NULL,
  told_at TIMESTAMPTZ(3)
);
