"""Forms of the rooms: `discussion` for those who write, `moderation` for those who look after a room, `opening`, `settings` and `tables`
for the secretariat that sets it up, `translating`, `search`, `quoting`, `synthesis`, `notices`, `following`. One line for each module."""

from .discussion import DraftForm, EditForm, PostForm, ways_to_appear
from .following import CommitmentForm, OwnerForm, OwnWordsForm, RoundForm, StateForm
from .letters import LettersForm
from .moderation import DeclineForm, FlagForm, MergeForm, MuteForm, PaceForm, RelayForm
from .notices import NoticeForm
from .opening import RoomForm
from .quoting import AnswerForm, CheckForm, PassageForm, PhrasesForm
from .search import SearchForm
from .settings import BackgroundForm, DatesForm, DescribeForm, LookingAfterForm, PromiseForm, QuestionForm, TightenForm
from .synthesis import AddresseeForm, NamedForm, OpenQuestionForm, ParagraphForm, RecommendationForm
from .tables import RemoveForm, ReportForm, SubThemeForm, TableForm
from .translating import TranslationDecisionForm, TranslationForm

__all__ = [
    "DraftForm", "EditForm", "PostForm", "ways_to_appear",
    "DeclineForm", "FlagForm", "MergeForm", "MuteForm", "PaceForm", "RelayForm",
    "CommitmentForm", "OwnerForm", "OwnWordsForm", "RoundForm", "StateForm",
    "LettersForm", "NoticeForm",
    "RoomForm",
    "AnswerForm", "CheckForm", "PassageForm", "PhrasesForm",
    "SearchForm",
    "BackgroundForm", "DatesForm", "DescribeForm", "LookingAfterForm", "PromiseForm", "QuestionForm", "TightenForm",
    "AddresseeForm", "NamedForm", "OpenQuestionForm", "ParagraphForm", "RecommendationForm",
    "RemoveForm", "ReportForm", "SubThemeForm", "TableForm",
    "TranslationDecisionForm", "TranslationForm",
]  # fmt: skip
