"""The database decides what time it is, and that the audit is only ever added to."""

from django.db import migrations

CLOCK = """
CREATE TABLE convening_clock (moved_by interval NOT NULL);
CREATE UNIQUE INDEX only_one_clock ON convening_clock ((true));
CREATE FUNCTION convening_now() RETURNS timestamptz LANGUAGE sql VOLATILE AS $$
    SELECT clock_timestamp() + coalesce((SELECT moved_by FROM convening_clock), interval '0')
$$;
"""

CHAIN = """
CREATE FUNCTION convening_audit_digest(e convening_auditentry) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
    SELECT sha256(
        coalesce(e.previous, ''::bytea)
        || convert_to(
            concat_ws('|', e.convening_id, e.actor_id, e.verb, e.target, e.note, extract(epoch FROM e.at)::text), 'UTF8'))
$$;
CREATE FUNCTION convening_audit_chain() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('convening audit'));
    NEW.at := clock_timestamp();
    SELECT a.digest INTO NEW.previous FROM convening_auditentry a ORDER BY a.id DESC LIMIT 1;
    -- taken under the lock, so that the order of the numbers is the order of the chain
    NEW.id := nextval(pg_get_serial_sequence('convening_auditentry', 'id'));
    NEW.digest := convening_audit_digest(NEW);
    RETURN NEW;
END $$;
CREATE TRIGGER chain BEFORE INSERT ON convening_auditentry FOR EACH ROW EXECUTE FUNCTION convening_audit_chain();
CREATE FUNCTION convening_audit_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit is only ever added to';
END $$;
CREATE TRIGGER stays BEFORE UPDATE OR DELETE OR TRUNCATE ON convening_auditentry
    FOR EACH STATEMENT EXECUTE FUNCTION convening_audit_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("convening", "0001_initial")]
    operations = [
        migrations.RunSQL(CLOCK, "DROP FUNCTION convening_now; DROP TABLE convening_clock;"),
        migrations.RunSQL(
            CHAIN,
            "DROP TRIGGER stays ON convening_auditentry; DROP TRIGGER chain ON convening_auditentry; "
            "DROP FUNCTION convening_audit_stays; DROP FUNCTION convening_audit_chain; DROP FUNCTION convening_audit_digest;",
        ),
    ]
