"""Pictures are drawn anew: no camera data, upright, of a sensible size, and nothing hidden in them."""

from __future__ import annotations

from functools import cache
from io import BytesIO

from PIL import Image, ImageOps

from crm.core.errors import Invalid
from crm.core.locale import _
from crm.core.sniff import GIF, HEIC, JPEG, PNG, WEBP

MAX_PIXELS = 52_000_000
"""A little more than a telephone's usual picture; drawing it anew takes up to 390 MB for a moment."""
MAX_PIXELS_BY_ROWS = 220_000_000
"""For a JPEG written in one pass: it is read row by row and made smaller meanwhile, in half that memory."""
MAX_SIDE = 2400
SMALL_SIDE, PAGE_SIDE = 240, 1300
"""The longer side of a picture in a list, and of a page that is looked at."""
Image.MAX_IMAGE_PIXELS = MAX_PIXELS_BY_ROWS
_DECODERS = {JPEG: "JPEG", PNG: "PNG", WEBP: "WEBP", GIF: "GIF", HEIC: "HEIF"}
_UNREADABLE = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)


@cache
def _learn_heic() -> None:
    """Teach Pillow the telephones' format, on first need: the decoder takes memory in every process."""
    import pillow_heif

    pillow_heif.register_heif_opener()


def redraw(content: bytes, kind: str) -> tuple[bytes, str]:
    """Return the picture as a fresh JPEG, or as PNG where it is a drawing or lets the ground show through."""
    if kind == HEIC:
        _learn_heic()
    try:
        with Image.open(BytesIO(content), formats=[_DECODERS[kind]]) as picture:
            if picture.width * picture.height > _limit(picture):
                raise Invalid(
                    _(
                        "This picture has %(size)s million pixels; in this format at most %(limit)s can be"
                        " taken. Take it again at the camera’s usual size, or save it as a plain JPEG.",
                        size=picture.width * picture.height // 1_000_000,
                        limit=_limit(picture) // 1_000_000,
                    )
                )
            picture.draft("RGB", (MAX_SIDE, MAX_SIDE))
            return _encode(_shrunk(picture), kind)
    except _UNREADABLE as error:
        raise Invalid(_("This picture cannot be read. Save it again and try once more.")) from error


def _limit(picture: Image.Image) -> int:
    """Return how many pixels a picture may have, by the memory that reading it takes."""
    by_rows = picture.format in {"JPEG", "MPO"} and not picture.info.get("progressive")
    return MAX_PIXELS_BY_ROWS if by_rows else MAX_PIXELS


def smaller(content: bytes, side: int) -> tuple[bytes, int, int]:
    """Return one of our own pictures as a JPEG no larger than ``side``, with its width and height."""
    with Image.open(BytesIO(content), formats=["JPEG", "PNG", "WEBP", "GIF"]) as picture:
        picture.draft("RGB", (side, side))
        plain = picture.convert("RGBA") if picture.has_transparency_data else picture.convert("RGB")
        plain.thumbnail((side, side), Image.Resampling.LANCZOS)
        ground, out = Image.new("RGB", plain.size, "white"), BytesIO()
        ground.paste(plain, mask=plain if plain.mode == "RGBA" else None)
        ground.save(out, "JPEG", quality=80, optimize=True)
        return out.getvalue(), ground.width, ground.height


def _shrunk(picture: Image.Image) -> Image.Image:
    """Make a picture no larger than a page needs, then upright: in this order it takes least memory."""
    mode = "RGBA" if picture.has_transparency_data else "RGB"
    plain = picture if picture.mode == mode else picture.convert(mode)
    plain.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)
    return ImageOps.exif_transpose(plain)


def _encode(picture: Image.Image, kind: str) -> tuple[bytes, str]:
    """Write pixels only: nothing of the old file's notes goes along."""
    fresh, out = Image.new(picture.mode, picture.size), BytesIO()
    fresh.paste(picture)
    if kind in {PNG, GIF} or picture.mode == "RGBA":
        fresh.save(out, "PNG")
        return out.getvalue(), PNG
    fresh.save(out, "JPEG", quality=88, optimize=True, progressive=True)
    return out.getvalue(), JPEG
