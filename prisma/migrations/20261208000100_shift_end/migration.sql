-- Where a group says that work in hand goes on when a shift ends, its process plans that moment: it is woken when somebody gets it, and when the
-- shift may end at another moment.
CREATE FUNCTION ends_with_shift(of_group uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM work_group WHERE id = of_group AND rules -> 'shiftEnd' ->> 'then' IN ('queue', 'group'))
$$;

CREATE FUNCTION plan_shift_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF ends_with_shift(NEW.group_id) THEN
    INSERT INTO poke (target, what) VALUES (NEW.kind || ':' || NEW.id, 'poke');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER work_got AFTER INSERT ON work FOR EACH ROW WHEN (NEW.assignee_id IS NOT NULL) EXECUTE FUNCTION plan_shift_end();
CREATE TRIGGER work_given AFTER UPDATE ON work FOR EACH ROW
  WHEN (NEW.assignee_id IS NOT NULL AND (OLD.assignee_id, OLD.group_id) IS DISTINCT FROM (NEW.assignee_id, NEW.group_id)) EXECUTE FUNCTION plan_shift_end();

CREATE FUNCTION plan_shifts_of(users uuid[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO poke (target, what) SELECT w.kind || ':' || w.id, 'poke' FROM work w WHERE w.assignee_id = ANY(users) AND ends_with_shift(w.group_id) ORDER BY w.id
$$;

CREATE FUNCTION user_calendar_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM plan_shifts_of(ARRAY[NEW.id]);
  RETURN NULL;
END $$;
CREATE TRIGGER user_shift AFTER UPDATE ON app_user FOR EACH ROW WHEN (OLD.calendar_id IS DISTINCT FROM NEW.calendar_id) EXECUTE FUNCTION user_calendar_changed();

CREATE FUNCTION absence_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM plan_shifts_of(ARRAY[coalesce(NEW.user_id, OLD.user_id)]);
  RETURN NULL;
END $$;
CREATE TRIGGER absence_shift AFTER INSERT OR UPDATE OR DELETE ON absence FOR EACH ROW EXECUTE FUNCTION absence_changed();

CREATE FUNCTION calendar_shift_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM plan_shifts_of(ARRAY(SELECT id FROM app_user WHERE calendar_id = NEW.id));
  RETURN NULL;
END $$;
CREATE TRIGGER calendar_shift AFTER UPDATE ON calendar FOR EACH ROW
  WHEN ((OLD.week, OLD.holidays, OLD.zone, OLD.holiday_sets) IS DISTINCT FROM (NEW.week, NEW.holidays, NEW.zone, NEW.holiday_sets)) EXECUTE FUNCTION calendar_shift_changed();

CREATE FUNCTION group_shift_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO poke (target, what) SELECT kind || ':' || id, 'poke' FROM work WHERE group_id = NEW.id AND assignee_id IS NOT NULL ORDER BY id;
  RETURN NULL;
END $$;
CREATE TRIGGER group_shift AFTER UPDATE ON work_group FOR EACH ROW
  WHEN (OLD.rules -> 'shiftEnd' IS DISTINCT FROM NEW.rules -> 'shiftEnd') EXECUTE FUNCTION group_shift_changed();
