"""Entry point of the web server: ``gunicorn wsgi:app``."""

from config import settings
from crm import create_app

app = create_app(settings())
