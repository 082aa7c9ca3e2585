"""The look: colours, type and the style sheet, and the hub that tells widgets when they change.

Widgets say what they are through `styled(label, text="title", tone="muted")` and never name
a colour; widgets that paint themselves take colours from `ThemeHub.theme`.
"""

import sys
import tomllib
from html import escape
from typing import TypeVar

import msgspec
from PySide6.QtCore import QByteArray, QObject, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QIcon,
    QPainter,
    QPalette,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from coach import resources
from coach.ui.sheets import MORE_CONTRAST, SHEET

FONT_FAMILY = "Inter"
RADIUS = 18

W = TypeVar("W", bound=QWidget)


class Theme(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Colours as #RRGGBB. `effort` and `rest` are for shapes, `effort_text` and so on for type."""

    dark: bool
    more_contrast: bool
    background: str
    surface: str
    ink: str
    muted: str
    line: str
    accent: str
    accent_soft: str
    accent_text: str
    on_accent: str
    effort: str
    effort_soft: str
    effort_text: str
    rest: str
    rest_soft: str
    rest_text: str
    track: str


def load(name: str) -> Theme:
    """The theme of resources/themes/<name>.toml."""
    text = resources.path("themes", f"{name}.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), Theme)


def load_fonts() -> None:
    """Make the shipped typeface known to Qt; needed once, before the first widget is shown."""
    for weight in ("Regular", "SemiBold", "Bold"):
        QFontDatabase.addApplicationFont(str(resources.path("fonts", f"Inter-{weight}.otf")))


def style_sheet(theme: Theme, scale: float = 1.0) -> str:
    """The application's style sheet; `scale` multiplies type and the padding round it."""
    sizes = {f"f{size}": round(size * scale) for size in (12, 13, 15, 17, 28)}
    paddings = {f"p{size}": round(size * scale) for size in (3, 4, 5, 6, 7, 8, 9, 10, 17, 18)}
    fields = msgspec.structs.asdict(theme) | sizes | paddings
    sheet = SHEET.substitute(fields)
    return sheet + MORE_CONTRAST.substitute(fields) if theme.more_contrast else sheet


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for colour, roles in (
        (theme.background, (role.Window, role.AlternateBase)),
        (theme.surface, (role.Base, role.ToolTipBase)),
        (theme.ink, (role.WindowText, role.Text, role.ToolTipText, role.BrightText)),
        (theme.accent_soft, (role.Button, role.Light, role.Midlight)),
        (theme.accent_text, (role.ButtonText, role.Link, role.LinkVisited)),
        (theme.line, (role.Mid, role.Dark, role.Shadow)),
        (theme.muted, (role.PlaceholderText,)),
        (theme.accent, (role.Highlight, role.Accent)),
        (theme.on_accent, (role.HighlightedText,)),
    ):
        for each in roles:
            palette.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(theme.muted))
    return palette


def apply(app: QApplication, theme: Theme, scale: float = 1.0) -> None:
    """Dress the application: palette, base font (15 px times `scale`) and style sheet."""
    font = QFont(FONT_FAMILY)
    font.setPixelSize(round(15 * scale))
    app.setFont(font)
    app.setPalette(_palette(theme))
    app.setStyleSheet(style_sheet(theme, scale))


def styled(widget: W, *, text: str = "", **properties: str | bool) -> W:
    """Set the dynamic properties that the style sheet looks at, also on a widget already shown.

    `text` is kept as the property "type", as a label's own property "text" is what it says.
    Enter then presses a push button as Space does, and a label shows its text as it is, unless it
    was given a format before.
    """
    if isinstance(widget, QPushButton):
        # outside a dialog Qt leaves Enter to Space
        widget.setAutoDefault(True)
    if isinstance(widget, QLabel) and widget.textFormat() is Qt.TextFormat.AutoText:
        # a name that somebody sends is words, whatever it looks like
        widget.setTextFormat(Qt.TextFormat.PlainText)
    wanted = properties | ({"type": text} if text else {})
    if all(widget.property(name) == value for name, value in wanted.items()):
        return widget
    for name, value in wanted.items():
        widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
    return widget


def plain_tip(text: str) -> str:
    """For a tooltip that says what somebody has written, which is words and never markup."""
    return f"<p>{escape(text)}</p>" if "<" in text else text


def _tinted(name: str, colour: str, size: int) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    drawing = resources.path("icons", f"{name}.svg").read_text("utf-8")
    drawing = drawing.replace("currentColor", colour)
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter)
    painter.end()
    return pixmap


def icon(name: str, colour: str, *, size: int = 24) -> QIcon:
    """The icon resources/icons/<name>.svg in a colour, also where it is checked or disabled.

    `size` is in logical pixels; it is sharp on the densest screen there is.
    """
    density = max(screen.devicePixelRatio() for screen in QGuiApplication.screens())
    pixmap = _tinted(name, colour, round(size * density))
    pixmap.setDevicePixelRatio(density)
    result = QIcon(pixmap)
    result.addPixmap(pixmap, QIcon.Mode.Disabled)
    return result


class ThemeHub(QObject):
    """Owns the theme in force; "system" follows the desktop's light or dark while it runs.

    There is more contrast where the person or the desktop asks for it.
    """

    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        name: str = "system",
        scale: float = 1.0,
        less_movement: bool = False,
        more_contrast: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._less_movement = less_movement
        self._more_contrast = more_contrast
        self._app = app
        self._name = name
        self._scale = scale
        hints = app.styleHints()  # a name, as what it owns goes with the last one in Python
        accessibility = hints.accessibility()
        self._system = hints.colorScheme()
        self._system_contrast = accessibility.contrastPreference()
        load_fonts()
        if sys.platform in ("win32", "darwin"):
            # elsewhere it is Fusion already, and asking for it would cost 9 ms at start
            app.setStyle("Fusion")
        self._theme = load(self._resolved())
        apply(app, self._theme, scale)
        hints.colorSchemeChanged.connect(self._on_system_change)
        accessibility.contrastPreferenceChanged.connect(self._on_system_contrast)

    @property
    def theme(self) -> Theme:
        return self._theme

    @property
    def scale(self) -> float:
        """The text size, 1.0 for 100 %."""
        return self._scale

    @property
    def reduced_motion(self) -> bool:
        """Whether the person, or the desktop where Qt knows of it, asks for less movement."""
        still = sys.platform == "win32" and not QApplication.isEffectEnabled(Qt.UIEffect.UI_General)
        return self._less_movement or still

    def px(self, length: float) -> int:
        """A length in pixels at 100 %, grown with the text."""
        return round(length * self._scale)

    def colour(self, role: str) -> QColor:
        """One of the theme's colours by its field's name."""
        return QColor(getattr(self._theme, role))

    def focus_pen(self) -> QPen:
        """Of the ring that a widget which paints itself has round it with the keyboard's focus."""
        return QPen(self.colour("ink"), 3 if self._theme.more_contrast else 2)

    def edge_pen(self, enabled: bool = True) -> QPen:
        """Round a pale fill that can be pressed; there is none where the fill is enough."""
        if self._theme.more_contrast:
            return QPen(self.colour("accent" if enabled else "track"), 2)
        return QPen(Qt.PenStyle.NoPen)

    def choose(
        self, name: str, scale: float, less_movement: bool = False, more_contrast: bool = False
    ) -> None:
        """Change to the theme "light", "dark" or "system" and to a text size, at once."""
        self._less_movement = less_movement
        if (name, scale, more_contrast) != (self._name, self._scale, self._more_contrast):
            self._name, self._scale, self._more_contrast = name, scale, more_contrast
            self._dress()

    def _resolved(self) -> str:
        system = "dark" if self._system is Qt.ColorScheme.Dark else "light"
        name = system if self._name == "system" else self._name
        asked = self._system_contrast is Qt.ContrastPreference.HighContrast
        return f"contrast-{name}" if self._more_contrast or asked else name

    def _on_system_change(self, scheme: Qt.ColorScheme) -> None:
        self._system = scheme
        if self._name == "system":
            self._dress()

    def _on_system_contrast(self, preference: Qt.ContrastPreference) -> None:
        self._system_contrast = preference
        if not self._more_contrast:
            self._dress()

    def _dress(self) -> None:
        self._theme = load(self._resolved())
        apply(self._app, self._theme, self._scale)
        self.changed.emit()
