"""Whether this machine can read aloud: its speech program's voices, recorded clips, and a device that plays.

The one rule: it plays a moment of silence to find out, and nothing that anybody could hear.
"""

from collections.abc import Iterator

from kiosk.finding import Finding
from kiosk.house import House
from kiosk.prompting import environment, programs_here

NAME = "voice"
# Samples of a tenth of a second, at espeak-ng's rate.
RATE, MOMENT = 22_050, bytes(2 * 2_205)


def voices(house: House) -> Iterator[Finding]:
    """The programs and the device first, then each language offered: by what it is read, and how many clips it has."""
    if not house.settings.voice.offered:
        yield Finding(NAME, "off: there is no key for it")
        return
    from kiosk.voice import espeak

    programs = programs_here()
    yield player(house, programs.aplay)
    yield speech(programs.espeak)
    spoken = espeak.voices() if programs.espeak else frozenset()
    for code in house.settings.languages:
        yield language(house, code, has_voice=code in spoken)


def player(house: House, program: str) -> Finding:
    """Whether the device of the settings opens."""
    if not program:
        return Finding(f"{NAME}.sound", "no aplay", "apt install alsa-utils, or nothing is read aloud", is_advice=True)
    from kiosk.voice.player import plays

    device = house.settings.voice.device
    if not plays(MOMENT, RATE, program, device, environment()):
        cure = 'connect headphones, or name another: [voice] device = "…" (aplay -L lists them)'
        return Finding(f"{NAME}.sound", f"{device} does not open", cure, is_advice=True)
    return Finding(f"{NAME}.sound", f"{device} plays (tried)")


def speech(program: str) -> Finding:
    """Whether there is a speech program."""
    if program:
        return Finding(f"{NAME}.speech", "espeak-ng")
    return Finding(f"{NAME}.speech", "none", "apt install espeak-ng, or only recorded clips are read", is_advice=True)


def language(house: House, code: str, *, has_voice: bool) -> Finding:
    """By what it is read: clips, the speech program, or nothing but the helper."""
    from kiosk.voice.clips import checklist

    words = house.library.words(code)
    wanted = list(checklist(house.content.locales, code, words.spoken()))
    clips = f"{sum(each.is_recorded for each in wanted)} of {len(wanted)} clips"
    seen = f"{'espeak-ng' if has_voice else 'no voice yet: the helper reads'}, {clips}"
    has_any = has_voice or any(each.is_recorded for each in wanted)
    cure = "" if has_any else f"kiosk locale report --audio {code} lists what to record"
    return Finding(f"{NAME}.{code}", seen, cure, is_advice=True)
