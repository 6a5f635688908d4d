-- When somebody was given a conversation last: read for everybody whose turn it may be.
CREATE INDEX notification_conversation_given_idx ON notification (user_id, created_at) WHERE kind = 'conversation.assigned';
