"""The style sheets, with holes for a theme's colours and for sizes.

`${f15}` is type of 15 px at 100 %, `${p8}` a padding of 8 px.
"""

from string import Template

SHEET = Template(
    """
QLabel[type="title"] { font-size: ${f28}px; font-weight: 700; }
QLabel[type="heading"] { font-size: ${f17}px; font-weight: 600; }
QLabel[type="strong"] { color: $ink; font-weight: 600; }
QLabel[type="notice"] { background: $rest_soft; color: $ink; font-size: ${f15}px;
  border-radius: 12px; padding: ${p6}px ${p18}px; }
QLabel[type="small"], QLabel[type="chip"] { font-size: ${f13}px; }
QLabel[type="digits"] { font-weight: 700; }
QLabel[type="chip"] { background: $track; border-radius: 12px; padding: 4px 10px; }
QLabel[tone="ink"] { color: $ink; }
QLabel[tone="muted"] { color: $muted; }
QLabel[tone="accent"] { color: $accent_text; }
QLabel[tone="effort"] { color: $effort_text; }
QLabel[tone="rest"] { color: $rest_text; }
QLabel[type="chip"][tone="accent"] { background: $accent_soft; }
QLabel[type="chip"][tone="effort"] { background: $effort_soft; }
QLabel[type="chip"][tone="rest"] { background: $rest_soft; }
QFrame[card="true"] { background: $surface; border: 1px solid $line; border-radius: 18px; }
QFrame[rail="true"] { background: $surface; border: none; border-right: 1px solid $line; }
QFrame[bar="true"] { background: $surface; border: none; border-top: 1px solid $line; }
QPushButton, QToolButton { background: $accent_soft; color: $accent_text; font-weight: 600;
  border: 2px solid transparent; border-radius: 12px; padding: ${p9}px ${p18}px; }
QPushButton:hover, QToolButton:hover { border-color: $accent; }
QPushButton:checked, QPushButton[kind="primary"] { background: $accent; color: $on_accent; }
QPushButton[kind="icon"] { padding: ${p9}px ${p10}px; }
QPushButton[kind="hurts"] { background: $effort_soft; color: $effort_text; }
QPushButton[kind="hurts"]:hover { border-color: $effort; }
QPushButton[kind="quiet"], QToolButton { background: transparent; padding: ${p6}px ${p10}px; }
QPushButton[kind="chip"] { background: $track; color: $ink; font-size: ${f13}px; font-weight: 400;
  padding: ${p4}px ${p10}px; }
QPushButton[kind="chip"][large="true"] { font-size: ${f15}px; padding: ${p6}px ${p10}px; }
QPushButton[kind="chip"]:checked { background: $accent; color: $on_accent; }
QPushButton[kind="card"] { background: $surface; color: $ink; border: 1px solid $line;
  border-radius: 18px; }
QPushButton[kind="card"]:checked { background: $accent_soft; border: 2px solid $accent; }
[kind="nav"] { background: transparent; color: $muted; font-size: ${f12}px;
  padding: ${p8}px 0 ${p6}px 0; }
[kind="nav"]:hover { color: $ink; border-color: $line; }
[kind="nav"]:checked { background: $accent_soft; color: $accent_text; }
QPushButton:focus, QToolButton:focus, [kind="nav"]:focus { border-color: $ink; }
QPushButton:focus, QToolButton:focus { outline: none; }
QPushButton[kind="card"]:hover { border-color: $accent; }
QPushButton[kind="card"]:focus { border: 2px solid $ink; }
QPushButton:disabled { background: $track; color: $muted; border-color: transparent; }
QPushButton[kind="chip"]:disabled { background: transparent; border-color: $line; }
QPushButton[kind="quiet"]:disabled { background: transparent; }
QLineEdit, QPlainTextEdit { background: $surface; border: 1px solid $line; border-radius: 12px;
  padding: ${p9}px ${p10}px; }
QLineEdit:focus, QPlainTextEdit:focus { border: 2px solid $accent; padding: ${p8}px ${p9}px; }
QComboBox { combobox-popup: 0; }
QComboBox QAbstractItemView { background: $surface; color: $ink; border: 1px solid $line;
  outline: none; padding: 4px; }
QComboBox QAbstractItemView::item { border-radius: 8px; padding: ${p8}px ${p10}px; }
QComboBox QAbstractItemView::item:selected { background: $accent; color: $on_accent; }
QMenu { background: $surface; color: $ink; border: 1px solid $muted; border-radius: 12px;
  padding: 6px; }
QMenu::item { border-radius: 8px; padding: ${p8}px ${p18}px; }
QMenu::item:selected { background: $accent_soft; color: $accent_text; }
QMenu::item:disabled { background: transparent; color: $muted; }
QMenu::separator { background: $line; height: 1px; margin: 6px 10px; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QTableView { background: $surface; color: $ink; border: none; font-size: ${f13}px;
  selection-background-color: $accent_soft; selection-color: $ink; }
QTableView::item { padding: 0 ${p10}px; border-bottom: 1px solid $line; }
QTableView::item:focus { border: 2px solid $accent; }
QHeaderView { background: $surface; }
QHeaderView::section { background: $surface; color: $muted; font-size: ${f13}px; font-weight: 600;
  border: none; border-bottom: 1px solid $line; padding: ${p6}px ${p10}px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar::handle:vertical { background: $line; border-radius: 4px; margin: 2px;
  min-height: 40px; }
QScrollBar::handle:vertical:hover { background: $muted; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle:horizontal { background: $line; border-radius: 4px; margin: 2px;
  min-width: 40px; }
QScrollBar::handle:horizontal:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSlider::groove:horizontal { height: 6px; border-radius: 3px; background: $track; }
QSlider::sub-page:horizontal { border-radius: 3px; background: $accent; }
QSlider::handle:horizontal { width: 18px; height: 18px; margin: -8px 0; border-radius: 11px;
  background: $accent; border: 2px solid $surface; }
QSlider::handle:horizontal:focus { border-color: $ink; }
QToolTip { background: $surface; color: $ink; border: 1px solid $line; padding: 6px; }
"""
)


# What comes on top with more contrast: an edge round whatever can be pressed, as pale fills alone
# are not seen, and a thick ring round what has the focus, which a dark fill stays clear of.
# Borders keep their width, so that nothing moves.
MORE_CONTRAST = Template(
    """
QFrame[card="true"] { border: 2px solid $line; }
QFrame[rail="true"] { border-right: 2px solid $line; }
QFrame[bar="true"] { border-top: 2px solid $line; }
QLabel[type="chip"] { background: $surface; border: 1px solid $muted; padding: 3px 9px; }
QLabel[type="notice"] { border: 1px solid $muted; }
QPushButton, QToolButton { border: 3px solid $accent; padding: ${p8}px ${p17}px; }
QPushButton:hover, QToolButton:hover { border-color: $ink; }
QPushButton[kind="icon"] { padding: ${p8}px ${p9}px; }
QPushButton[kind="hurts"] { border-color: $effort; }
QPushButton:checked, QPushButton[kind="primary"] { border-color: transparent;
  background-clip: padding; }
QPushButton[kind="quiet"], QToolButton { border-color: transparent; padding: ${p5}px ${p9}px; }
QPushButton[kind="chip"] { background: $surface; border-radius: 10px;
  padding: ${p3}px ${p9}px; }
QPushButton[kind="chip"][large="true"] { padding: ${p5}px ${p9}px; }
QPushButton[kind="card"] { border: 2px solid $line; }
QPushButton[kind="card"]:checked { background-clip: border; border: 3px solid $accent; }
[kind="nav"] { border-color: transparent; padding: ${p8}px 0 ${p6}px 0; }
[kind="nav"]:hover { border-color: $line; }
[kind="nav"]:checked { border-color: $accent; }
QPushButton:disabled { background: transparent; border-color: $track; }
QPushButton[kind="quiet"]:disabled { border-color: transparent; }
QPushButton:focus, QToolButton:focus, [kind="nav"]:focus { border-color: $ink; }
QPushButton[kind="card"]:focus { border: 4px solid $ink; }
QLineEdit, QPlainTextEdit { border: 2px solid $muted; padding: ${p8}px ${p9}px; }
QLineEdit:focus, QPlainTextEdit:focus { border: 3px solid $ink; padding: ${p7}px ${p8}px; }
QComboBox QAbstractItemView { border: 2px solid $ink; }
QMenu { border: 2px solid $ink; }
QMenu::item { border: 2px solid transparent; }
QMenu::item:selected { border-color: $ink; }
QSlider::handle:horizontal:focus { width: 14px; height: 14px; background: $surface;
  border: 4px solid $ink; }
QToolTip { border: 2px solid $ink; }
"""
)
