"""Surveys, the plan of what is told, the log of releases, corrections."""

import django.contrib.postgres.fields
import django.db.models.constraints
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


# What was released before there were stages was final. The database lets nobody change it, so its trigger rests meanwhile.
STAGES = """
ALTER TABLE evaluation_report DISABLE TRIGGER a_released_report_stays;
UPDATE evaluation_report SET stage = 'final' WHERE state = 'released';
ALTER TABLE evaluation_report ENABLE TRIGGER a_released_report_stays;
"""
LOG_STAYS = """
CREATE TRIGGER the_log_of_releases_stays BEFORE UPDATE OR DELETE ON evaluation_release
    FOR EACH ROW EXECUTE FUNCTION evaluation_released_stays();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('convening', '0003_a_contract_ends'),
        ('evaluation', '0002_a_released_report_stays'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('by_link', models.BooleanField(default=False)),
                ('sealed', models.BinaryField()),
                ('state', models.CharField(choices=[('counted', 'counted'), ('waiting', 'waits to be read'), ('cleared', 'may be used'), ('redacted', 'may be used in part'), ('withheld', 'not used')], default='counted', max_length=10)),
                ('sealed_words', models.BinaryField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Answered',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('mark', models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name='Comment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('section', models.CharField(blank=True, max_length=40)),
                ('text', models.TextField()),
                ('day', models.DateField()),
                ('settled', models.BooleanField(default=False)),
            ],
            options={
                'ordering': ['day', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='DailyBands',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('bands', models.JSONField()),
            ],
            options={
                'ordering': ['day'],
            },
        ),
        migrations.CreateModel(
            name='EarlierFigure',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('indicator', models.CharField(max_length=40)),
                ('value', models.PositiveIntegerField()),
                ('whole', models.PositiveIntegerField(blank=True, null=True)),
                ('stated', models.DecimalField(blank=True, decimal_places=1, max_digits=4, null=True)),
                ('source', models.CharField(max_length=200)),
            ],
            options={
                'ordering': ['indicator', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Item',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField()),
                ('code', models.CharField(max_length=40)),
                ('kind', models.CharField(choices=[('scale', 'a scale of five'), ('choice', 'one of several'), ('choices', 'any of several'), ('ranking', 'an order'), ('matrix', 'several things on a scale'), ('number', 'a number'), ('text', 'free words')], max_length=10)),
                ('section', models.CharField(blank=True, max_length=200)),
                ('section_en', models.CharField(blank=True, max_length=200, null=True)),
                ('section_ar', models.CharField(blank=True, max_length=200, null=True)),
                ('section_es', models.CharField(blank=True, max_length=200, null=True)),
                ('section_fr', models.CharField(blank=True, max_length=200, null=True)),
                ('question', models.CharField(max_length=400)),
                ('question_en', models.CharField(max_length=400, null=True)),
                ('question_ar', models.CharField(max_length=400, null=True)),
                ('question_es', models.CharField(max_length=400, null=True)),
                ('question_fr', models.CharField(max_length=400, null=True)),
                ('help', models.CharField(blank=True, max_length=400)),
                ('help_en', models.CharField(blank=True, max_length=400, null=True)),
                ('help_ar', models.CharField(blank=True, max_length=400, null=True)),
                ('help_es', models.CharField(blank=True, max_length=400, null=True)),
                ('help_fr', models.CharField(blank=True, max_length=400, null=True)),
                ('options', models.JSONField(blank=True, default=list)),
                ('rows', models.JSONField(blank=True, default=list)),
                ('least', models.IntegerField(blank=True, null=True)),
                ('most', models.IntegerField(blank=True, null=True)),
                ('required', models.BooleanField(default=False)),
                ('shown_if', models.JSONField(blank=True, default=dict)),
                ('feeds', models.CharField(blank=True, choices=[('satisfaction', 'satisfaction'), ('outcomes', 'learning, networking, follow-up'), ('problems', 'problems'), ('access', 'access and equity'), ('', 'the annex of the instrument only')], max_length=20)),
            ],
            options={
                'ordering': ['position'],
            },
        ),
        migrations.CreateModel(
            name='Narrative',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('section', models.CharField(max_length=40)),
                ('texts', models.JSONField(default=dict)),
            ],
        ),
        migrations.CreateModel(
            name='Release',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('stage', models.CharField(choices=[('interim', 'interim'), ('final', 'final')], max_length=10)),
                ('released_on', models.DateField()),
                ('figures_sha256', models.CharField(max_length=64)),
                ('input_sha256', models.CharField(max_length=64)),
                ('audit', models.JSONField(default=dict)),
                ('previous', models.CharField(blank=True, max_length=64)),
                ('digest', models.CharField(max_length=64)),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='ReleasePlan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('tables', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), blank=True, default=list, size=None)),
                ('regions', models.JSONField(blank=True, default=list)),
                ('region_groups', models.JSONField(blank=True, default=dict)),
                ('kind_groups', models.JSONField(blank=True, default=dict)),
                ('places', models.JSONField(blank=True, default=dict)),
                ('names_places', models.BooleanField(default=False)),
                ('counts_organisers', models.BooleanField(default=True)),
                ('interim_on', models.DateField(blank=True, null=True)),
                ('final_on', models.DateField(blank=True, null=True)),
                ('fixed_on', models.DateField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Snapshot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sealed', models.BinaryField()),
                ('taken_on', models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name='Survey',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('post_conference', 'after the convening'), ('session', 'after a session'), ('three_months', 'three months later'), ('six_months', 'six months later'), ('own', 'your own')], max_length=20)),
                ('audience', models.CharField(choices=[('members', 'everybody who takes part'), ('attended', 'those who were in the session')], default='members', max_length=10)),
                ('session', models.UUIDField(blank=True, null=True)),
                ('title', models.CharField(max_length=200)),
                ('title_en', models.CharField(max_length=200, null=True)),
                ('title_ar', models.CharField(max_length=200, null=True)),
                ('title_es', models.CharField(max_length=200, null=True)),
                ('title_fr', models.CharField(max_length=200, null=True)),
                ('introduction', models.TextField(blank=True)),
                ('introduction_en', models.TextField(blank=True, null=True)),
                ('introduction_ar', models.TextField(blank=True, null=True)),
                ('introduction_es', models.TextField(blank=True, null=True)),
                ('introduction_fr', models.TextField(blank=True, null=True)),
                ('opens_on', models.DateField(blank=True, null=True)),
                ('closes_on', models.DateField(blank=True, null=True)),
                ('ready', models.BooleanField(default=False)),
                ('link', models.CharField(blank=True, max_length=43, null=True, unique=True)),
                ('invited_on', models.DateField(null=True)),
                ('reminded_on', models.DateField(null=True)),
                ('eligible', models.PositiveIntegerField(null=True)),
                ('completed', models.PositiveIntegerField(default=0)),
                ('completed_by_link', models.PositiveIntegerField(default=0)),
                ('partial', models.PositiveIntegerField(null=True)),
                ('frozen', models.JSONField(null=True)),
                ('destroyed_on', models.DateField(null=True)),
            ],
            options={
                'ordering': ['opens_on', 'kind', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='SurveyDraft',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('mark', models.BinaryField()),
                ('sealed', models.BinaryField()),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='report',
            name='one_released_report_a_convening',
        ),
        migrations.RemoveConstraint(
            model_name='report',
            name='figures_are_written_whole',
        ),
        migrations.RemoveConstraint(
            model_name='report',
            name='a_released_report_has_figures_and_a_day',
        ),
        migrations.AddField(
            model_name='report',
            name='correction',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='report',
            name='sealed_decisions',
            field=models.BinaryField(null=True),
        ),
        migrations.AddField(
            model_name='report',
            name='stage',
            field=models.CharField(blank=True, choices=[('interim', 'interim'), ('final', 'final')], max_length=10),
        ),
        migrations.AddField(
            model_name='report',
            name='supersedes',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='evaluation.report'),
        ),
        migrations.AlterField(
            model_name='report',
            name='state',
            field=models.CharField(choices=[('waiting', 'waiting to be compiled'), ('compiling', 'being compiled'), ('draft', 'draft'), ('failed', 'could not be compiled'), ('cancelled', 'stopped'), ('released', 'released')], default='waiting', max_length=10),
        ),
        migrations.RunSQL(STAGES, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name='report',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'released'), ('supersedes', None)), fields=('convening', 'stage'), name='one_release_of_each_stage'),
        ),
        migrations.AddConstraint(
            model_name='report',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('compiled_on__isnull', False), ('figures__isnull', False), ('state__in', ['draft', 'released'])), models.Q(('figures__isnull', True), ('state__in', ['waiting', 'compiling', 'failed', 'cancelled'])), _connector='OR'), name='figures_are_written_whole'),
        ),
        migrations.AddConstraint(
            model_name='report',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'released'), _negated=True), models.Q(('figures__isnull', False), ('released_on__isnull', False), models.Q(('stage', ''), _negated=True)), _connector='OR'), name='a_released_report_has_figures_a_stage_and_a_day'),
        ),
        migrations.AddField(
            model_name='comment',
            name='author',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='comment',
            name='report',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='evaluation.report'),
        ),
        migrations.AddField(
            model_name='dailybands',
            name='convening',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='daily_bands', to='convening.convening'),
        ),
        migrations.AddField(
            model_name='earlierfigure',
            name='convening',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='earlier_figures', to='convening.convening'),
        ),
        migrations.AddField(
            model_name='answer',
            name='item',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='evaluation.item'),
        ),
        migrations.AddField(
            model_name='narrative',
            name='convening',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='narratives', to='convening.convening'),
        ),
        migrations.AddField(
            model_name='release',
            name='convening',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='releases', to='convening.convening'),
        ),
        migrations.AddField(
            model_name='release',
            name='report',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='release', to='evaluation.report'),
        ),
        migrations.AddField(
            model_name='releaseplan',
            name='compared_with',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='convening.convening'),
        ),
        migrations.AddField(
            model_name='releaseplan',
            name='convening',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='release_plan', to='convening.convening'),
        ),
        migrations.AddField(
            model_name='snapshot',
            name='convening',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='snapshot', to='convening.convening'),
        ),
        migrations.AddField(
            model_name='survey',
            name='convening',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='surveys', to='convening.convening'),
        ),
        migrations.AddField(
            model_name='item',
            name='survey',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='evaluation.survey'),
        ),
        migrations.AddField(
            model_name='answered',
            name='survey',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answered', to='evaluation.survey'),
        ),
        migrations.AddField(
            model_name='answer',
            name='survey',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='evaluation.survey'),
        ),
        migrations.AddField(
            model_name='surveydraft',
            name='survey',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='drafts', to='evaluation.survey'),
        ),
        migrations.AddConstraint(
            model_name='dailybands',
            constraint=models.UniqueConstraint(fields=('convening', 'day'), name='bands_are_told_once_a_day'),
        ),
        migrations.AddConstraint(
            model_name='narrative',
            constraint=models.UniqueConstraint(fields=('convening', 'section'), name='a_section_has_one_narrative'),
        ),
        migrations.AddConstraint(
            model_name='release',
            constraint=models.UniqueConstraint(fields=('convening', 'number'), name='releases_are_numbered'),
        ),
        migrations.AddConstraint(
            model_name='releaseplan',
            constraint=models.CheckConstraint(condition=models.Q(('interim_on', None), ('final_on', None), ('interim_on__lt', models.F('final_on')), _connector='OR'), name='the_interim_release_comes_first'),
        ),
        migrations.AddConstraint(
            model_name='survey',
            constraint=models.CheckConstraint(condition=models.Q(('opens_on', None), ('closes_on', None), ('closes_on__gte', models.F('opens_on')), _connector='OR'), name='a_survey_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='survey',
            constraint=models.CheckConstraint(condition=models.Q(('ready', False), models.Q(('closes_on__isnull', False), ('opens_on__isnull', False)), _connector='OR'), name='a_survey_that_is_ready_has_days'),
        ),
        migrations.AddConstraint(
            model_name='survey',
            constraint=models.CheckConstraint(condition=models.Q(('destroyed_on', None), ('frozen__isnull', False), _connector='OR'), name='answers_are_counted_before_they_go'),
        ),
        migrations.AddConstraint(
            model_name='item',
            constraint=models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('survey', 'position'), name='items_are_numbered'),
        ),
        migrations.AddConstraint(
            model_name='item',
            constraint=models.UniqueConstraint(fields=('survey', 'code'), name='an_item_has_a_code_of_its_own'),
        ),
        migrations.AddConstraint(
            model_name='answered',
            constraint=models.UniqueConstraint(fields=('survey', 'mark'), name='a_survey_is_answered_once'),
        ),
        migrations.AddConstraint(
            model_name='surveydraft',
            constraint=models.UniqueConstraint(fields=('survey', 'mark'), name='one_draft_a_survey'),
        ),
        migrations.RunSQL(LOG_STAYS, "DROP TRIGGER the_log_of_releases_stays ON evaluation_release"),
    ]
