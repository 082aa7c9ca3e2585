"""Leads to the form for an exercise of one's own, and from it to the pose editor."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from coach.app.shared import Shared
from coach.storage.atomic import SaveError

if TYPE_CHECKING:
    from coach.figure.pose.movement import Motion
    from coach.ui.own_exercise.draft import Draft
    from coach.ui.own_exercise.form import OwnExerciseForm
    from coach.ui.own_exercise.picture_finder import PictureFinder
    from coach.ui.window import MainWindow

Show = Callable[[str], None]


class Workshop:
    """One form at a time lies over the window, when nothing else does."""

    def __init__(self, shared: Shared, *, window: "MainWindow", show: Show) -> None:
        """`show` brings an exercise that was saved into sight, by its id."""
        self._shared = shared
        self._window = window
        self._show = show

    @cached_property
    def _finder(self) -> "PictureFinder":
        """One for all forms, as it knows where the last picture was found."""
        from coach.ui.own_exercise.picture_finder import PictureFinder

        return PictureFinder()

    def new(self, then: Show | None = None) -> None:
        """Make an exercise; `then` is told its id, by default it is shown."""
        from coach.ui.own_exercise.draft import Draft

        self._open(Draft(), then=then)

    def change(self, exercise_id: str) -> None:
        """Change an own exercise. Raises KeyError for one that is not there."""
        from coach.ui.own_exercise.draft import draft_of

        exercise = self._shared.catalog_model.catalog[exercise_id]
        self._open(draft_of(exercise), exercise_id=exercise_id)

    def copy(self, exercise_id: str) -> None:
        """Make an exercise that begins as a copy of another. Raises KeyError."""
        from coach.ui.own_exercise.draft import copy_name, draft_of

        model = self._shared.catalog_model
        exercise = model.catalog[exercise_id]
        draft = draft_of(exercise, name=copy_name(exercise.name, model.catalog))
        trouble = ""
        if not exercise.photos and not exercise.ways:
            try:
                draft = replace(draft, figure=model.figure_of(exercise_id))
            except SaveError as error:
                # a picture of its own, else it would go with the exercise copied
                draft = replace(draft, figure="")
                trouble = f"The figure could not be copied: {error}"
        self._open(draft, trouble=trouble)

    def _open(
        self,
        draft: "Draft",
        *,
        exercise_id: str = "",
        then: Show | None = None,
        trouble: str = "",
    ) -> None:
        """`trouble`: what could not be done for this form, told in it."""
        from coach.ui.own_exercise.form import OwnExerciseForm

        shared = self._shared
        if self._window.covered:
            return
        form = OwnExerciseForm(
            draft,
            catalog_model=shared.catalog_model,
            illustrations=shared.illustrations,
            theme_hub=shared.theme_hub,
            ask_picture=self._finder,
            exercise_id=exercise_id,
        )

        def saved(made: str) -> None:
            self._window.take_off()
            (then or self._show)(made)

        form.saved.connect(saved)
        form.left.connect(self._window.take_off)
        form.pose_requested.connect(lambda pose: self._pose(form, pose))
        self._window.lay_over(form, form.may_close)
        if trouble:
            form.tell(trouble)

    def _pose(self, form: "OwnExerciseForm", pose: str) -> None:
        from coach.ui.posing.editor import PoseEditor

        shared = self._shared
        editor = PoseEditor(illustrations=shared.illustrations, theme_hub=shared.theme_hub)

        def done(motion: "Motion") -> None:
            from coach.figure.pose.writing import tables

            begun_from = editor.begun_from
            self._window.take_off()
            try:
                figure = shared.catalog_model.add_pose(tables(motion))
            except SaveError as error:
                form.tell(f"The figure could not be kept: {error}")
                return
            form.set_figure(figure, begun_from=begun_from, props=motion.props)

        editor.done.connect(done)
        editor.left.connect(self._window.take_off)
        editor.open_pose(pose)
        self._window.lay_over(editor, editor.may_close)
