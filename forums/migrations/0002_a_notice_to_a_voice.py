"""A notice to a voice; agreement to the code of conduct beside the first post."""

import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('forums', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('voice', models.BinaryField()),
                ('day', models.DateField()),
                ('sealed_text', models.BinaryField()),
                ('room', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='forums.room')),
            ],
        ),
        migrations.CreateModel(
            name='Agreement',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('digest', models.BinaryField()),
                ('room', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='agreements', to='forums.room')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('room', 'digest'), name='one_agreement_a_digest')],
            },
        ),
    ]
