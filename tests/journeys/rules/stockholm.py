"""Stockholm: a record that breaks each rule, and what mends it."""

from __future__ import annotations

from typing import Any

from desktop.domain.clock import SystemClock
from tests.journeys.rules.cases import Case

_THIS_YEAR = str(SystemClock().today().year)
_ON: dict[str, Any] = {"status": "decided"}
_DEPARTMENT: dict[str, Any] = {"form": "department", "status": "decided", "year": "2026"}
_VISIT = {"direction": "incoming", "status": "decided"}
_COOPERATION = {"status": "active", "form": "cooperation"}
_EU = {"status": "submitted", "form": "eu"}
_LAW = {"status": "acted", "form": "law", "action": "Svar"}
_DECLARATION = {"status": "active", "form": "declaration", "added_cost": "nej"}
_ABROAD = {"status": "decided", "form": "conference", "on_behalf_of_board": "ja"}


def _criteria(*names: str) -> dict[str, Any]:
    return {"criteria": [{"criterion": name, "answer": "yes"} for name in names]}


def _step(step: str) -> dict[str, Any]:
    return {"evidence": [{"step": step}]}


CASES = (
    Case("stockholm.benefit", "exchange", _ON, {"benefit": "Bättre skolor"}),
    Case("stockholm.focus", "exchange", _ON, {"focus": ["samverkan", "profilering"]}),
    Case("stockholm.brand", "exchange", {**_ON, "form": "marketing", "brand_used": "nej"}, {"brand_used": "ja"}),
    Case("stockholm.watch_analysed", "watch", {"status": "analysed"}, {"analysis": "Rör oss"}),
    Case("stockholm.comparison", "watch", {"status": "analysed", "form": "comparison"}, {"comparison": "Vi är sist"}),
    Case("stockholm.known_contacts", "organisation", {}, {"examined": "known_used"}),
    Case("stockholm.active_in_network", "membership", {"terms": [{"period": "2020/"}]}, {"activity": "Ordförande"}),
    Case("stockholm.project_link", "project", _EU, {"planned_development": "Nya vägar"}),
    Case("stockholm.eu_opportunities", "watch", {"form": "funding_call", "deadline": "2020"}, {"action": "Sökt"}),
    Case(
        "stockholm.cooperation_partners", "agreement", {"status": "active"}, {"consultations": [{"group": "academy"}]}
    ),
    Case(
        "stockholm.activity_partners",
        "exchange",
        {**_ON, "form": "marketing"},
        {"involved": [{"group": "business"}]},
    ),
    Case(
        "stockholm.visit_learning",
        "visit",
        {**_VISIT, **_criteria("mutual_learning")},
        _criteria("mutual_learning", "competence"),
    ),
    Case("stockholm.visit_image", "visit", _VISIT, _criteria("image")),
    Case("stockholm.visit_origin", "visit", _VISIT, _criteria("residents_origin")),
    Case(
        "stockholm.visit_diversity",
        "visit",
        {**_VISIT, "status": "held", **_criteria("residents_origin")},
        {"shared_with": "Föreningslivet"},
    ),
    Case(
        "stockholm.foreign_policy",
        "visit",
        {"status": "decided", "decision": "accept", "foreign_policy": "ja"},
        {"decision": "decline"},
    ),
    Case("stockholm.no_sister_city", "agreement", {"status": "active", "form": "sister_city"}, {"form": "cooperation"}),
    Case("stockholm.agreement_exchange", "agreement", _COOPERATION, {"exchange": "Lärare byter plats"}),
    Case("stockholm.agreement_theme", "agreement", _COOPERATION, {"theme": "Skola"}),
    Case("stockholm.agreement_benefit", "agreement", _COOPERATION, {"mutual_benefit": "Båda lär sig"}),
    Case("stockholm.agreement_dates", "agreement", {**_COOPERATION, "period": "2025/"}, {"period": "2025/2027"}),
    Case("stockholm.mou_party", "agreement", {"status": "active", "form": "mou"}, {"+links": ["organisation:network"]}),
    Case(
        "stockholm.review_agreement",
        "agreement",
        {"status": "active", "form": "mou", "period": "2016/"},
        {"reviewed": _THIS_YEAR},
    ),
    Case("stockholm.review_membership", "membership", {"terms": [{"period": "2016/"}]}, {"reviewed": _THIS_YEAR}),
    Case(
        "stockholm.invitation_letter",
        "visit",
        {"status": "decided", "invitation_letter": "ja", "focus": ["samverkan"]},
        {"+links": ["priority"]},
    ),
    Case(
        "stockholm.aid_funding",
        "project",
        {"status": "submitted", "form": "aid", "own_share": "100 SEK"},
        {"own_share": "0 SEK"},
    ),
    Case(
        "stockholm.significant_visit",
        "visit",
        {"direction": "incoming", "status": "planning", "several_operations": "ja"},
        {"office_informed": "2026-05-03"},
    ),
    Case(
        "stockholm.position_board",
        "watch",
        {"status": "acted", "position": "Ja", "city_wide": "ja", "decided_by": "Kulturnämnden"},
        {"decided_by": "Kommunstyrelsen"},
    ),
    Case("stockholm.position_own", "watch", {"status": "acted", "position": "Ja"}, {"decided_by": "Kulturnämnden § 3"}),
    Case(
        "stockholm.membership_kf",
        "membership",
        {"scope": "municipality", "form": "organisation", "+decisions": ["Kommunstyrelsen"]},
        {"+decisions": ["KF"]},
    ),
    Case(
        "stockholm.network_ks",
        "membership",
        {"scope": "municipality", "form": "network", "+decisions": ["Kulturnämnden"]},
        {"+decisions": ["KS"]},
    ),
    Case(
        "stockholm.membership_own", "membership", {"scope": "committee"}, {"+decisions": ["Styrelsen för Provbolaget"]}
    ),
    Case("stockholm.event_delegated", "exchange", _ABROAD, {"+decisions": ["Finansborgarrådet"]}),
    Case("stockholm.event_ib", "exchange", _ABROAD, {"+decisions": ["Internationella beredningen"]}),
    Case(
        "stockholm.declaration_cost",
        "agreement",
        {"status": "active", "form": "declaration"},
        {"added_cost": "ja"},
    ),
    Case("stockholm.declaration_body", "agreement", _DECLARATION, {"+decisions": ["Finansborgarrådet"]}),
    Case("stockholm.declaration_ib", "agreement", _DECLARATION, {"+decisions": ["IB"]}),
    Case("stockholm.within_budget", "project", _EU, _step("budgeted")),
    Case("stockholm.project_body", "project", _EU, {"+decisions": ["Kulturnämnden"]}),
    Case("stockholm.advocacy_with_board", "watch", {**_LAW, "consulted_board": "no"}, {"consulted_board": "yes"}),
    Case("stockholm.advocacy_with_group", "watch", _LAW, {"consulted_group_company": "not_needed"}),
    Case("stockholm.visit_assessed", "visit", _VISIT, {"recommendation": "with_conditions"}),
    Case("stockholm.resources", "priority", _DEPARTMENT, {"planned_hours": "40"}),
    Case("stockholm.step_planned", "exchange", _ON, _step("planned")),
    Case("stockholm.step_budgeted", "exchange", _ON, _step("budgeted")),
    Case("stockholm.step_decided", "exchange", _ON, _step("decided")),
    Case("stockholm.step_documented", "exchange", {"status": "held"}, _step("documented")),
    Case("stockholm.step_evaluated", "exchange", {"status": "held"}, _step("evaluated")),
    Case("stockholm.yearly_plan", "priority", _DEPARTMENT, {"+decisions": ["Kulturnämnden"]}),
    Case("stockholm.follow_up", "priority", {**_DEPARTMENT, "year": "2020"}, {"outcome": "partly"}),
    Case(
        "stockholm.contact_mandate",
        "person",
        {"role": "Internationell kontaktperson"},
        {"+decisions": ["Förvaltningschefen"]},
    ),
)
