"""What a counselor prints: few sheets, in letters that one can read."""

import pytest
from playwright.sync_api import Browser, Page

from lookup_app.facilities.facility import Phone
from tests.browser.conftest import SPANISH_FIRST
from tests.browser.test_results import SMALLEST_LETTERS
from tests.fakes import CatalogDirectory, facility

#: What a real facility lists that lists more than 98 of 100 others do.
MUCH = (
    "SA MH SUMH OP ORT OIT ODT OMB CIT PEOFF BUM UB UN RPN BU NU BWN NXN VTRL ACM DSF CLND MMD NRT"
    " NSC ANTPYCH CHLOR FLUPH HALOP LOXAP PERPH PROCH THIOT THIOR ARIPI CARIP CLOZA ILOPE LURAS"
    " OLANZ PALIP QUETI RISPE ZIPRA PMAT MD MC PI SI MI SF FSA FG OSF SMHA SS CHLD YAD ADLT SNR FEM"
    " MALE SP F67 F92 FX AD TAY SE WN MN CO XA TRMA PTSD SMI SED CJ TELE IPT GT CFT CBT DBT TRC IDD"
    " SACA MOTI RELP BIA ANG ICO GCO FCO MCO SAE HAEC TAEC HEOH TCC PEER SHG RC AOSS CM SPS DVFP MHS"
    " SSD PRS FPSY COOT NOE ACC DP ISC OPC CSAA CMHA SSA SMHD STU PIEC DAUT MST LABT TGD TOD CBHC"
    " PVTN STAG STMH STDH AUINPE AURPE SMPD VPPD"
)


def sheets(page: Page, paper: str) -> int:
    return page.pdf(format=paper).count(b"/Type /Page\n")


@SPANISH_FIRST
@pytest.mark.parametrize("paper", ["Letter", pytest.param("A4", marks=pytest.mark.slow)])
def test_all_lines_print_on_four_sheets(page: Page, language: str, paper: str) -> None:
    page.goto(f"{language}/help-now")
    page.emulate_media(media="print")
    assert page.evaluate(SMALLEST_LETTERS) >= 9
    assert sheets(page, paper) <= 4


@SPANISH_FIRST
def test_no_way_to_a_line_breaks_where_it_fits_a_column(page: Page, language: str) -> None:
    page.set_viewport_size({"width": 720, "height": 960})
    page.goto(f"{language}/help-now")
    page.emulate_media(media="print")
    broken = """() => [...document.querySelectorAll('.row__ways .line__way')].filter((one) =>
      one.getClientRects().length > 1).map((one) => one.textContent)"""
    assert page.evaluate(broken) == []


@pytest.mark.parametrize("paper", ["Letter", pytest.param("A4", marks=pytest.mark.slow)])
def test_a_facility_that_offers_much_prints_on_one_sheet(
    page: Page, make_client, paper: str
) -> None:
    care = facility("Care and Recovery Center of Tulsa", 36.16, -95.99, MUCH, approximate=True)
    client = make_client(directory=CatalogDirectory(care))
    page.set_content(client.get(f"/es/near/74103/facilities/{care.id}").text)
    page.emulate_media(media="print")
    assert page.evaluate(SMALLEST_LETTERS) >= 8.5
    assert sheets(page, paper) == 1


def test_the_results_with_most_lines_print_on_one_sheet(browser: Browser, make_client) -> None:
    """In Spanish, of a state with many lines, each facility with a long name and address."""
    five = [
        facility(
            f"Princeton House Behavioral Health {number}",
            40.21 + number / 500,
            -74.66,
            "SA MH OP CBT MD MC",
            street=f"{number} Clocktower Drive, Suite 101",
            phones=(Phone("+16095550100"),),
        )
        for number in range(1, 6)
    ]
    client = make_client(directory=CatalogDirectory(*five))
    page = browser.new_page()
    page.set_content(client.get("/es/near/08619?match=approximate&as=hamilton").text)
    page.emulate_media(media="print")
    assert page.evaluate(SMALLEST_LETTERS) >= 8.5
    assert sheets(page, "Letter") == 1
    page.close()
