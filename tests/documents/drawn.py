"""Pages of several kinds as the tests draw them: letter, payslip, table, receipt, card, handwriting, three scripts.

The one rule: a page is drawn flat, sharp and upright, at 200 dots an inch; whatever is wrong with it comes later.
"""

from collections.abc import Callable
from functools import lru_cache

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from kiosk.content import find_content

Dots = NDArray[np.uint8]
WIDTH, HEIGHT = 1654, 2339
# The Universal Declaration of Human Rights, articles 1 to 3, and the words of bills.
TEXTS = {
    "nb": (
        "Alle mennesker er født frie og med samme menneskeverd og menneskerettigheter. De er utstyrt med fornuft og "
        "samvittighet og bør handle mot hverandre i brorskapets ånd. Enhver har krav på alle de rettigheter og "
        "friheter som er nevnt i denne erklæring, uten forskjell av noen art. Enhver har rett til liv, frihet og "
        "personlig sikkerhet. Vi viser til vedtaket vårt av 3. mars 2026 og ber deg betale 4 512,50 "
        "kroner innen 14 dager."
    ),
    "uk": (
        "Всі люди народжуються вільними і рівними у своїй гідності та правах. Вони наділені розумом і совістю і "
        "повинні діяти у відношенні один до одного в дусі братерства. Кожна людина повинна мати всі права і "
        "всі свободи, проголошені цією Декларацією, незалежно від раси, кольору шкіри, статі, мови, "
        "релігії. Кожна людина має право на життя, на свободу і на особисту недоторканність. "
        "Сума до сплати 4 512,50 до 14 березня 2026 року."
    ),
    "ar": (
        "يولد جميع الناس أحراراً متساوين في الكرامة والحقوق. وقد وهبوا عقلاً وضميراً وعليهم أن يعامل بعضهم بعضاً بروح "
        "الإخاء. لكل إنسان حق التمتع بكافة الحقوق والحريات الواردة في هذا الإعلان، دون أي تمييز. لكل فرد الحق في "
        "الحياة والحرية وسلامة شخصه. لا يجوز استرقاق أو استعباد أي شخص، ويحظر الاسترقاق وتجارة الرقيق بكافة أوضاعهما."
    ),
}
ITEMS = ("Timelønn", "Overtid 50 %", "Forskuddstrekk", "Pensjon", "Kveldstillegg", "Fagforening", "Dagligvarer", "Melk",
         "Brød og pålegg", "Strøm oktober", "Nettleie", "Husleie", "Kommunale avgifter", "Barnehage", "Kontingent",
         "Apotek", "Buss, månedskort", "Feriepenger", "Trygd", "Gebyr")  # fmt: skip


@lru_cache(maxsize=64)
def font(name: str, size: int) -> ImageFont.FreeTypeFont:
    path = find_content().printouts / "fonts" / f"{name}.ttf"
    return ImageFont.truetype(path, size)


def paper(width: int = WIDTH, height: int = HEIGHT, level: int = 250) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    image = Image.new("L", (width, height), level)
    return image, ImageDraw.Draw(image)


def prose(random: Generator, language: str) -> str:
    """The sentences of a language in another order."""
    sentences = [each + "." for each in TEXTS[language].rstrip(".").split(". ")]
    return " ".join(sentences[each] for each in random.permutation(len(sentences)))


def write(pen: ImageDraw.ImageDraw, text: str, at: tuple[int, int], width: int, size: int, name: str) -> int:
    """Text broken at `width`; right-aligned where it is Arabic. Returns how far down it came."""
    face, down, line = font(name, size), at[1], ""
    leftward = "Arabic" in name
    for word in [*text.split(), ""]:
        longer = f"{line} {word}".strip()
        if word and face.getlength(longer) <= width:
            line = longer
            continue
        if leftward:
            pen.text((at[0] + width, down), line, 25, face, anchor="ra", direction="rtl")
        else:
            pen.text((at[0], down), line, 25, face)
        line, down = word, down + round(size * 1.45)
    return down


def letter(random: Generator, language: str = "nb") -> Dots:
    name = "NotoSansArabic" if language == "ar" else "NotoSans"
    image, pen = paper()
    size = int(random.integers(25, 34))
    down = write(pen, prose(random, language)[:60], (170, 180), 900, size, f"{name}-400") + 110
    down = write(pen, prose(random, language)[:34], (170, down), 1300, size + 16, f"{name}-700") + 30
    for _ in range(int(random.integers(2, 6))):
        down = write(pen, prose(random, language), (170, down), 1310, size, f"{name}-400") + size
    return np.array(image)


def cyrillic(random: Generator) -> Dots:
    return letter(random, "uk")


def arabic(random: Generator) -> Dots:
    return letter(random, "ar")


def rows(pen: ImageDraw.ImageDraw, random: Generator, box: tuple[int, int, int, int], size: int, columns: int) -> None:
    """A table of items and amounts within left, top, right, bottom."""
    left, down, right, bottom = box
    face = font("NotoSans-400", size)
    while down < bottom - size:
        pen.text((left, down), str(random.choice(ITEMS)), 25, face)
        for column in range(columns):
            amount = f"{random.integers(1, 99)} {random.integers(100, 999)},{random.integers(10, 99)}"
            pen.text((right - column * (right - left) // (columns + 2), down), amount, 25, face, anchor="ra")
        down += round(size * 1.7)


def payslip(random: Generator) -> Dots:
    image, pen = paper()
    write(pen, "Bedriften AS, lønnsavdelingen, Storgata 12, 0155 Oslo", (170, 150), 800, 30, "NotoSans-600")
    write(pen, f"Lønnsslipp {random.integers(1, 13)} 2026", (170, 330), 1300, 48, "NotoSans-700")
    pen.line((170, 430, 1484, 430), 60, 3)
    rows(pen, random, (170, 470, 1484, int(random.integers(900, 1500))), 27, 3)
    write(pen, "Utbetalt til konto den femtende hver måned. Spørsmål rettes til bedriften.", (170, 1600), 1300, 27,
          "NotoSans-400")  # fmt: skip
    return np.array(image)


def table(random: Generator) -> Dots:
    image, pen = paper()
    write(pen, "Kontoutskrift brukskonto, siste tre måneder", (150, 140), 1300, 40, "NotoSans-700")
    rows(pen, random, (150, 260, 1504, int(random.integers(1500, 2150))), 24, 3)
    for line in range(240, 2160, 240):
        pen.line((150, line, 1504, line), 130, 2)
    return np.array(image)


def receipt(random: Generator) -> Dots:
    image, pen = paper(640, int(random.integers(1100, 1700)), 246)
    write(pen, "Butikken på hjørnet, Kvittering, takk for handelen", (50, 50), 540, 34, "NotoSans-600")  # fmt: skip
    rows(pen, random, (50, 220, 590, image.height - 150), 28, 1)
    return np.array(image)


def card(random: Generator) -> Dots:
    image, pen = paper(1348, 850, 226)
    pen.rectangle((70, 190, 420, 640), 150)
    pen.ellipse((160, 250, 330, 460), 90)
    write(pen, "Oppholdskort Norge", (70, 70), 1200, 52, "NotoSans-700")
    names = random.choice(["Kari Prøve", "Ola Øving", "Amina Test", "Petro Zrazok"], 2, replace=False)
    days = f"Født {random.integers(1, 29)}. januar 1990. Gyldig til 20{random.integers(27, 40)}."
    text = f"Etternavn og fornavn {' '.join(names)}. {days} {prose(random, 'nb')[:110]}"
    write(pen, text, (470, 190), 820, 36, "NotoSans-400")
    return np.array(image)


def handwriting(random: Generator) -> Dots:
    """No font for it stands in the project: printed words, each slanted, larger or smaller, and off its line."""
    image, _ = paper()
    across, down = 170, 200
    for word in (prose(random, "nb") + " " + prose(random, "nb")).split():
        face = font("NotoSans-400", int(random.integers(36, 50)))
        length = round(face.getlength(word)) + 30
        scrap = Image.new("L", (length, 80), 0)
        ImageDraw.Draw(scrap).text((15, 8), word, 215, face)
        slant = scrap.transform(scrap.size, Image.Transform.AFFINE, (1, 0.35, -14, random.uniform(-0.06, 0.06), 1, 0),
                                Image.Resampling.BILINEAR)  # fmt: skip
        if across + length > 1500:
            across, down = 170 + int(random.integers(-20, 40)), down + 84
        image.paste(40, (across, down + int(random.integers(-9, 10))), slant)
        across += length
        if down > 1900:
            break
    return np.array(image)


KINDS: dict[str, Callable[[Generator], Dots]] = {
    "letter": letter, "payslip": payslip, "table": table, "receipt": receipt, "card": card,
    "handwriting": handwriting, "cyrillic": cyrillic, "arabic": arabic,
}  # fmt: skip
