"""Tyresö: a record that breaks each rule, and what mends it."""

from __future__ import annotations

from typing import Any

from tests.journeys.rules.cases import Case

_ON: dict[str, Any] = {"status": "decided"}
_SISTER = {"status": "active", "form": "sister_city"}
_PARTNERSHIP = {"status": "active", "form": "municipal_partnership"}
_SUBMITTED = {"status": "submitted"}

CASES = (
    Case("tyreso.added_value", "exchange", _ON, {"benefit": "Bättre skolor"}),
    Case("tyreso.mutual_benefit", "agreement", {"status": "active"}, {"mutual_benefit": "Båda"}),
    Case("tyreso.focus", "exchange", _ON, {"focus": ["barn_och_unga"]}),
    Case("tyreso.sustainability", "agreement", {"status": "active"}, {"goals": ["hallbarhet"]}),
    Case("tyreso.competence", "visit", {"status": "held"}, {"learned": "Mycket"}),
    Case(
        "tyreso.funding_tried",
        "watch",
        {"status": "analysed", "form": "idea", "funding_tried": "no"},
        {"funding_tried_why": "Ingen utlysning passar"},
    ),
    Case("tyreso.ordinary_operations", "project", _SUBMITTED, {"ordinary_operations": "ja"}),
    Case("tyreso.youth_counted", "exchange", {"status": "held", "form": "youth_exchange"}, {"young_people": "12"}),
    Case("tyreso.active_in_network", "membership", {"terms": [{"period": "2020/"}]}, {"activity": "Vi deltar"}),
    Case("tyreso.sister_city_formal", "agreement", _SISTER, {"partner_wants_formal": "ja"}),
    Case(
        "tyreso.sister_cities_go_on",
        "agreement",
        {"status": "dormant", "form": "sister_city", "city": "Cesis"},
        {"status": "active"},
    ),
    Case(
        "tyreso.partnership_benefit",
        "agreement",
        {**_PARTNERSHIP, "benefit": "Vi lär oss"},
        {"mutual_benefit": "De lär sig"},
    ),
    Case("tyreso.partnership_ks", "agreement", _PARTNERSHIP, {"+decisions": ["Kommunstyrelsen"]}),
    Case("tyreso.partnership_project", "project", {"status": "running", "form": "partnership"}, {"+decisions": ["KS"]}),
    Case(
        "tyreso.cooperation_ks",
        "agreement",
        {"status": "active", "form": "cooperation", "+decisions": ["Kulturnämnden"]},
        {"+decisions": ["Kommunstyrelsen § 4"]},
    ),
    Case("tyreso.sister_city_ks", "agreement", _SISTER, {"+decisions": ["Kommunstyrelsen"]}),
    Case(
        "tyreso.sister_city_ended",
        "agreement",
        {
            "status": "terminated",
            "form": "sister_city",
            "period": "2000/2026",
            "+decisions": [{"decided_by": "Kommunstyrelsen", "date": "1999-05-03"}],
        },
        {"+decisions": [{"decided_by": "Kommunstyrelsen", "date": "2025-05-03"}]},
    ),
    Case("tyreso.membership_ks", "membership", {"scope": "municipality"}, {"+decisions": ["Kommunstyrelsen"]}),
    Case(
        "tyreso.project_approval",
        "project",
        {"status": "submitted", "applied": "2026-05-03", "board_approved": "2026-05-04"},
        {"board_approved": "2026-05-02"},
    ),
    Case(
        "tyreso.office_informed",
        "visit",
        {"direction": "incoming", "status": "held", "period": "2026-05-03", "office_informed": "2026-05-04"},
        {"office_informed": "2026-05-02"},
    ),
    Case(
        "tyreso.own_area_visit",
        "visit",
        {"direction": "incoming", "status": "decided"},
        {"criteria": [{"criterion": "own_area", "answer": "partly"}]},
    ),
    Case(
        "tyreso.sister_visit_reported",
        "visit",
        {"status": "held", "+links": ["agreement:sister_city"]},
        {"reported": "2026-06"},
    ),
    Case(
        "tyreso.annual_account",
        "priority",
        {"form": "department", "status": "under_way", "year": "2020"},
        {"outcome": "continues"},
    ),
)
