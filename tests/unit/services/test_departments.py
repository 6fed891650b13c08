"""A department that changes its name stays itself, and no other is found in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.domain.errors import InvalidInput
from tests.factories import desk_at, register_in

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.services.departments import Departments
    from desktop.services.workspace import Workspace
    from tests.fakes.clocks import FixedClock

CHILDREN, CULTURE = "Barnförvaltningen", "Kulturförvaltningen"


@pytest.fixture
def departments(desk: Workspace) -> Departments:
    desk.register.take_role("office")
    for name in (CHILDREN, CULTURE):
        desk.departments.put(name, {})
    return desk.departments


def test_that_a_name_that_another_has_or_had_is_refused(departments: Departments) -> None:
    for name in (CHILDREN, "BARNFÖRVALTNINGEN ", "barnforvaltningen"):
        with pytest.raises(InvalidInput, match=r"department\.taken at name"):
            departments.put("kulturforvaltningen", {"name": name})
    assert [each.name for each in departments.all()] == [CHILDREN, CULTURE]
    departments.put(CHILDREN, {"name": "Skolkontoret"})
    with pytest.raises(InvalidInput, match=r"department\.taken"):
        departments.put(CULTURE, {"name": CHILDREN})
    assert departments.put(CHILDREN, {"name": CHILDREN}).name == CHILDREN


def test_that_a_department_is_found_by_its_own_code_before_the_name_of_another(
    departments: Departments, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Registers from before names were refused may have two of the same name."""
    departments.put(CULTURE, {"name": "Kultur och fritid"})
    assert departments.put("Kultur och fritid", {"email": "x@exempel.se"}).code == "kulturforvaltningen"
    monkeypatch.setattr("desktop.services.departments.Departments._refuse_if_taken", lambda *_: None)
    departments.put(CHILDREN, {"name": "Östra"})
    departments.put(CULTURE, {"name": CHILDREN})
    changed = departments.put("barnforvaltningen", {"contact": "Mari Näide"})
    assert (changed.code, changed.name) == ("barnforvaltningen", "Östra")
    assert {each.code: each.contact for each in departments.all()} == {
        "barnforvaltningen": "Mari Näide",
        "kulturforvaltningen": "",
    }


def test_that_the_profile_adds_none_that_is_here_by_that_name(tmp_path: Path, clock: FixedClock) -> None:
    desk = desk_at(register_in(tmp_path, "stockholm"), clock, "stockholm")
    desk.register.take_role("office")
    desk.departments.put("Kulturen", {})
    desk.departments.put("Kulturen", {"name": "Kulturnämnden"})
    desk.departments.adopt()
    assert [each.code for each in desk.departments.all() if each.name == "Kulturnämnden"] == ["kulturen"]
    desk.close()
