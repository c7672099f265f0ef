"""Caption and credit of a picture apart, in the forms of many countries."""

from __future__ import annotations

import time

import pytest

from reader.extract.html.credits import credit_of, in_title, is_credit, is_credit_word, parted
from reader.extract.lexicon import lexicon

PARTED = [
    ("de", "Der alte Kran am Hafen. Foto: Ida Krahn/dpa", "Der alte Kran am Hafen.", "Ida Krahn/dpa"),
    ("de", "Der alte Kran am Hafen (Foto: Ida Krahn)", "Der alte Kran am Hafen", "Ida Krahn"),
    ("de", "Der alte Kran am Hafen © Ida Krahn", "Der alte Kran am Hafen", "Ida Krahn"),
    ("de", "Der Kran | Foto: picture alliance/dpa | Ida Krahn", "Der Kran", "picture alliance/dpa | Ida Krahn"),
    ("de", "Der alte Kran am Hafen. Symbolbild: Ida Krahn", "Der alte Kran am Hafen.", "Ida Krahn"),
    ("de", "Bildrechte: Stadtwerke Spiegelhafen", "", "Stadtwerke Spiegelhafen"),
    ("fr", "Le vieux port, en 2019. ( AFP / IDA KRAHN )", "Le vieux port, en 2019.", "AFP / IDA KRAHN"),
    ("fr", "Le vieux port. IDA KRAHN / AFP", "Le vieux port.", "IDA KRAHN / AFP"),
    ("fr", "Le vieux port. Crédits : Ida Krahn", "Le vieux port.", "Ida Krahn"),
    ("fr", "Le vieux port. Photo Ida Krahn", "Le vieux port.", "Ida Krahn"),
    ("es", "El viejo puerto. | FOTO: Ida Krahn", "El viejo puerto.", "Ida Krahn"),
    ("es", "El viejo puerto de Arrumbe (EFE/Ida Krahn)", "El viejo puerto de Arrumbe", "EFE/Ida Krahn"),
    ("es", "El viejo puerto, ayer. Ida Krahn (EFE)", "El viejo puerto, ayer.", "Ida Krahn (EFE)"),
    ("es", "El viejo puerto EFE", "El viejo puerto", "EFE"),
    (
        "en",
        "The crane at dusk. Photo by Ida Krahn via Getty Images",
        "The crane at dusk.",
        "Ida Krahn via Getty Images",
    ),
    ("en", "The crane at dusk. Photograph: Ida Krahn/The Post", "The crane at dusk.", "Ida Krahn/The Post"),
    ("en", "The crane at dusk. REUTERS/Ida Krahn", "The crane at dusk.", "REUTERS/Ida Krahn"),
    ("en", "The crane at dusk. (AP Photo/Ida Krahn)", "The crane at dusk.", "AP Photo/Ida Krahn"),
    ("en", "The crane at dusk (Ida Krahn/Getty Images)", "The crane at dusk", "Ida Krahn/Getty Images"),
    (
        "en",
        "The crane, on Monday. Ida Krahn/Mirrorport Gazette",
        "The crane, on Monday.",
        "Ida Krahn/Mirrorport Gazette",
    ),
    ("en", "PHOTO | IDA KRAHN", "", "IDA KRAHN"),
    ("it", "Il vecchio porto (foto di Ida Krahn)", "Il vecchio porto", "Ida Krahn"),
    ("it", "Il vecchio porto (Ansa)", "Il vecchio porto", "Ansa"),
    ("pt", "O velho porto — Foto: Ida Krahn", "O velho porto", "Ida Krahn"),
    ("nl", "De oude kraan bij avond. Foto Ida Krahn", "De oude kraan bij avond.", "Ida Krahn"),
    ("pl", "Stary dźwig w porcie / fot. Ida Krahn/PAP", "Stary dźwig w porcie", "Ida Krahn/PAP"),
    ("ru", "Старый кран в порту. Фото: Ида Кран / ТАСС", "Старый кран в порту.", "Ида Кран / ТАСС"),
    ("fi", "Vanha nosturi. Kuva: Ida Krahn", "Vanha nosturi.", "Ida Krahn"),
    ("tr", "Eski vinç. (Fotoğraf: Ida Krahn)", "Eski vinç.", "Ida Krahn"),
    ("cs", "Starý jeřáb | foto: Ida Krahn, ČTK", "Starý jeřáb", "Ida Krahn, ČTK"),
    ("ja", "港の古いクレーン（クラーン提供）", "港の古いクレーン", "クラーン"),
    ("ja", "港の古いクレーン＝共同", "港の古いクレーン", "共同"),
    ("ja", "港の古いクレーン＝東京都港区、クラーン撮影", "港の古いクレーン＝東京都港区", "クラーン"),
    ("ja", "写真＝クラーン", "", "クラーン"),
    ("zh", "港口的旧起重机。（图片来源：新华社）", "港口的旧起重机。", "新华社"),
    ("ko", "항구의 낡은 크레인 [사진=연합뉴스]", "항구의 낡은 크레인", "연합뉴스"),
    ("ar", "الرافعة القديمة (رويترز)", "الرافعة القديمة", "رويترز"),
]


@pytest.mark.parametrize(("language", "text", "caption", "credit"), PARTED, ids=[one[1][-30:] for one in PARTED])
def test_a_credit_is_told_from_its_caption_by_its_form(language: str, text: str, caption: str, credit: str) -> None:
    assert parted(text, lexicon(language)) == (caption, credit)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The crane (left) was built in 1913."),
        ("en", "Visitors at the fair (Sunday)"),
        ("en", "The minister speaks to Reuters"),
        ("de", "Archivfoto vom Hafen"),
        ("de", "Videografik: So arbeitet der alte Kran"),
        ("fr", "Le président (à gauche) et sa ministre"),
        ("es", "Vídeo: el viejo puerto al caer la tarde"),
        ("ja", "港の古いクレーン＝東京都港区"),
        ("ja", "記者会見する担当者＝１３日午後"),
        ("en", "A table: what to bring, what to leave."),
    ],
)
def test_a_caption_without_a_credit_stays_whole(language: str, text: str) -> None:
    assert parted(text, lexicon(language)) == (text, "")


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("(Image: Ida Krahn via Getty Images)", "Ida Krahn via Getty Images"),
        ("© Ida Krahn", "Ida Krahn"),
        ("Credit: Photograph by Ida Krahn", "Ida Krahn"),
        ("Copyright Ida Krahn/Copyright 2024 The House. All rights reserved", "Ida Krahn"),
        ("Picture: Ida Krahn / The Post", "Ida Krahn / The Post"),
        ("Photo News", "Photo News"),
    ],
)
def test_a_credit_is_kept_without_the_words_around_it(text: str, credit: str) -> None:
    assert credit_of(text, lexicon("en")) == credit


def test_what_stands_by_itself_below_a_picture_may_be_a_credit() -> None:
    words = lexicon("en")
    for text in ("REUTERS", "(U.S. Court of Fisheries)", "Courtesy of the Mirrorport Museum", "Photo: I. K.", "© me"):
        assert is_credit(text, words), text
    for text in ("Mirrorport at dusk", "The crane was built in 1913.", "x", "(left)"):
        assert not is_credit(text, words), text
    assert is_credit_word("Photo:", words)
    assert not is_credit_word("Photo: Ida", words)


def test_the_title_of_an_image_may_end_in_a_credit() -> None:
    words = lexicon("de")
    assert in_title("Ein Kran im Abendlicht | dpa/Ida Krahn", "Ein Kran im Abendlicht", words) == "dpa/Ida Krahn"
    assert in_title("Ein Kran im Abendlicht", "Ein Kran im Abendlicht", words) == ""
    assert in_title("Ein Kran im Abendlicht. Foto: Ida Krahn", None, words) == "Ida Krahn"


@pytest.mark.parametrize(
    "part", ["Ab. ", "Ab ", "Ab/", "Photo ", ". Photo by A", "(", "(a) ", "＝", "AFP ", ". Aa/Bb"]
)
def test_no_caption_takes_long_to_read(part: str) -> None:
    text, words = (part * 1_200)[:1_200], lexicon("en")
    start = time.process_time()
    parted(text, words)
    is_credit(text[:100], words)
    credit_of(text, words)
    parted(text * 1_000, words)
    assert time.process_time() - start < 0.5
