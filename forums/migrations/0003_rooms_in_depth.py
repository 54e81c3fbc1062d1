"""Rooms in depth: tables, drafts, corrections, translations, files, quotes, sealing, veils."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.operations
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.functions
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('convening', '0003_a_contract_ends'),
        ('convening_sessions', '0001_initial'),
        ('forums', '0002_a_notice_to_a_voice'),
    ]

    operations = [
        django.contrib.postgres.operations.TrigramExtension(),
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField()),
                ('media_type', models.CharField(max_length=100)),
                ('extension', models.CharField(max_length=5)),
                ('size', models.PositiveIntegerField()),
                ('width', models.PositiveIntegerField(null=True)),
                ('height', models.PositiveIntegerField(null=True)),
                ('description', models.CharField(blank=True, max_length=300)),
                ('removed', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), default=list, size=None)),
                ('content', models.BinaryField()),
                ('small', models.BinaryField(null=True)),
            ],
            options={
                'ordering': ['position'],
            },
        ),
        migrations.CreateModel(
            name='Certificate',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('content', models.JSONField()),
                ('removals', models.JSONField(default=list)),
            ],
        ),
        migrations.CreateModel(
            name='Correction',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('language', models.CharField(max_length=5)),
                ('source', models.TextField()),
                ('html', models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('mark', models.BinaryField()),
                ('sealed', models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name='Flag',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('digest', models.BinaryField()),
                ('reason', models.CharField(choices=[('names', 'It tells who somebody is, or where'), ('unsafe', 'It could bring somebody into danger'), ('hurts', 'It insults or threatens'), ('elsewhere', 'It belongs elsewhere'), ('other', 'Another reason')], max_length=20)),
                ('looked_at', models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name='FrozenRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('counts', models.JSONField()),
                ('frozen_on', models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name='Mute',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('digest', models.BinaryField()),
                ('until', models.DateField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Quote',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('text', models.TextField()),
                ('paraphrase', models.TextField(blank=True)),
                ('paraphrase_language', models.CharField(blank=True, max_length=5)),
                ('state', models.CharField(choices=[('asked', 'the voice is asked'), ('answered', 'the voice has answered'), ('let_go', 'not needed any more')], default='asked', max_length=10)),
                ('answer', models.CharField(blank=True, choices=[('', 'no answer: only merged with the points of others'), ('no', 'no'), ('paraphrase', 'in other words'), ('verbatim', 'word for word, without attributes'), ('attributed', 'word for word, with the attributes chosen')], max_length=12)),
                ('region', models.CharField(blank=True, max_length=60)),
                ('kind', models.CharField(blank=True, max_length=60)),
                ('told', models.JSONField(blank=True, default=dict)),
            ],
        ),
        migrations.CreateModel(
            name='AgreedPhrase',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=500)),
                ('convening', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='agreed_phrases', to='convening.convening')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('convening', 'text'), name='an_agreed_phrase_stands_once')],
            },
        ),
        migrations.CreateModel(
            name='SealRequest',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('asked_at', models.DateTimeField()),
                ('confirmed', models.BooleanField(default=False)),
                ('destroys', models.JSONField(default=dict)),
            ],
        ),
        migrations.CreateModel(
            name='SubTheme',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=200)),
                ('title_en', models.CharField(max_length=200, null=True)),
                ('title_ar', models.CharField(max_length=200, null=True)),
                ('title_es', models.CharField(max_length=200, null=True)),
                ('title_fr', models.CharField(max_length=200, null=True)),
                ('text', models.TextField(blank=True)),
                ('text_en', models.TextField(blank=True, null=True)),
                ('text_ar', models.TextField(blank=True, null=True)),
                ('text_es', models.TextField(blank=True, null=True)),
                ('text_fr', models.TextField(blank=True, null=True)),
            ],
            options={
                'ordering': ['position'],
            },
        ),
        migrations.CreateModel(
            name='Table',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField()),
                ('language', models.CharField(max_length=5)),
                ('places', models.PositiveSmallIntegerField()),
                ('report', models.TextField(blank=True)),
                ('report_html', models.TextField(blank=True)),
                ('report_language', models.CharField(blank=True, max_length=5)),
            ],
            options={
                'ordering': ['position'],
            },
        ),
        migrations.CreateModel(
            name='TableSeat',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('digest', models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name='Translation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('language', models.CharField(max_length=5)),
                ('source', models.TextField()),
                ('html', models.TextField()),
                ('state', models.CharField(choices=[('proposed', 'waiting for the moderation'), ('accepted', 'accepted'), ('declined', 'not accepted'), ('outdated', 'of earlier words')], default='proposed', max_length=10)),
                ('reason_code', models.CharField(blank=True, choices=[('meaning', 'It says something else than the post.'), ('missing', 'Something of the post is missing.'), ('unclear', 'It is hard to understand.'), ('language', 'It is in another language than chosen.'), ('names', 'It tells who somebody is, or where.'), ('changed', 'The post was put right since. Please look at your translation again.'), ('another', 'Another translation was chosen.')], max_length=20)),
                ('voice', models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name='VeilRequest',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('asked', 'waits for the custodians'), ('refused', 'a custodian refused'), ('agreed', 'two custodians agreed'), ('seen', 'the result was seen, once')], default='asked', max_length=10)),
                ('asked_at', models.DateTimeField()),
                ('agreed_at', models.DateTimeField(null=True)),
                ('kind', models.CharField(choices=[('threat', 'A threat against somebody'), ('crime', 'A crime')], max_length=10)),
                ('sealed_reason', models.BinaryField()),
                ('notice_from', models.DateField(null=True)),
                ('sealed_deferral', models.BinaryField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Words',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('language', models.CharField(max_length=5)),
                ('plain', models.TextField()),
                ('vector', django.contrib.postgres.search.SearchVectorField()),
            ],
        ),
        migrations.AddField(
            model_name='post',
            name='edited',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='post',
            name='merged_into',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='forums.post'),
        ),
        migrations.AddField(
            model_name='post',
            name='news',
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.AddField(
            model_name='post',
            name='pinned',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='post',
            name='reason_code',
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddField(
            model_name='room',
            name='cools_from',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='room',
            name='news',
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='room',
            name='news_floor',
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='room',
            name='notes_go_on',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='room',
            name='readable_until',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='room',
            name='sealed_on',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='room',
            name='slow_minutes',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='room',
            name='languages_shown',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=5), default=list, size=None),
        ),
        migrations.AddField(
            model_name='room',
            name='told_news',
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='room',
            name='told_weekly',
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='room',
            name='working_group',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name='room',
            name='working_group_ar',
            field=models.CharField(blank=True, max_length=200, null=True),
        ),
        migrations.AddField(
            model_name='room',
            name='working_group_en',
            field=models.CharField(blank=True, max_length=200, null=True),
        ),
        migrations.AddField(
            model_name='room',
            name='working_group_es',
            field=models.CharField(blank=True, max_length=200, null=True),
        ),
        migrations.AddField(
            model_name='room',
            name='working_group_fr',
            field=models.CharField(blank=True, max_length=200, null=True),
        ),
        migrations.AddField(
            model_name='voicelabel',
            name='muted_until',
            field=models.DateField(null=True),
        ),
        migrations.AlterField(
            model_name='post',
            name='state',
            field=models.CharField(choices=[('held', 'waiting for the moderation'), ('published', 'published'), ('declined', 'not published'), ('withdrawn', 'withdrawn'), ('merged', 'joined with another post')], max_length=10),
        ),
        migrations.AddConstraint(
            model_name='post',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('merged_into__isnull', False), ('state', 'merged')), models.Q(models.Q(('state', 'merged'), _negated=True), ('merged_into__isnull', True)), _connector='OR'), name='a_merged_post_says_into_which'),
        ),
        migrations.AddIndex(
            model_name='post',
            index=models.Index(condition=models.Q(('pinned', True)), fields=['room'], name='pinned_posts'),
        ),
        migrations.AddIndex(
            model_name='post',
            index=models.Index(condition=models.Q(('state__in', ['held', 'declined'])), fields=['room'], name='posts_not_shown'),
        ),
        migrations.AddIndex(
            model_name='post',
            index=models.Index(condition=models.Q(('news__isnull', False)), fields=['room', 'news'], name='posts_with_news'),
        ),
        migrations.AddConstraint(
            model_name='room',
            constraint=models.CheckConstraint(condition=models.Q(('cools_from__isnull', True), ('cools_from__gt', models.F('closes_on')), _connector='OR'), name='cooling_begins_after_the_close'),
        ),
        migrations.AddConstraint(
            model_name='room',
            constraint=models.CheckConstraint(condition=models.Q(('sealed_on__isnull', True), ('sealed_on__gt', models.F('closes_on')), _connector='OR'), name='a_room_is_sealed_after_its_close'),
        ),
        migrations.AddField(
            model_name='attachment',
            name='post',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='forums.post'),
        ),
        migrations.AddField(
            model_name='certificate',
            name='room',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='certificate', to='forums.room'),
        ),
        migrations.AddField(
            model_name='correction',
            name='post',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='correction', to='forums.post'),
        ),
        migrations.AddField(
            model_name='draft',
            name='room',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='drafts', to='forums.room'),
        ),
        migrations.AddField(
            model_name='flag',
            name='post',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='flags', to='forums.post'),
        ),
        migrations.AddField(
            model_name='frozenrecord',
            name='convening',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='frozen_record', to='convening.convening'),
        ),
        migrations.AddField(
            model_name='mute',
            name='room',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mutes', to='forums.room'),
        ),
        migrations.AddField(
            model_name='quote',
            name='post',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='quotes', to='forums.post'),
        ),
        migrations.AddField(
            model_name='sealrequest',
            name='asked_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='seals_asked', to='convening.participation'),
        ),
        migrations.AddField(
            model_name='sealrequest',
            name='confirmed_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='seals_confirmed', to='convening.participation'),
        ),
        migrations.AddField(
            model_name='sealrequest',
            name='room',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='seal_request', to='forums.room'),
        ),
        migrations.AddField(
            model_name='subtheme',
            name='room',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sub_themes', to='forums.room'),
        ),
        migrations.AddField(
            model_name='table',
            name='facilitator',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='tables_facilitated', to='convening.participation'),
        ),
        migrations.AddField(
            model_name='table',
            name='sub_theme',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tables', to='forums.subtheme'),
        ),
        migrations.AddField(
            model_name='tableseat',
            name='room',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='table_seats', to='forums.room'),
        ),
        migrations.AddField(
            model_name='tableseat',
            name='table',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seats', to='forums.table'),
        ),
        migrations.AddField(
            model_name='translation',
            name='post',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='translations', to='forums.post'),
        ),
        migrations.AddField(
            model_name='veilrequest',
            name='asked_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='veils_asked', to='convening.participation'),
        ),
        migrations.AddField(
            model_name='veilrequest',
            name='first',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='convening.participation'),
        ),
        migrations.AddField(
            model_name='veilrequest',
            name='post',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='veil_requests', to='forums.post'),
        ),
        migrations.AddField(
            model_name='veilrequest',
            name='room',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='veil_requests', to='forums.room'),
        ),
        migrations.AddField(
            model_name='veilrequest',
            name='second',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='convening.participation'),
        ),
        migrations.AddField(
            model_name='words',
            name='post',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='words', to='forums.post'),
        ),
        migrations.AddConstraint(
            model_name='attachment',
            constraint=models.UniqueConstraint(fields=('post', 'position'), name='attachments_are_numbered'),
        ),
        migrations.AddConstraint(
            model_name='draft',
            constraint=models.UniqueConstraint(fields=('room', 'mark'), name='one_draft_a_place'),
        ),
        migrations.AddConstraint(
            model_name='flag',
            constraint=models.UniqueConstraint(fields=('post', 'digest'), name='one_flag_a_member'),
        ),
        migrations.AddConstraint(
            model_name='mute',
            constraint=models.UniqueConstraint(fields=('room', 'digest'), name='one_mute_a_digest'),
        ),
        migrations.AddConstraint(
            model_name='quote',
            constraint=models.CheckConstraint(condition=models.Q(('answer', 'attributed'), models.Q(('kind', ''), ('region', '')), _connector='OR'), name='attributes_only_where_she_chose_them'),
        ),
        migrations.AddConstraint(
            model_name='quote',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'answered'), ('answer', ''), _connector='OR'), name='only_an_answered_quote_has_an_answer'),
        ),
        migrations.AddConstraint(
            model_name='quote',
            constraint=models.UniqueConstraint(models.F('post'), django.db.models.functions.MD5('text'), name='a_passage_is_asked_about_once'),
        ),
        migrations.AddConstraint(
            model_name='subtheme',
            constraint=models.UniqueConstraint(fields=('room', 'position'), name='sub_themes_are_numbered'),
        ),
        migrations.AddConstraint(
            model_name='table',
            constraint=models.UniqueConstraint(fields=('sub_theme', 'position'), name='tables_are_numbered'),
        ),
        migrations.AddConstraint(
            model_name='tableseat',
            constraint=models.UniqueConstraint(fields=('room', 'digest'), name='one_seat_a_person_at_a_sub_theme'),
        ),
        migrations.AddConstraint(
            model_name='translation',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'accepted')), fields=('post', 'language'), name='one_accepted_translation_a_language'),
        ),
        migrations.AddConstraint(
            model_name='translation',
            constraint=models.UniqueConstraint(fields=('post', 'language', 'voice'), name='one_proposal_a_voice_and_language'),
        ),
        migrations.AddConstraint(
            model_name='sealrequest',
            constraint=models.CheckConstraint(condition=models.Q(('asked_by__isnull', True), ('confirmed_by__isnull', True), models.Q(('asked_by', models.F('confirmed_by')), _negated=True), _connector='OR'), name='another_custodian_confirms'),
        ),
        migrations.AddConstraint(
            model_name='veilrequest',
            constraint=models.CheckConstraint(condition=models.Q(('first__isnull', True), ('second__isnull', True), models.Q(('first', models.F('second')), _negated=True), _connector='OR'), name='a_veil_needs_two_custodians'),
        ),
        migrations.AddIndex(
            model_name='words',
            index=django.contrib.postgres.indexes.GinIndex(fields=['vector'], name='words_by_stem'),
        ),
        migrations.AddConstraint(
            model_name='words',
            constraint=models.UniqueConstraint(fields=('post', 'language'), name='a_posts_words_once_a_language'),
        ),
    ]
