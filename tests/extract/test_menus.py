"""A page without line ends: its menus, its headline and its sentences."""

from __future__ import annotations

import pytest

from reader.extract.dump import read_dump
from reader.extract.menus import stretches
from reader.story import Paragraph, plain

MENU = {
    "en": "Home News Sport Culture Weather Letters Tide tables Jobs Homes Cars Obituaries Crosswords Podcasts Videos "
    "Newsletters Archive Contact Advertise Subscribe Account Harbour Council Schools Police Business Farming ",
    "de": "Startseite Nachrichten Sport Kultur Wetter Leserbriefe Stellenmarkt Immobilien Autos Trauer Rätsel Kino "
    "Videos Newsletter Archiv Kontakt Werbung Abonnement Konto Hafen Stadtrat Schulen Polizei Wirtschaft Bauern ",
    "fr": "Accueil Actualités Sports Culture Météo Courrier Emploi Immobilier Autos Obsèques Jeux Podcasts Vidéos "
    "Newsletters Archives Contact Publicité Abonnement Compte Port Mairie Écoles Police Économie Agriculture Pêche ",
}
TEXT = {
    "en": "The ferry came back on Thursday after eleven years, and half of the town was on the quay to see it dock. "
    "It was built in 1962 for the islands, and it is the last one of its kind that was made in the yard at the lock. "
    "The mayor said that it was a good day for the town and that she had not slept for two nights before it came. "
    "It will go to the islands four times a day from the first of May, and it will be free for all of the children. ",
    "de": "Die Fähre ist am Donnerstag nach elf Jahren zurückgekehrt, und die Stadt war am Kai, um sie zu sehen. "
    "Sie wurde 1962 für die Inseln gebaut und ist die letzte ihrer Art, die in der Werft an der Schleuse entstand. "
    "Die Bürgermeisterin sagte, dass es ein guter Tag für die Stadt sei und dass sie zwei Nächte nicht schlief. "
    "Vom ersten Mai an fährt sie vier Mal am Tag zu den Inseln, und für die Kinder ist die Fahrt mit ihr umsonst. ",
    "fr": "Le bac est revenu jeudi après onze ans d'absence, et la ville était sur le quai pour le voir. "
    "Il a été construit en 1962 pour les îles, et c'est le dernier de ce genre qui soit sorti du chantier. "
    "La maire a dit que c'était un bon jour pour la ville et qu'elle n'avait pas dormi depuis deux nuits. "
    "Il ira dans les îles quatre fois par jour à partir du premier mai, et il sera gratuit pour tous les enfants. ",
}


@pytest.mark.parametrize("language", TEXT)
def test_a_menu_is_told_from_the_text_behind_it(language: str) -> None:
    line = MENU[language] + TEXT[language] + MENU[language]
    found = [(line[part.start : part.end], part.menu) for part in stretches(line)]
    assert found == [(MENU[language], True), (TEXT[language], False), (MENU[language], True)]


@pytest.mark.parametrize(
    "line", ["", "   ", "word", "日本語の文章がここにあります。" * 40, "the of and " * 400, "Home " * 400]
)
def test_the_stretches_are_the_whole_line(line: str) -> None:
    parts = stretches(line)
    assert "".join(line[part.start : part.end] for part in parts) == line


@pytest.mark.parametrize("language", TEXT)
def test_the_menus_of_a_page_without_line_ends_are_not_in_its_story(language: str) -> None:
    story = read_dump(MENU[language] * 2 + TEXT[language] * 2 + MENU[language], "page.txt")
    text = " ".join(plain(block.spans) for block in story.blocks if isinstance(block, Paragraph))
    first, last = TEXT[language].split(". ")[1], TEXT[language].split(". ")[-2]
    assert first in text
    assert last in text
    assert MENU[language].split()[5] not in text


def test_the_headline_is_what_stands_twice_and_the_text_speaks_of() -> None:
    title = "Ferry comes back to the islands after eleven years"
    menu = "Share Print Bookmark Comment Timetable Fares Tickets Boats "
    line = f"{MENU['en']}{title} {menu}{title} {TEXT['en'] * 2}{MENU['en']}"
    assert read_dump(line, "page.txt").headline == title
