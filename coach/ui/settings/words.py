"""What the choices of a figure are called."""

from coach.core.appearance import (
    READY_MADE,
    Age,
    Appearance,
    Build,
    Clothes,
    ClothesColour,
    Hair,
    HairColour,
    Skin,
)

READY_MADE_NAMES = tuple(zip(("Kim", "Maya", "Ada", "Sam", "Noor"), READY_MADE, strict=True))
SKINS = (
    ("Fair skin", Skin.PALE),
    ("Light skin", Skin.LIGHT),
    ("Olive skin", Skin.OLIVE),
    ("Tan skin", Skin.TAN),
    ("Brown skin", Skin.BROWN),
    ("Dark brown skin", Skin.DEEP),
)
HAIRS = (
    ("Very short", Hair.CROPPED),
    ("Short", Hair.SHORT),
    ("Bob", Hair.BOB),
    ("Tied up", Hair.BUN),
    ("Curly", Hair.CURLY),
    ("Bald", Hair.BALD),
    ("Headscarf", Hair.HEADSCARF),
)
HAIR_COLOURS = (
    ("Black hair", HairColour.BLACK),
    ("Brown hair", HairColour.BROWN),
    ("Red hair", HairColour.RED),
    ("Blond hair", HairColour.BLOND),
    ("Grey hair", HairColour.GREY),
    ("White hair", HairColour.WHITE),
)
BUILDS = (
    ("Slim", Build.SLIM),
    ("Medium", Build.MEDIUM),
    ("Curvy", Build.CURVY),
    ("Broad", Build.BROAD),
    ("Full", Build.ROUND),
)
AGES = (("Younger", Age.YOUNG), ("In the middle", Age.MIDDLE), ("Older", Age.OLDER))
CLOTHES = (
    ("T-shirt, shorts", Clothes.SHORTS),
    ("Vest, leggings", Clothes.LEGGINGS),
    ("Long sleeves", Clothes.LONG),
)
CLOTHES_COLOURS = (
    ("Teal clothes", ClothesColour.TEAL),
    ("Blue clothes", ClothesColour.BLUE),
    ("Plum clothes", ClothesColour.PLUM),
    ("Coral clothes", ClothesColour.CORAL),
    ("Grey clothes", ClothesColour.GREY),
)


def figure_text(worn: Appearance) -> str:
    """A figure in one line: "Light skin · Short hair · Medium build · T-shirt, shorts"."""
    skin, hair, build, clothes = (
        next(words for words, value in options if value is chosen)
        for options, chosen in (
            (SKINS, worn.skin),
            (HAIRS, worn.hair),
            (BUILDS, worn.build),
            (CLOTHES, worn.clothes),
        )
    )
    head = hair if worn.hair in (Hair.BALD, Hair.HEADSCARF) else f"{hair} hair"
    return f"{skin} · {head} · {build} build · {clothes}"
