"""Page dumps of any length for the benchmarks, in words that are French one by one and mean nothing together."""

from __future__ import annotations

import random

HEADLINE = "Le long récit du barrage"
_WORDS = [
    "le", "la", "les", "de", "des", "un", "une", "et", "est", "dans", "pour", "que", "qui", "sur", "avec", "par",
    "au", "aux", "plus", "pas", "ne", "se", "son", "sa", "ses", "leur", "mais", "ou", "où", "rivière", "barrage",
    "village", "maire", "projet", "habitants", "conseil", "travaux", "route", "hiver", "décision", "réunion",
    "pont", "école", "marché", "après", "avant", "depuis", "encore", "toujours", "souvent", "jamais", "demain",
    "hier", "longtemps", "voit", "tient", "parle", "attend", "passe", "reste", "grand", "petit", "nouveau",
    "dernier", "premier", "ancien", "public", "local", "prochain", "annuel",
]  # fmt: skip


def page(words: int, comments: int = 3) -> str:
    """The dump of a page with about ``words`` words in its body and ``comments`` comments."""
    chance = random.Random(1)
    parts = ["Aller au contenu principal", HEADLINE, "information fournie par AFP 04/07/2025 à 17:36"]
    number = 0
    while words > 0:
        number += 1
        length = min(words, chance.randrange(30, 110))
        words -= length
        if number % 12 == 0:
            parts.append(f'- "{_sentence(chance, 3)[:-1]}" -')
        parts.append(_sentence(chance, length))
    parts.append(f"{comments} commentaires")
    for one in range(comments):
        parts += [f"  • {one // 60 % 24:02}:{one % 60:02}", f"    {_sentence(chance, chance.randrange(5, 40))}"]
    parts.append("Signaler le commentaire")
    return "\n\n".join(parts) + "\n"


def _sentence(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(_WORDS, k=words)).capitalize() + "."
