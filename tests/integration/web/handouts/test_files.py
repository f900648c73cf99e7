"""The same hand-out as PDF, text, contacts and calendar entry, read back; and its codes, decoded."""

import io
import re
import statistics
import time
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from pypdf import PdfReader

from lookup_app.facilities.facility import Phone
from lookup_app.web.handouts.pdf import in_print
from tests.fakes import CatalogDirectory, facility
from tests.integration.web.handouts.conftest import WRITTEN

HANDOUT = "/near/74103/handout"


def pdf_of(answer) -> PdfReader:
    assert answer.mimetype == "application/pdf", answer.text
    return PdfReader(io.BytesIO(answer.data))


def text_of(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def tags_of(reader: PdfReader) -> list[str]:
    """The kind of each element of the structure, in the order of reading."""
    found = []

    def walk(element) -> None:
        element = element.get_object() if hasattr(element, "get_object") else element
        if isinstance(element, list):
            for one in element:
                walk(one)
        elif isinstance(element, dict):
            if "/S" in element:
                found.append(str(element["/S"]))
            if "/K" in element:
                walk(element["/K"])

    walk(reader.trailer["/Root"]["/StructTreeRoot"]["/K"])
    return found


def codes_on(pdf: bytes) -> list[str]:
    """What each code says that a camera finds on the pages."""
    pages = [page.render(scale=2).to_pil() for page in pypdfium2.PdfDocument(pdf)]
    return [code.text for page in pages for code in zxingcpp.read_barcodes(page)]


@pytest.mark.parametrize(
    ("path", "language", "title", "says"),
    [
        (f"{HANDOUT}.pdf", "en", "Care and company near Tulsa, OK 74103", "988 Suicide & Crisis"),
        (f"/es{HANDOUT}.pdf", "es", "Atención y compañía cerca de Tulsa, OK 74103", "oprima 2"),
    ],
)
def test_the_pdf_is_text_with_structure_title_and_language(stocked, path, language, title, says):
    answer = stocked.get(path)
    reader = pdf_of(answer)
    root = reader.trailer["/Root"]
    assert root["/Lang"].startswith(language)
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert (
        b'pdfuaid:part="1"' in root["/Metadata"].get_data()
        or b"<pdfuaid:part>1<" in root["/Metadata"].get_data()
    )
    assert reader.metadata.title == title
    text = text_of(reader)
    assert says in text
    assert "(918) 555-0001" in text
    tags = tags_of(reader)
    assert tags.count("/H1") == 1
    assert {"/H2", "/H3", "/P", "/L", "/LI", "/Link", "/Figure"} <= set(tags)
    assert len(answer.data) < 100_000


def test_what_was_written_stands_in_the_pdf(stocked):
    chosen = {"facility": ["none", "house7"], "line": ["none", "nami"], "part": "none"}
    reader = pdf_of(stocked.post(f"{HANDOUT}.pdf", data=chosen | WRITTEN))
    text = text_of(reader)
    assert "Ana calls on Friday." in text
    assert "Thursday, December 3, 2026, 10 AM" in text
    assert "Care House 7" in text
    assert "care7.example" in text
    assert "Care House 1" not in text
    assert "What to ask" not in text
    assert "Call first" in text


@pytest.mark.parametrize("language", ["", "/es"])
def test_five_facilities_fit_one_page_and_ten_two_with_988_on_each(stocked, language):
    written = WRITTEN | {"note": "Bring your card, and this page. " * 12}
    five = pdf_of(stocked.post(f"{language}{HANDOUT}.pdf", data=written))
    assert len(five.pages) == 1
    ten = {"facility": [f"house{number}" for number in range(10)]}
    two = pdf_of(stocked.post(f"{language}{HANDOUT}.pdf", data=ten | written))
    assert len(two.pages) <= 2
    large = pdf_of(stocked.get(f"{language}{HANDOUT}.pdf?large=yes"))
    for reader in (five, two, large):
        assert all("988" in page.extract_text() for page in reader.pages)


@pytest.mark.parametrize(
    "note",
    [
        "\n".join(["We agreed: call on Monday, and again"] * 16),
        ("Bring the letter. " * 9 + "\n") * 3,
    ],
    ids=["a list", "prose"],
)
def test_the_longest_note_leaves_five_facilities_on_one_page(stocked, note):
    for paper in ("letter", "a4"):
        written = WRITTEN | {"note": note, "paper": paper}
        (page,) = pdf_of(stocked.post(f"/es{HANDOUT}.pdf", data=written)).pages
        said = " ".join(page.extract_text().split())
        assert said.count("Bring the letter.") == note.count("Bring the letter.")
        assert said.count("Monday") == note.count("Monday")


@pytest.mark.parametrize(
    ("query", "size"), [("", (612, 792)), ("?paper=letter", (612, 792)), ("?paper=a4", (595, 842))]
)
def test_the_pdf_is_for_the_paper_that_was_chosen(stocked, query, size):
    pages = pdf_of(stocked.get(f"{HANDOUT}.pdf{query}")).pages
    assert len(pages) == 1
    assert (round(pages[0].mediabox.width), round(pages[0].mediabox.height)) == size


def test_the_paper_is_in_the_form_and_in_the_link(stocked):
    chosen = stocked.post(HANDOUT, data={"paper": "a4"}).text
    assert 'name="paper" value="a4"' in chosen
    assert "paper=a4" in re.search(r"show=page[^\"<]*|[^\"<]*show=page", chosen)[0]
    assert (
        'id="paper-a4" name="paper" value="a4" checked' in stocked.get(f"{HANDOUT}?paper=a4").text
    )


def test_a_name_in_another_script_stays_on_the_sheet_and_in_contacts(make_client):
    name = "希望之家 Hope House"
    house = facility(name, 36.15, -95.99, id="hope234567", phones=(Phone("+19185550100"),))
    client = make_client(directory=CatalogDirectory(house))
    text = text_of(pdf_of(client.get(f"{HANDOUT}.pdf")))
    assert "1. ???? Hope House" in text
    assert "Some characters could not be printed here" in text
    for kind in ("?show=page", ".txt", ".vcf"):
        assert name in client.get(f"{HANDOUT}{kind}").text


def test_no_dot_stands_alone_on_a_line(stocked):
    """What follows a way to reach a line is in one box with it."""
    sheet = stocked.get(f"/es{HANDOUT}?show=page").text
    assert len(re.findall(r'<span class="handout__way">.*?</a>(?:\.|\xa0·)?</span>', sheet)) > 8
    for path in (f"/es{HANDOUT}.pdf?large=yes", f"/es{HANDOUT}.pdf?paper=a4"):
        lines = "\n".join(page.extract_text() for page in pdf_of(stocked.get(path)).pages)
        assert [line for line in lines.splitlines() if line.strip() in (".", "·")] == []


def test_what_the_font_lacks_is_said_and_does_not_fail(stocked):
    note = "Привет, Łódź, Việt Nam, Ωmega, 中文 and 🙂"
    text = text_of(pdf_of(stocked.post(f"{HANDOUT}.pdf", data={"note": note})))
    assert "Привет, Łódź, Việt Nam, Ωmega, ?? and ?" in text
    assert "Some characters could not be printed here" in text
    assert "Some characters" not in text_of(pdf_of(stocked.get(f"{HANDOUT}.pdf")))


def test_where_us_numbers_do_not_answer_the_pdf_gives_none(client):
    text = text_of(pdf_of(client.get("/near/fm/handout.pdf")))
    assert "findahelpline.com" in text
    assert "988" not in text


def test_the_code_on_the_pdf_leads_to_the_article_or_where_chosen_to_the_results(stocked):
    assert codes_on(stocked.get(f"{HANDOUT}.pdf").data) == ["http://localhost/"]
    assert codes_on(stocked.get(f"/es{HANDOUT}.pdf?code=place").data) == [
        "http://localhost/es/near/74103"
    ]


def test_the_page_to_print_shows_the_code_that_it_says(stocked):
    usual, chosen = stocked.get(HANDOUT).text, stocked.get(f"{HANDOUT}?code=place").text
    assert 'src="/qr.svg"' in usual
    assert 'src="/near/74103/qr.svg"' in chosen
    assert "localhost/near/74103" in re.sub(r"\s+", " ", chosen)


def test_the_code_of_a_township_leads_to_its_own_name(stocked):
    pdf = stocked.get("/near/08619/handout.pdf?as=hamilton&code=place").data
    assert codes_on(pdf) == ["http://localhost/near/08619?as=hamilton"]
    page = stocked.get("/near/08619/handout?as=hamilton&code=place&show=page").text
    assert 'src="/near/08619/qr.svg?as=hamilton"' in page
    named, plain = stocked.get("/near/08619/qr.svg?as=hamilton"), stocked.get("/near/08619/qr.svg")
    assert named.data != plain.data
    assert stocked.get("/near/08619/qr.svg?as=jane-doe").data == plain.data


def test_codes_are_pictures_kept_by_nobody(client):
    for path in ("/qr.svg", "/es/qr.svg", "/near/ok/tulsa/qr.svg"):
        answer = client.get(path)
        assert answer.mimetype == "image/svg+xml"
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert answer.text.startswith("<svg")


@pytest.mark.parametrize("path", [f"{HANDOUT}.txt", f"/es{HANDOUT}.txt?preset=young"])
def test_the_text_reads_well_in_a_message(stocked, path):
    answer = stocked.get(path)
    assert answer.mimetype == "text/plain"
    lines = answer.text.splitlines()
    assert max(map(len, lines)) < 160
    assert lines[2].startswith("988")
    facilities = [line for line in lines if "Care House" in line]
    assert len(facilities) >= 3
    assert all(re.match(r"\(918\) 555-\d{4}: Care House|No ", line) for line in facilities)
    assert lines[-1].startswith("http://localhost/")


def test_a_long_note_is_cut_into_entries_and_not_shortened(stocked):
    note = " ".join(f"word{number}" for number in range(60))
    text = stocked.post(f"{HANDOUT}.txt", data={"note": note}).text
    assert max(map(len, text.splitlines())) < 160
    assert note in " ".join(text.split())


def test_all_contacts_are_in_one_file(stocked):
    answer = stocked.get(f"{HANDOUT}.vcf")
    assert answer.mimetype == "text/vcard"
    assert 'filename="handout.vcf"' in answer.headers["Content-Disposition"]
    unfolded = answer.text.replace("\r\n ", "")
    cards = unfolded.split("BEGIN:VCARD\r\n")[1:]
    assert all(card.endswith("END:VCARD\r\n") for card in cards)
    assert "FN:988 Suicide & Crisis Lifeline" in cards[0]
    assert "TEL;TYPE=VOICE:988" in cards[0]
    names = re.findall(r"FN:(Care House \d)", unfolded)
    assert names == [f"Care House {number}" for number in range(5)]
    assert max(len(line.encode()) for line in answer.text.split("\r\n")) <= 75


def numbers_of(stocked, path: str) -> dict[str, list[str]]:
    """The numbers of each card, by its name."""
    cards = stocked.get(path).text.replace("\r\n ", "").split("BEGIN:VCARD")[1:]
    return {
        re.search(r"FN:(.*?)\r", card)[1]: re.findall(r"TEL;TYPE=(.*?)\r", card) for card in cards
    }


def test_a_contact_is_dialled_and_texted_as_its_line_says(stocked):
    lines = ("988-veterans", "988-deaf", "samhsa-helpline", "crisis-text-line")
    query = "&".join(f"line={line}" for line in lines)
    numbers = numbers_of(stocked, f"{HANDOUT}.vcf?facility=none&{query}")
    assert numbers["988 Suicide & Crisis Lifeline"] == ["VOICE:988", "MSG:988"]
    assert numbers["Veterans Crisis Line"] == ["VOICE:988,1", "MSG:838255"]
    assert numbers["988 for Deaf and hard of hearing people"] == ["MSG:988"]
    assert numbers["SAMHSA National Helpline"] == ["VOICE:+18006624357"]
    assert numbers["Crisis Text Line"] == ["MSG:741741"]
    spanish = numbers_of(stocked, f"/es{HANDOUT}.vcf?facility=none&line=disaster-distress")
    storm = ["VOICE:+18009855990,2", "VOICE:+18009855990", "MSG:+18009855990"]
    assert spanish["Línea de Ayuda para los Afectados por Catástrofes"] == storm
    assert spanish["988 en español"] == ["VOICE:988,2", "MSG:988"]


def test_the_appointment_is_a_calendar_entry(stocked):
    answer = stocked.post(f"{HANDOUT}.ics", data=WRITTEN)
    assert answer.mimetype == "text/calendar"
    lines = answer.text.split("\r\n")
    assert "DTSTART:20261203T100000" in lines
    assert "SUMMARY:Appointment" in lines
    assert "DESCRIPTION:Care House\\, ask for Ana" in lines
    assert "DTSTAMP:20261126T170000Z" in lines
    whole_day = stocked.post(f"{HANDOUT}.ics", data=WRITTEN | {"time": ""}).text
    assert "DTSTART;VALUE=DATE:20261203\r\n" in whole_day
    assert stocked.post(f"{HANDOUT}.ics", data={"note": "x"}).status_code == 422
    assert stocked.get(f"{HANDOUT}.ics").status_code == 405


def test_what_is_said_to_be_in_the_font_is(stocked):
    """A character that the font lacks would be an error (PDF/UA), not an empty box."""
    every = "".join(filter(str.isprintable, map(chr, range(0x21, 0x2214))))
    printed = "".join(in_print(every).split("?"))
    assert len(printed) > 800
    for start in range(0, len(printed), 500):
        text = text_of(
            pdf_of(stocked.post(f"{HANDOUT}.pdf", data={"note": printed[start : start + 500]}))
        )
        assert "Some characters" not in text


@pytest.mark.slow
def test_a_worker_that_makes_pdfs_stays_small_and_quick(stocked):
    """At most 40 MB more, after any number of them; half of them within 400 ms."""
    for address in ("/near/74103", HANDOUT, f"/es{HANDOUT}"):
        stocked.get(address)
    before, taken = memory_mb(), []
    for number in range(40):
        started = time.perf_counter()
        stocked.post(f"{HANDOUT}.pdf", data={"note": f"note {number}"})
        taken.append(time.perf_counter() - started)
    assert memory_mb() - before < 40
    assert statistics.median(taken) < 0.4


def memory_mb() -> float:
    (resident,) = re.findall(r"VmRSS:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return int(resident) / 1024
