"""Numbers of Qt's own lists, for the first window to give as properties and flags.

`Qt` holds 93 lists, which PySide6 makes in Python when one of them is first touched: 27 ms, a tenth of the start. So
nothing that is needed for the first paint names it, and a test holds each number here to its name there.
"""

PLAIN_TEXT = 0
STRONG_FOCUS = 11
TEXT_BESIDE_ICON = 2
NO_SCROLL_BAR = 1
NO_FRAME = 0
LEFT, RIGHT, CENTRED = 0x81, 0x82, 0x84
"""All in the middle between top and bottom."""
NAME_ROLE, SPOKEN_ROLE, USER_ROLE = 0, 11, 256
