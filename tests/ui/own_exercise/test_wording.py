"""What is chosen in the form's fields."""

from coach.core.exercise import Position, Sidedness
from coach.ui.widgets.choice import Choice
from tests.ui.own_exercise.conftest import OpenForm


def choose(choice: Choice, value: object) -> None:
    choice.show_value(value)
    choice.activated.emit(choice.currentIndex())


def test_both_at_once_has_no_name_for_a_side_also_where_it_is_chosen_anew(
    open_form: OpenForm,
) -> None:
    form = open_form()
    assert not form.wording.limb.isVisible()
    choose(form.wording.sides, Sidedness.EACH_SIDE)
    assert form.wording.limb.isVisible()
    choose(form.wording.sides, Sidedness.BOTH_AT_ONCE)
    assert not form.wording.limb.isVisible()


def test_what_is_chosen_and_chosen_back_is_no_change(open_form: OpenForm) -> None:
    form = open_form()
    choose(form.wording.position, Position.STANDING)
    assert form.draft.position is Position.STANDING
    choose(form.wording.position, Position.ON_BACK_KNEES_BENT)
    assert form.may_close()
