"""How the person in the illustrations looks, as one chooses it."""

from enum import StrEnum

from msgspec import Struct


class Skin(StrEnum):
    """From the lightest to the darkest."""

    PALE = "pale"
    LIGHT = "light"
    OLIVE = "olive"
    TAN = "tan"
    BROWN = "brown"
    DEEP = "deep"


class Hair(StrEnum):
    SHORT = "short"
    CROPPED = "cropped"
    BOB = "bob"
    BUN = "bun"
    CURLY = "curly"
    BALD = "bald"
    HEADSCARF = "headscarf"


class HairColour(StrEnum):
    BLACK = "black"
    BROWN = "brown"
    BLOND = "blond"
    RED = "red"
    GREY = "grey"
    WHITE = "white"


class Build(StrEnum):
    SLIM = "slim"
    MEDIUM = "medium"
    CURVY = "curvy"
    BROAD = "broad"
    ROUND = "round"


class Age(StrEnum):
    YOUNG = "young"
    MIDDLE = "middle"
    OLDER = "older"


class Clothes(StrEnum):
    """T-shirt and shorts, vest and leggings, or long sleeves and long trousers."""

    SHORTS = "shorts"
    LEGGINGS = "leggings"
    LONG = "long"


class ClothesColour(StrEnum):
    TEAL = "teal"
    PLUM = "plum"
    BLUE = "blue"
    CORAL = "coral"
    GREY = "grey"


class Appearance(Struct, frozen=True, forbid_unknown_fields=True):
    """A figure; the default is the first of the ready-made ones."""

    skin: Skin = Skin.LIGHT
    hair: Hair = Hair.SHORT
    hair_colour: HairColour = HairColour.BROWN
    build: Build = Build.MEDIUM
    age: Age = Age.YOUNG
    clothes: Clothes = Clothes.SHORTS
    clothes_colour: ClothesColour = ClothesColour.TEAL


READY_MADE = (
    Appearance(),
    Appearance(
        Skin.BROWN,
        Hair.BUN,
        HairColour.BLACK,
        Build.CURVY,
        Age.YOUNG,
        Clothes.LEGGINGS,
        ClothesColour.CORAL,
    ),
    Appearance(
        Skin.PALE,
        Hair.BOB,
        HairColour.GREY,
        Build.ROUND,
        Age.OLDER,
        Clothes.LONG,
        ClothesColour.PLUM,
    ),
    Appearance(
        Skin.DEEP,
        Hair.CROPPED,
        HairColour.BLACK,
        Build.BROAD,
        Age.MIDDLE,
        Clothes.SHORTS,
        ClothesColour.GREY,
    ),
    Appearance(
        Skin.OLIVE,
        Hair.HEADSCARF,
        HairColour.BLACK,
        Build.SLIM,
        Age.MIDDLE,
        Clothes.LONG,
        ClothesColour.BLUE,
    ),
)
"""The figures to choose from at once, the default first."""
