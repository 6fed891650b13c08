"""Uppsala: a record that breaks each rule, and what mends it."""

from __future__ import annotations

from typing import Any

from tests.journeys.rules.cases import Case

_EXCHANGE: dict[str, Any] = {"status": "decided"}
_HELD = {"status": "held"}
_PROJECT: dict[str, Any] = {"status": "submitted", "form": "eu"}
_DEPARTMENT: dict[str, Any] = {"form": "department", "status": "decided", "year": "2026"}
_OLD = {"status": "active", "form": "sister_city", "period": "2010/2012"}


def _step(step: str) -> dict[str, Any]:
    return {"evidence": [{"step": step}]}


def _stage(stage: str) -> dict[str, Any]:
    return {"stages": [{"stage": stage}]}


CASES = (
    Case("uppsala.benefit", "exchange", _EXCHANGE, {"benefit": "Bättre skolor"}),
    Case(
        "uppsala.requests_assessed",
        "visit",
        {"direction": "incoming", "status": "decided"},
        {"criteria": [{"criterion": "benefit", "answer": "yes"}]},
    ),
    Case("uppsala.mutual_benefit", "agreement", {"status": "active"}, {"mutual_benefit": "Båda lär sig"}),
    Case("uppsala.known_contacts", "organisation", {}, {"examined": "none_known"}),
    Case(
        "uppsala.partner_choice",
        "project",
        {"status": "anchored", "partners": [{"organisation": "Provstaden"}]},
        {"expected_results": "Metoder"},
    ),
    Case("uppsala.step_planned", "exchange", _EXCHANGE, _step("planned")),
    Case("uppsala.step_budgeted", "exchange", _EXCHANGE, _step("budgeted")),
    Case("uppsala.step_decided", "exchange", _EXCHANGE, {"+decisions": ["Kulturnämnden"]}),
    Case("uppsala.step_documented", "exchange", _HELD, {"+documents": 1}),
    Case("uppsala.step_evaluated", "exchange", _HELD, _step("evaluated")),
    Case("uppsala.major_commitment", "exchange", {**_EXCHANGE, "major": "ja"}, {"+links": ["priority"]}),
    Case("uppsala.priorities_to_board", "priority", _DEPARTMENT, {"+decisions": ["Kulturnämnden"]}),
    Case("uppsala.priorities_reported", "priority", {**_DEPARTMENT, "year": "2020"}, {"outcome": "reached"}),
    Case("uppsala.resources", "priority", _DEPARTMENT, {"planned_amount": "0 SEK"}),
    Case(
        "uppsala.action_plan",
        "priority",
        {"form": "action_plan", "status": "decided", "year": "2026", "measure": "Utbilda"},
        {"goals": ["ive"], "responsible": "Aino Esimerkki"},
    ),
    Case("uppsala.focus", "exchange", _EXCHANGE, {"focus": ["verksamhetsutveckling"]}),
    Case("uppsala.goals", "agreement", {"status": "active"}, {"goals": ["ive"]}),
    Case(
        "uppsala.active_in_network",
        "membership",
        {"terms": [{"period": "2020/"}]},
        {"activity": "Vi leder en arbetsgrupp"},
    ),
    Case(
        "uppsala.membership_matter",
        "membership",
        {"terms": [{"period": "2020/"}], "benefit": "Kunskap"},
        {"purpose": "Stadsutveckling"},
    ),
    Case("uppsala.learn_from_others", "visit", _HELD, {"learned": "Ett nytt arbetssätt"}),
    Case("uppsala.project_link", "project", _PROJECT, {"planned_development": "Digitala bibliotek"}),
    Case("uppsala.project_own_body", "project", _PROJECT, {"+decisions": ["Kulturnämnden"]}),
    Case("uppsala.stage_anchoring", "project", {"status": "anchored"}, _stage("anchoring")),
    Case("uppsala.stage_purpose", "project", {"status": "application_approved"}, _stage("purpose")),
    Case("uppsala.stage_budget", "project", {"status": "submitted"}, _stage("budget")),
    Case("uppsala.stage_organisation", "project", {"status": "contracted"}, _stage("organisation")),
    Case("uppsala.stage_realisation", "project", {"status": "final_report"}, _stage("realisation")),
    Case("uppsala.stage_follow_up", "project", {"status": "closed"}, _stage("follow_up")),
    Case("uppsala.eu_funding", "watch", {"form": "funding_call", "deadline": "2020-05-03"}, {"analysis": "För litet"}),
    Case(
        "uppsala.business_goals",
        "exchange",
        {**_EXCHANGE, "focus": ["naringsliv"]},
        {"goals": ["naringslivsprogram"]},
    ),
    Case(
        "uppsala.positioning_cooperation",
        "exchange",
        {**_EXCHANGE, "form": "marketing"},
        {"involved": [{"group": "academy"}]},
    ),
    Case("uppsala.watch_active", "watch", {"status": "analysed"}, {"analysis": "Rör oss"}),
    Case(
        "uppsala.advocacy_own_area",
        "watch",
        {"status": "acted", "action": "Brev till parlamentet"},
        {"decided_by": "Kulturnämnden"},
    ),
    Case(
        "uppsala.sister_city_kf",
        "agreement",
        {"status": "active", "form": "sister_city", "+decisions": ["Kommunstyrelsen"]},
        {"+decisions": ["Kommunfullmäktige § 12"]},
    ),
    Case("uppsala.2003_benefit", "exchange", {"status": "held", "period": "2010-05"}, {"benefit": "Utbyte"}),
    Case(
        "uppsala.2003_sister_city",
        "agreement",
        {**_OLD, "exchange": "Lärarutbyte", "consultations": [{"group": "business"}]},
        {"consultations": [{"group": "business"}, {"group": "academy"}]},
    ),
    Case("uppsala.2003_results", "agreement", _OLD, {"theme": "Skola"}),
    Case("uppsala.2003_relations_kept", "agreement", {**_OLD, "status": "dormant"}, {"status": "active"}),
    Case(
        "uppsala.2003_visit_coordinated",
        "visit",
        {"direction": "incoming", "status": "held", "decided": "2010", "hosts": [{"name": "Mari Näide"}]},
        {"hosts": [{"name": "Mari Näide", "in_house": "ja"}, {"name": "Aino Esimerkki", "in_house": "nej"}]},
    ),
    Case(
        "uppsala.2003_visit_learning",
        "visit",
        {"direction": "incoming", "status": "held", "decided": "2010", "learned": "Vi"},
        {"they_learned": "De"},
    ),
    Case("uppsala.2003_shared", "visit", {"status": "held", "decided": "2010"}, {"shared_with": "Alla nämnder"}),
)
