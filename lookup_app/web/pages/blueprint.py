"""What every page is registered on: one blueprint, mounted once for each language."""

from flask import Blueprint

pages = Blueprint("pages", __name__)
