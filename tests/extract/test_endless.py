"""Pages that came without line ends: where the headline and the date are in the one line that is left of them."""

from __future__ import annotations

import pytest

from reader.extract.dump import read_dump
from reader.story import Paragraph, Story, plain

MENU = (
    "Skip to content Home News Town County Weather Sport Tide Tables Letters Gardens Crosswords Puzzles Births "
    "Deaths Notices Jobs Cars Boats Log in Register Home News Town"
)
BODY = (
    "For nine years the bells of Saint Ronan had been rung by a machine that nobody liked. On Saturday six people "
    "pulled six new ropes, and the town heard the difference before it knew the reason. The ropes are made of flax "
    "by Walter Harl, a retired postman, who spins them in his garage because the old hall is let to a gymnasium. "
    "He needs forty yards in a straight line, and so he opens both doors and walks out into the road. The parish "
    "paid for the flax with the price of the machine, which a hotel has bought, and they will last for many years. "
    "Drivers wait for him on the road, and some of them get out and hold an end until he has come to his knot. "
    "A rope swings the whole bell, and no two ringers swing it alike, which is why people turned their heads. Harl "
    "asks nothing for his work but that he may ring the third bell on Sundays, when his knees allow him the stairs. "
    "The last ropemaker of the county died a long time ago, and had no apprentice but two films and an old book."
)
HEADLINE = "Ropes for the bells of Saint Ronan are spun again in a garage"


def story(text: str) -> Story:
    return read_dump(text, "page.txt")


@pytest.mark.parametrize(
    "below",
    ["14 March 2026, 07:45", "Published on March 14, 2026", "By Ida Crane Published 14 March 2026 at 7:45", ""],
)
def test_the_headline_ends_where_a_date_a_byline_or_a_sentence_begins(below: str) -> None:
    assert story(f"{MENU} {HEADLINE} {below} {BODY}").headline == HEADLINE


def test_a_headline_that_the_page_repeats_is_cut_where_its_repetitions_differ() -> None:
    page = f"{MENU} Home Town {HEADLINE} Bells and ringers {HEADLINE} Share this by mail {BODY} Next {HEADLINE} Mail"
    assert story(page).headline == HEADLINE


def test_a_headline_in_a_script_without_blanks_is_found_before_its_date() -> None:
    menu = "本文へ移動 検索 設定 ログイン 社会 政治 経済 国際 暮らし 天気 写真 動画"
    title = "港町の鐘の綱、元郵便局員が車庫で手作り　九年ぶり人の手で鳴る"
    body = "港町の教会の鐘は、九年のあいだ機械で鳴らされていた。土曜日、六人が新しい綱を引いた。"
    body += "綱は元郵便局員が車庫で手作りした。人の手で鳴る鐘を、町は音で聞き分けた。"
    assert story(f"{menu} {title} 2026年3月14日 07時45分 {body * 16}").headline == title


@pytest.mark.parametrize("date", ["14 March 2026, 07:45", "March 14, 2026 at 7:45 am"])
def test_the_date_below_the_headline_is_that_of_the_story(date: str) -> None:
    page = f"{MENU} Today Sunday 15 March 2026 {HEADLINE} Ida Crane {date} {BODY} It was so on 2 May 1911, he said."
    assert story(page).published == "2026-03-14T07:45"


def test_a_date_in_a_sentence_does_not_part_it() -> None:
    told = "The hall was let on 2 May 1911, when the last ropemaker of the county had no more to do there."
    blocks = story(f"{MENU} {HEADLINE} 14 March 2026, 07:45 {BODY} {told} {BODY}").blocks
    assert told in [plain(block.spans) for block in blocks if isinstance(block, Paragraph)]


def test_a_line_without_a_headline_is_still_read() -> None:
    assert len(story(BODY * 3).blocks) >= 3
