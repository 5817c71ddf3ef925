"""Pictures are drawn anew: no camera data, upright, of a sensible size, and nothing hidden in them."""

from __future__ import annotations

from functools import cache
from io import BytesIO

from PIL import Image, ImageOps

from crm.core.errors import Invalid
from crm.core.locale import _
from crm.core.sniff import GIF, HEIC, JPEG, PNG, WEBP

MAX_PIXELS = 52_000_000
"""A little more than today's telephones take."""
MAX_SIDE = 2400
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
            if picture.width * picture.height > MAX_PIXELS:
                raise Invalid(_("This picture has too many pixels. Make it smaller first."))
            picture.draft("RGB", (MAX_SIDE, MAX_SIDE))
            return _encode(_shrunk(picture), kind)
    except _UNREADABLE as error:
        raise Invalid(_("This picture cannot be read. Save it again and try once more.")) from error


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
