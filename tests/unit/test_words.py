"""Words of another language, marked in a text and named in HTML."""

from markupsafe import Markup

from lookup_app.words import Words, has_marks, unmarked, with_lang


def test_a_marked_word_gets_its_language_and_all_else_is_escaped() -> None:
    html = with_lang("Text {es:AYUDA} <b> & {en:A & B}")
    assert html == (
        'Text <span lang="es">AYUDA</span> &lt;b&gt; &amp; <span lang="en">A &amp; B</span>'
    )


def test_html_of_our_own_stays_html() -> None:
    assert with_lang(Markup("<b>{es:HOLA}</b>")) == '<b><span lang="es">HOLA</span></b>'


def test_other_braces_are_no_marks() -> None:
    for text in ("{count} places", "{line:988}", "{en:}", "{EN:x}"):
        assert not has_marks(text)
        assert unmarked(text) == with_lang(text) == text


def test_words_are_plain_unless_asked_with_their_marks() -> None:
    words = Words({"en": "Send {es:AYUDA}", "es": "Envíe AYUDA"})
    assert words.text("en") == "Send AYUDA"
    assert words.marked("en") == "Send {es:AYUDA}"
    assert words.marked("es_US") == "Envíe AYUDA"
