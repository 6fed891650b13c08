"""Countries, currencies and languages by their codes, and the lists they stand in."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

import resources
from desktop.domain.codes import codes, currency_code, language_code
from desktop.domain.countries import country_code, country_codes
from desktop.domain.errors import InvalidInput

SCRIPT = Path(resources.__file__).parents[1] / "packaging" / "make_code_lists.py"
LISTS = {"countries.txt", "currencies.txt", "languages.txt", "country_names.sv.txt", "country_names.en.txt"}


@pytest.mark.parametrize("name", sorted(LISTS))
def test_that_the_lists_are_what_babel_has_today(name: str) -> None:
    assert (
        resources.read(f"codes/{name}").decode().splitlines()
        == runpy.run_path(str(SCRIPT))["lists"]()[name].splitlines()
    )


def test_that_the_script_writes_the_lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", [str(SCRIPT), str(tmp_path)])
    runpy.run_path(str(SCRIPT), run_name="__main__")
    assert {path.name for path in tmp_path.iterdir()} == LISTS
    assert (tmp_path / "countries.txt").read_bytes().count(b"\n") == len(country_codes()) + 2


def test_that_the_countries_are_those_of_iso_3166_and_kosovo() -> None:
    assert len(country_codes()) == 249 + 1
    assert {"SE", "XK", "AX", "PS", "TW"} < set(country_codes())
    assert not {"EU", "UK", "EL", "ZZ", "UN", "AC"} & set(country_codes())


@pytest.mark.parametrize(
    ("text", "code"), [("SE", "SE"), (" se ", "SE"), ("EL", "GR"), ("el", "GR"), ("UK", "GB"), ("XK", "XK")]
)
def test_that_a_country_is_known_by_its_code(text: str, code: str) -> None:
    assert country_code(text) == code


@pytest.mark.parametrize("text", ["", "EU", "SWE", "Sverige", "ZZ", "S", "\u017fe", "\uff33\uff25", "SE SE", "#", "TÜ"])
def test_that_what_is_no_country_code_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        country_code(text)
    assert (refusal.value.code, refusal.value.details) == ("value.country", {"text": text})


def test_that_currencies_of_today_and_those_the_euro_replaced_are_known() -> None:
    replaced = {"ATS", "BEF", "DEM", "EEK", "ESP", "FIM", "FRF", "GRD", "HRK", "IEP", "ITL", "LTL", "LVL", "NLG", "PTE"}
    assert replaced | {"SEK", "EUR", "USD", "NOK", "DKK", "UAH", "XOF"} < set(codes("currencies"))
    assert currency_code(" sek") == "SEK"


@pytest.mark.parametrize("text", ["", "BTC", "kr", "€", "XXX", "XTS"])
def test_that_what_is_no_currency_code_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        currency_code(text)
    assert refusal.value.code == "value.currency"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("sv", "sv"),
        ("SV", "sv"),
        ("sme", "se"),
        ("smj", "smj"),
        ("sma", "sma"),
        ("fit", "fit"),
        ("ger", "de"),
        ("deu", "de"),
        ("tl", "fil"),
        ("rom", "rom"),
    ],
)
def test_that_a_language_is_known_by_its_code(text: str, code: str) -> None:
    assert language_code(text) == code


@pytest.mark.parametrize("text", ["", "svenska", "xx", "s", "zxx"])
def test_that_what_is_no_language_code_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        language_code(text)
    assert refusal.value.code == "value.language"


def test_that_a_file_that_is_not_there_is_told() -> None:
    with pytest.raises(FileNotFoundError):
        resources.read("codes/planets.txt")
