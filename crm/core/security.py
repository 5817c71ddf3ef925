"""What every answer tells the browser to refuse; and, from ``throttle``, how often a door may be tried."""

from __future__ import annotations

import secrets

from flask import Flask, Response, g, request

from crm.core.throttle import network, sign_in_succeeded, throttle, throttle_sign_in

__all__ = ["csp_nonce", "install", "network", "sign_in_succeeded", "throttle", "throttle_sign_in"]

POLICY = (
    "default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "object-src 'none'; manifest-src 'self'"
)
SEALED = "default-src 'none'; sandbox; frame-ancestors 'none'"
"""For files of people: wherever one ends up being opened, nothing in it runs or asks for anything."""
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
}
HSTS = "max-age=31536000; includeSubDomains"


def csp_nonce() -> str:
    """Return the word that lets this answer's own inline scripts run, and no others."""
    if "csp_nonce" not in g:
        g.csp_nonce = secrets.token_urlsafe(18)
    return str(g.csp_nonce)


def install(app: Flask) -> None:
    """Put the headers on every answer, error pages too, and give templates ``csp_nonce()``."""
    app.jinja_env.globals["csp_nonce"] = csp_nonce
    app.after_request(_harden)


def _harden(response: Response) -> Response:
    response.headers.update(HEADERS)
    if response.headers.get("Content-Security-Policy") != SEALED:
        response.headers["Content-Security-Policy"] = POLICY.format(nonce=csp_nonce())
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = HSTS
    if request.endpoint != "static":
        response.headers["Cache-Control"] = "no-store"
    return response
