"""Which line is the headline, on pages that put other lines in its way."""

from __future__ import annotations

import pytest

from reader.extract.dump import read_dump

BODY = {
    "en": """The town council voted on Monday evening to sell the old swimming pool at Marrow Lane to a housing trust.

Councillors had argued for three hours about the pool, which was closed in 2019 after its roof began to leak.

"Nobody here is glad about it," said the mayor, Edith Garrow, who asked the council to sell while a buyer was there.

The trust wants to build forty flats at Marrow Lane and to keep the tiled entrance hall of the pool as a café.
""",
    "de": """Der Stadtrat hat am Montag beschlossen, das alte Schwimmbad am Marktweg an eine Genossenschaft zu geben.

Drei Stunden lang stritten die Ratsmitglieder über das Schwimmbad, das seit 2019 wegen des Daches geschlossen ist.

„Niemand freut sich darüber“, sagte Bürgermeisterin Edith Garrow, die den Verkauf dem Stadtrat vorgeschlagen hatte.

Die Genossenschaft will am Marktweg vierzig Wohnungen bauen und die gekachelte Halle als Café erhalten.
""",
    "fr": """Le conseil municipal a décidé lundi de vendre la vieille piscine du chemin des Tilleuls à un office.

Les élus ont discuté pendant trois heures de la piscine, fermée depuis 2019 à cause de son toit qui fuyait.

« Personne ici ne s'en réjouit », a dit la maire, Edith Garrow, qui avait proposé la vente au conseil municipal.

La coopérative veut bâtir quarante logements au chemin des Tilleuls et garder le hall carrelé comme café.
""",
}


def headline(text: str) -> str:
    return read_dump(text, "page.txt").headline


def test_much_may_stand_between_the_headline_and_its_text() -> None:
    between = "\n\n".join(
        ["Follow Us", "Front Page Podcast", "Charles Hurst", "Question of the Day", "View results"] * 6
    )
    title = "Council sells the old swimming pool to a housing trust"
    page = f"Home\n\n{title}\n\n{between}\n\nBy Ida Crane - 4 May 2026\n\n"
    assert headline(page + BODY["en"]) == title


def test_the_caption_of_a_picture_is_no_headline() -> None:
    caption = "Mayor Edith Garrow walks past the old swimming pool at Marrow Lane on Monday"
    page = f"Council sells old pool\n\n{caption}. (Photo: Ida Crane)\n\n{caption}\n\nMay 4, 2026\n\n"
    assert headline(page + BODY["en"]) == "Council sells old pool"


def test_a_heading_goes_on_in_the_line_below_it() -> None:
    heading = "# Stadtrat verkauft das alte Schwimmbad am Marktweg nach langem Streit an eine\nGenossenschaft"
    page = f"  * News\n  * Sport\n\n{heading}\n\n"
    wrapped = "\n\n".join(
        "\n".join(part[i : i + 78] for i in range(0, len(part), 78)) for part in BODY["de"].split("\n\n")
    )
    assert headline(page + wrapped).endswith("nach langem Streit an eine Genossenschaft")


def test_a_kicker_glued_to_the_headline_is_taken_off_it() -> None:
    page = "Zum Inhalt springen\n\nStreit um das SchwimmbadStadtrat verkauft das Bad am Marktweg nun doch\n\n"
    story = read_dump(page + BODY["de"], "page.txt")
    assert story.headline == "Stadtrat verkauft das Bad am Marktweg nun doch"
    assert story.kicker == "Streit um das Schwimmbad"


def test_a_name_with_a_capital_inside_is_not_cut() -> None:
    page = "Council sells the McAllister swimming pool at Marrow Lane\n\n"
    text = BODY["en"].replace("the old swimming pool", "the McAllister swimming pool")
    assert headline(page + text) == "Council sells the McAllister swimming pool at Marrow Lane"


@pytest.mark.parametrize("path", ["Accueil | Région | ", "Accueil > Région > ", "Région - "])
def test_the_path_to_the_story_is_not_its_headline(path: str) -> None:
    title = "La vieille piscine vendue à une coopérative"
    page = f"{path}{title}\n\nPublié le 4 mai 2026\n\n{title}\n\n"
    assert headline(page + BODY["fr"]) == title


def test_the_title_of_the_page_loses_the_name_of_the_site() -> None:
    menu = "\n\n".join(["Menu", "News", "Sport", "Culture", "Weather", "Letters", "Tide tables", "Sign in"])
    page = f"Council sells the old swimming pool | The Marrow Times\n\n{menu}\n\nBy Ida Crane\n\n"
    assert headline(page + BODY["en"] + "\n\n© The Marrow Times\n") == "Council sells the old swimming pool"


def test_a_dash_in_a_headline_is_part_of_it() -> None:
    title = "Das alte Schwimmbad - und was aus ihm wird"
    assert headline(f"{title}\n\n{BODY['de']}") == title


def test_the_first_of_a_series_is_a_headline_though_its_beginning_is_repeated() -> None:
    title = "Pool Diary: Council sells the old swimming pool at Marrow Lane"
    others = "\n\n".join(
        f"Pool Diary: {what}" for what in ("A roof that leaks", "Swimming in May", "The last bather")
    )
    assert headline(f"{title}\n\nMay 4, 2026\n\n{BODY['en']}\n\nMost read\n\n{others}\n") == title


def test_a_short_form_at_the_end_of_the_path_is_not_the_headline() -> None:
    title = "Council sells the old swimming pool at Marrow Lane to a housing trust"
    path = "  • Home\n  • Town\n  • Old swimming pool at Marrow Lane is sold\n"
    assert headline(f"{path}\n{title}\n\nMay 4, 2026\n\n{BODY['en']}") == title


@pytest.mark.parametrize("title", ["Stocks close lower", "Relief!", "Why sell it?", "Pool sold. At last."])
def test_a_short_headline_that_the_text_does_not_take_up_is_found_over_its_date(title: str) -> None:
    body = BODY["en"].replace("\n\nThe trust", '\n\n- "The roof leaks" -\n\nThe trust')
    page = f"Skip to main content\nClose\n\n{title}\ninformation provided by Reuters 21/05/2026 at 17:40\n\n{body}"
    assert headline(page) == title


def test_a_headline_of_three_words_is_found_over_a_paragraph_that_the_text_takes_up() -> None:
    opening = "Pool sold at last. The councillors argued for three hours about it before a vote."
    page = f"Skip to main content\n\nFerry returns home\n\n{opening}\n\n"
    assert headline(page + BODY["en"]) == "Ferry returns home"


def test_a_caption_that_stands_again_with_its_credit_is_no_headline() -> None:
    title = "Council sells the baths to a housing trust"
    caption = "Mayor Edith Garrow before the swimming pool at Marrow Lane on Monday"
    page = f"{title}\n\nNine votes to four\n\n{caption}\n\n{caption} Harbour Pictures\n\n4 May 2026\n\n"
    assert headline(page + BODY["en"]) == title


def test_the_first_line_over_a_standfirst_is_the_headline_though_much_stands_below_it() -> None:
    title = "Marrow Lane: forty flats and a café"
    standfirst = (
        "For two winters the town had argued about its baths, and on Monday evening it made up its mind at last."
    )
    shares = "\n".join(
        f"  • {name}" for name in ("Mail", "Harbour Net", "Bluebird", "Letters", "Print", "Chat", "Copy")
    )
    page = f"{title}\n\n{standfirst}\n\nBy Ida Crane\n\n{shares}\n\nFind a new pool\n\n"
    assert headline(page + BODY["en"]) == title


def test_the_title_of_a_page_over_its_menus_gives_way_to_the_heading_over_the_text() -> None:
    menu = "\n\n".join(["Skip to content", "Weather", "Sport", "Tide tables"])
    title = "Nine to four: a trust buys the old pool and its tiled hall"
    page = f"{title}\n\n{menu}\n\nBaths and trouble\n\nCouncil sells the town's swimming pool on Monday\n\n"
    assert headline(page + BODY["en"]) == "Council sells the town's swimming pool on Monday"


def test_the_beginning_of_what_the_site_is_called_is_no_headline() -> None:
    page = "Regional lamp news and views of Marrow\n\nMenu\n\nRegional lamp news and views\nClose\n4 May 2026\n\n"
    title = "Council sells the swimming pool to a trust"
    assert headline(f"{page}{title}\n\n{BODY['en']}") == title


def test_the_last_words_of_a_headline_in_a_menu_are_not_the_headline() -> None:
    title = "The swimming pool at Marrow Lane: lanes, towels and chlorine"
    menu = "Our icon\n\nLanes, towels and chlorine\nThe iconic moment\n\nAdvertisement\nSports"
    page = f"Skip to main content\n\n{menu}\n\n{title}\n\nBy Ida Crane\n\n4 May 2026\n\n"
    assert headline(page + BODY["en"]) == title


def test_a_line_that_leads_to_others_is_no_headline() -> None:
    title = "Stadtrat verkauft das alte Schwimmbad am Marktweg nun doch"
    page = f"Sie sind hier am Montag seit drei Stunden:\n\n  1. Start\n  2. Ort\n\n{title}\n\n"
    assert headline(page + BODY["de"]) == title


def test_a_row_of_sections_and_subsections_is_no_headline() -> None:
    title = "Neun gegen vier: Beschluss am Montag"
    page = f"Ort Schwimmbad Schwimmbad Kultur Leben Wetter\n\n{title}\n\n4. Mai 2026\n\n"
    assert headline(page + BODY["de"]) == title


def test_a_standfirst_over_the_headline_is_told_by_its_full_stop() -> None:
    title = "Trust buys the old pool"
    page = (
        f"4 May 2026\n\nThe council argued for three hours on Monday evening about the swimming pool.\n\n{title}\n\n"
    )
    assert headline(page + BODY["en"]) == title


def test_links_that_tell_of_new_windows_are_furniture() -> None:
    links = [
        f"{name} (opens in another tab)" for name in ("Council and pool", "Mayor Garrow", "Swimming pool", "Mail")
    ]
    title = "Nine votes to four for a trust"
    assert headline("\n".join(links) + f"\n\n{title}\n\n{BODY['en']}") == title


def test_a_date_below_a_summary_is_still_that_of_the_story() -> None:
    items = "\n".join(
        f"  • {what} at Marrow Lane has to be decided before the winter of the year"
        for what in (
            "The roof",
            "The hall",
            "The lawn",
            "The well",
            "The wall",
            "The gate",
            "The café",
            "The path",
            "The lamp",
            "The door",
        )
    )
    page = f"Council sells the old swimming pool to a trust\n\n{items}\n\n"
    first, rest = BODY["en"].split("\n\n", 1)
    story = read_dump(f"{page}{first}\n\n4 May 2026\n\n{rest}\n\n© 5 May 2026 The Marrow Times", "page.txt")
    assert story.published == "2026-05-04"


def test_the_title_of_a_page_tells_the_headline_that_no_line_near_the_text_is() -> None:
    title = "Council sells the old swimming pool at Marrow Lane"
    menu = "\n\n".join(["Skip to content", *(f"Ward {n}" for n in range(140))])
    page = f"{title} | The Marrow Times\n\n{menu}\n\nUpdated [hour]:[minute]\n\nBy Ida Crane\n\n4 May 2026\n\n"
    story = read_dump(f"{page}{BODY['en']}\n\n© The Marrow Times", "page.txt")
    assert (story.headline, story.published) == (title, "2026-05-04")


def test_a_kicker_that_is_glued_to_a_headline_is_told_by_the_headline_that_stands_alone_above() -> None:
    title = "Nine votes to four: the swimming pool is sold at last"
    page = f"Skip to main content\n\n{title}\n\nAdvertisement\n\nBaths{title}\n\nBy Ida Crane\n\n4 May 2026\n\n"
    assert headline(page + BODY["en"]) == title
