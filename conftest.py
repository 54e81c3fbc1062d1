"""Fixtures for every test. The worlds people live in are built by `convening.testing`, through the services."""

from convening.testing import *  # noqa: F403  pytest collects fixtures from here
from convening.tests.demo_copies import (  # noqa: F401
    _demo_copy, demo, demo_template, own_demo,
)  # fmt: skip
from convening.tests.quicker import (  # noqa: F401
    django_db_modify_db_settings, only_pages_keep_their_context, the_disk_may_wait, what_is_loaded_stays, whoever_signs_in_was_nobody_before,
)  # fmt: skip
from convening.tests.shared_worlds import inside_world, shared_world  # noqa: F401
from convening.tests.sharing import (  # noqa: F401
    pytest_collection_modifyitems, pytest_sessionstart, pytest_xdist_make_scheduler,
)  # fmt: skip
