-- Who sees everything is asked for with each piece of news, beside those whom it names; of thousands of users they are a few.
CREATE INDEX app_user_overseer_idx ON app_user (id) WHERE role <> 'manager';
