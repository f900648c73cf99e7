"""Pages that depend on nothing, for when no template can be rendered or no view was ever asked."""

_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<h1>{title}</h1>
<p>If you need help now, call or text <a href="tel:988">988</a>.
In danger, call <a href="tel:911">911</a>.
<p>To find treatment, open
<a href="https://findtreatment.gov/locator" rel="noreferrer">FindTreatment.gov</a>,
or call <a href="tel:+18006624357">1-800-662-4357</a>.
<p lang="es">Si necesita ayuda ahora, llame al <a href="tel:988">988</a> y oprima 2,
o <a href="sms:988?&amp;body=AYUDA">envíe AYUDA al 988</a>.
En peligro, llame al <a href="tel:911">911</a>.
"""

FAILED = _PAGE.format(title="Something went wrong on our side")
NOT_UNDERSTOOD = _PAGE.format(title="That did not work")
