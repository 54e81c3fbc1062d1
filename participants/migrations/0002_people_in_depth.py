"""Quotas, seats held, files on their way in, answers, printed codes, the roster, incidents."""

import django.contrib.postgres.fields
import django.db.models.deletion
import participants.models.offices
import uuid
from django.conf import settings
from django.db import migrations, models

from participants.models.invitations import bounce_tag


def give_each_office_a_quota(apps, schema_editor):
    """The seats of an office become its one quota; by rank they are taken, and beyond them is the reserve."""
    Office, Quota = apps.get_model("participants", "Office"), apps.get_model("participants", "Quota")
    Nomination = apps.get_model("participants", "Nomination")
    for office in Office.objects.all():
        quota = Quota.objects.create(office=office, seats=office.seats)
        standing = 0
        for nomination in Nomination.objects.filter(office=office).order_by("rank"):
            nomination.quota = quota
            if nomination.state in ("nominated", "cleared"):
                standing += 1
                nomination.in_reserve = standing > office.seats
                nomination.holds = "reserve" if nomination.in_reserve else "seat"
            nomination.save()


def give_each_invitation_a_tag(apps, schema_editor):
    for invitation in apps.get_model("participants", "Invitation").objects.all():
        invitation.bounce_tag = bounce_tag()
        invitation.save(update_fields=["bounce_tag"])


class Migration(migrations.Migration):

    dependencies = [
        ('convening', '0003_a_contract_ends'),
        ('participants', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Admission',
            fields=[
                ('convening', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='admission', serialize=False, to='convening.convening')),
                ('seats_released_on', models.DateField(blank=True, null=True)),
                ('released_on', models.DateField(editable=False, null=True)),
                ('days_valid', models.PositiveSmallIntegerField(default=21)),
                ('reminder_days', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), default=participants.models.offices.reminder_days, size=None)),
                ('asks_per_session', models.BooleanField(default=False)),
                ('phrase', models.CharField(blank=True, max_length=60)),
                ('conduct', models.TextField(blank=True)),
                ('conduct_en', models.TextField(blank=True, null=True)),
                ('conduct_ar', models.TextField(blank=True, null=True)),
                ('conduct_es', models.TextField(blank=True, null=True)),
                ('conduct_fr', models.TextField(blank=True, null=True)),
                ('conduct_version', models.PositiveSmallIntegerField(default=1)),
            ],
        ),
        migrations.CreateModel(
            name='CalendarEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('meeting', models.UUIDField()),
                ('sequence', models.PositiveIntegerField(default=0)),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('cancelled', models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name='Category',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('slug', models.SlugField()),
                ('name', models.CharField(max_length=200)),
                ('name_en', models.CharField(max_length=200, null=True)),
                ('name_ar', models.CharField(max_length=200, null=True)),
                ('name_es', models.CharField(max_length=200, null=True)),
                ('name_fr', models.CharField(max_length=200, null=True)),
            ],
            options={
                'ordering': ['slug'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ColumnMap',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('heading', models.BinaryField()),
                ('column', models.CharField(blank=True, max_length=40)),
            ],
        ),
        migrations.CreateModel(
            name='Consent',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('sealed_content', models.BinaryField()),
                ('day', models.DateField()),
            ],
            options={
                'ordering': ['day', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Group',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('slug', models.SlugField()),
                ('name', models.CharField(max_length=200)),
                ('name_en', models.CharField(max_length=200, null=True)),
                ('name_ar', models.CharField(max_length=200, null=True)),
                ('name_es', models.CharField(max_length=200, null=True)),
                ('name_fr', models.CharField(max_length=200, null=True)),
            ],
            options={
                'ordering': ['slug'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='HeldDecision',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('deed', models.CharField(choices=[('clear', 'clear'), ('decline', 'do not clear')], max_length=20)),
                ('state', models.CharField(choices=[('waiting', 'waiting'), ('stopped', 'stopped'), ('done', 'done')], default='waiting', max_length=20)),
                ('due_at', models.DateTimeField()),
                ('sealed_content', models.BinaryField(null=True)),
            ],
            options={
                'ordering': ['due_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Incident',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('reported', 'reported'), ('in_hand', 'being looked into'), ('closed', 'closed')], default='reported', max_length=20)),
                ('reported_on', models.DateField()),
                ('sealed_content', models.BinaryField()),
            ],
            options={
                'ordering': ['-reported_on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Block',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('sealed_content', models.BinaryField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='blocks', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('sealed_content', models.BinaryField()),
                ('kind', models.CharField(choices=[('relay', 'through the roster'), ('officer', 'from the officer for incidents'), ('asked', 'an office asks to nominate you')], max_length=20)),
                ('day', models.DateField()),
            ],
            options={
                'ordering': ['-day', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='NominationSheet',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('brought', 'columns to be named'), ('checked', 'checked'), ('running', 'being taken in'), ('done', 'taken in'), ('stopped', 'stopped on the way')], default='brought', max_length=20)),
                ('columns', models.JSONField(default=dict)),
                ('sealed_rows', models.BinaryField(null=True)),
                ('rows', models.PositiveIntegerField(default=0)),
                ('next_row', models.PositiveIntegerField(default=0)),
                ('made', models.PositiveIntegerField(default=0)),
                ('forgotten_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='PrintedCode',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('digest', models.BinaryField(unique=True)),
                ('issued_on', models.DateField()),
                ('expires_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['issued_on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Quota',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('seats', models.PositiveIntegerField()),
                ('given_back', models.PositiveIntegerField(default=0)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='RosterEntry',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('sealed_content', models.BinaryField()),
                ('expires_on', models.DateField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.RemoveConstraint(
            model_name='invitation',
            name='an_answer_has_its_day',
        ),
        migrations.AddField(
            model_name='invitation',
            name='bounce_tag',
            field=models.CharField(default='', max_length=20),
        ),
        migrations.AddField(
            model_name='invitation',
            name='browser_digest',
            field=models.BinaryField(null=True),
        ),
        migrations.AddField(
            model_name='invitation',
            name='again_digest',
            field=models.BinaryField(null=True, unique=True),
        ),
        migrations.AddField(
            model_name='invitation',
            name='number_digest',
            field=models.BinaryField(null=True, unique=True),
        ),
        migrations.AddField(
            model_name='invitation',
            name='sealed_answer',
            field=models.BinaryField(null=True),
        ),
        migrations.AddField(
            model_name='invitation',
            name='sent_by',
            field=models.CharField(choices=[('mail', 'by e-mail'), ('hand', 'by hand')], default='mail', max_length=10),
        ),
        migrations.AddField(
            model_name='invitation',
            name='tells_office',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='invitation',
            name='undelivered_on',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='nomination',
            name='holds',
            field=models.CharField(blank=True, choices=[('seat', 'a seat of the office'), ('released', 'a released seat'), ('reserve', 'a place in the reserve'), ('gave_back', 'no seat any more'), ('', 'none')], default='', max_length=20),
        ),
        migrations.AddField(
            model_name='nomination',
            name='in_reserve',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='nomination',
            name='promoted',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='nomination',
            name='let_go_on',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='nomination',
            name='sealed_risk_note',
            field=models.BinaryField(null=True),
        ),
        migrations.AlterField(
            model_name='invitation',
            name='state',
            field=models.CharField(choices=[('sent', 'invited'), ('accepted', 'accepted'), ('declined', 'declined'), ('not_now', 'not this time'), ('lapsed', 'not answered in time'), ('revoked', 'revoked')], default='sent', max_length=20),
        ),
        migrations.AlterField(
            model_name='nomination',
            name='state',
            field=models.CharField(choices=[('nominated', 'nominated'), ('asked', 'asked back'), ('cleared', 'cleared'), ('declined', 'not cleared'), ('withdrawn', 'withdrawn by the office')], default='nominated', max_length=20),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['sent', 'lapsed', 'revoked']), ('answered_on__isnull', False), _connector='OR'), name='an_answer_has_its_day'),
        ),
        migrations.AddField(
            model_name='admission',
            name='officer',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='convening.participation'),
        ),
        migrations.AddField(
            model_name='calendarentry',
            name='invitation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='calendar_entries', to='participants.invitation'),
        ),
        migrations.AddField(
            model_name='category',
            name='convening',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='categories', to='convening.convening'),
        ),
        migrations.AddField(
            model_name='columnmap',
            name='office',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='column_maps', to='participants.office'),
        ),
        migrations.AddField(
            model_name='consent',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='consents', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='group',
            name='convening',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='convening.convening'),
        ),
        migrations.AddField(
            model_name='helddecision',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='convening.participation'),
        ),
        migrations.AddField(
            model_name='helddecision',
            name='convening',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='held_decisions', to='convening.convening'),
        ),
        migrations.CreateModel(
            name='Pick',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('decision', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='picks', to='participants.helddecision')),
                ('nomination', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='pick', to='participants.nomination')),
            ],
        ),
        migrations.AddField(
            model_name='incident',
            name='convening',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='incidents', to='convening.convening'),
        ),
        migrations.AddField(
            model_name='message',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='messages', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='nominationsheet',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='convening.participation'),
        ),
        migrations.AddField(
            model_name='nominationsheet',
            name='office',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sheets', to='participants.office'),
        ),
        migrations.AddField(
            model_name='printedcode',
            name='convening',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='printed_codes', to='convening.convening'),
        ),
        migrations.AddField(
            model_name='printedcode',
            name='issued_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='codes_issued', to='convening.participation'),
        ),
        migrations.AddField(
            model_name='printedcode',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='printed_codes', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='printedcode',
            constraint=models.UniqueConstraint(fields=('convening', 'person'), name='one_printed_code_waits_for_a_person'),
        ),
        migrations.AddField(
            model_name='quota',
            name='category',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='quotas', to='participants.category'),
        ),
        migrations.AddField(
            model_name='quota',
            name='group',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='quotas', to='participants.group'),
        ),
        migrations.AddField(
            model_name='quota',
            name='office',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='quotas', to='participants.office'),
        ),
        migrations.AddField(
            model_name='nominationsheet',
            name='quota',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='participants.quota'),
        ),
        migrations.AddField(
            model_name='nomination',
            name='quota',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='nominations', to='participants.quota'),
        ),
        migrations.AddConstraint(
            model_name='nomination',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('holds', ''), ('state__in', ['declined', 'withdrawn'])), ('state__in', ['nominated', 'asked', 'cleared']), _connector='OR'), name='only_who_stands_holds_a_seat'),
        ),
        migrations.AddField(
            model_name='rosterentry',
            name='person',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='roster_entry', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='calendarentry',
            constraint=models.UniqueConstraint(fields=('invitation', 'meeting'), name='one_calendar_entry_a_meeting'),
        ),
        migrations.AddConstraint(
            model_name='category',
            constraint=models.UniqueConstraint(fields=('convening', 'slug'), name='category_slug_is_unique_in_its_convening'),
        ),
        migrations.AddConstraint(
            model_name='columnmap',
            constraint=models.UniqueConstraint(fields=('office', 'heading'), name='one_meaning_a_heading_and_office'),
        ),
        migrations.AddConstraint(
            model_name='group',
            constraint=models.UniqueConstraint(fields=('convening', 'slug'), name='group_slug_is_unique_in_its_convening'),
        ),
        migrations.AddConstraint(
            model_name='quota',
            constraint=models.UniqueConstraint(fields=('office', 'group', 'category'), name='one_quota_an_office_group_and_category', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='quota',
            constraint=models.CheckConstraint(condition=models.Q(('given_back__lte', models.F('seats'))), name='no_more_given_back_than_there_are'),
        ),
        migrations.RunPython(give_each_office_a_quota, migrations.RunPython.noop),
        migrations.RunPython(give_each_invitation_a_tag, migrations.RunPython.noop),
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.AlterField(
            model_name='nomination',
            name='quota',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='nominations', to='participants.quota'),
        ),
        migrations.AlterField(
            model_name='invitation',
            name='bounce_tag',
            field=models.CharField(default=bounce_tag, max_length=20, unique=True),
        ),
        migrations.RemoveField(
            model_name='office',
            name='seats',
        ),
    ]
