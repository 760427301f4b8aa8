"""What a written Vietnamese syllable can be: an onset, a rime, one tone at most."""

import re
import unicodedata

_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_MISPLACED = re.compile("[^aeiouy\u0302\u0306\u031b][\u0300\u0301\u0303\u0309\u0323]")
_ONSET = re.compile("ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnprstvx]|")
_RIMES_WRITTEN = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu y ych ym yn ynh yp yt yêm yên yêng yêt yêu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt
oc oe oen oeo oet oi om on ong ooc oong op ot
ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uêu uơ
uôc uôi uôm uôn uông uôt uy uya uych uyên uyêt uynh uyt uyu
ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
"""
_RIMES = frozenset(_RIMES_WRITTEN.split())
_STOPS = ("c", "ch", "p", "t")
_STOP_TONES = ("\u0301", "\u0323")


def is_syllable(word: str) -> bool:
    """Whether `word` is spelt as a Vietnamese syllable is; many such syllables have no meaning."""
    signs = unicodedata.normalize("NFD", word.lower())
    tones = _TONES.findall(signs)
    bare = unicodedata.normalize("NFC", _TONES.sub("", signs))
    if len(tones) > 1 or _MISPLACED.search(signs):
        return False
    if not any(bare[len(onset) :] in _RIMES for onset in _onsets(bare)):
        return False
    return not bare.endswith(_STOPS) or (len(tones) == 1 and tones[0] in _STOP_TONES)


def _onsets(bare: str) -> list[str]:
    """The longest onset, and the one a letter shorter: `gì` is g + ì, `giêng` g + iêng."""
    found = _ONSET.match(bare)
    longest = found[0] if found else ""
    return [longest, longest[:-1]] if longest else [""]
