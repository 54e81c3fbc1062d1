"""What was released is never edited, and never taken away."""

from django.db import migrations

STAYS = """
CREATE FUNCTION evaluation_released_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a released report is never changed';
END $$;
CREATE TRIGGER a_released_report_stays BEFORE UPDATE OR DELETE ON evaluation_report
    FOR EACH ROW WHEN (OLD.state = 'released') EXECUTE FUNCTION evaluation_released_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("evaluation", "0001_initial")]
    operations = [
        migrations.RunSQL(
            STAYS, "DROP TRIGGER a_released_report_stays ON evaluation_report; DROP FUNCTION evaluation_released_stays;"
        )
    ]
