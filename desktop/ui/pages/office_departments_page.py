"""The departments: whom each serves, who its contact person is, and whether its key is approved."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.unit_codes import unit_code
from desktop.ui.dialogs.files import choose_target
from desktop.ui.models.office_table import TableLine
from desktop.ui.pages.office_page import OfficePage
from desktop.ui.pages.scroll_page import CardColumn, SideCard, in_a_row
from desktop.ui.widgets.buttons import link_button, primary_button
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.office_department import DepartmentForm
from desktop.ui.widgets.office_table import OfficeTable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.services.departments import Department
    from desktop.services.trusting import Accepted, Trusted
    from desktop.services.workspace import Workspace
    from desktop.ui.context import Context

    Found = tuple[tuple[Department, ...], tuple[Trusted, ...]]

_KEYS = {"active": ("✓", "ok"), "retired": ("–", "muted"), "revoked": ("!", "bad")}


class OfficeDepartmentsPage(OfficePage):
    """What is written is saved when its field is left."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "departments")
        self._departments: tuple[Department, ...] = ()
        self._keys: tuple[Trusted, ...] = ()
        self._unkept: dict[str, dict[str, object]] = {}
        self.adopt, self.new = link_button("departments_adopt"), primary_button("departments_new")
        self._about = PlainLabel(kind="muted", wrap=True)
        self.table = OfficeTable(context, "departments_table", least=8)
        self.form, self.empty = DepartmentForm(context), EmptyState(context, "buildings")
        self._card = SideCard()
        self._keys_heading, self._keys_rows = PlainLabel(kind="section"), CardColumn(4)
        self.request, self.remove = named(QPushButton(), "department_request"), link_button("department_remove")
        self._foot_hint = PlainLabel(kind="muted", wrap=True)
        self.slip, self.authority = named(QPushButton(), "departments_slip"), link_button("departments_authority")
        self.revoked = link_button("departments_crl")
        self._lay_out()
        self._connect()
        self.retranslate()

    @override
    def attach(self, workspace: Workspace) -> None:
        super().attach(workspace)
        self.form.department, self._unkept = None, {}

    @override
    def enter(self) -> None:
        workspace = self.workspace
        if workspace is not None:

            def work() -> Found:
                return workspace.departments.all(), workspace.trusted.all()

            self.context.operations.read(self, work, self._show, self.show_error, key="departments", after_writes=True)

    @override
    def leave(self) -> None:
        self._save()

    @override
    def retranslate(self) -> None:
        self.title.setText(self.context.language.label("place.departments"))
        self.adopt.setText(self.tr("Add those of the municipality profile"))
        self.new.setText(self.tr("&New department"))
        self._about.setText(
            self.tr("Those who report each year. A department may work for several boards; the inventory is by board.")
        )
        self.table.setAccessibleName(self.tr("Departments"))
        self._keys_heading.setText(self.tr("Keys"))
        self.request.setText(self.tr("Approve a &key…"))
        self.remove.setText(self.tr("Remove the department"))
        self._foot_hint.setText(
            self.tr("Departments need the office's own key to read receipts: hand them the key slip.")
        )
        self.slip.setText(self.tr("Print the office's key &slip…"))
        self.authority.setText(self.tr("Save the issuer's certificate…"))
        self.revoked.setText(self.tr("Save the list of revoked certificates…"))
        self._show((self._departments, self._keys))

    def add(self, name: str) -> None:
        """Add a department."""
        workspace = self.workspace
        if workspace is not None:
            put = partial(workspace.departments.put, name, {})
            self.context.operations.write(self, put, partial(self._added, name), self._refuse)

    def begin_request(self, file: Path | None) -> None:
        """Ask for a request and its digits."""
        from desktop.ui.dialogs.office_request import RequestDialog  # noqa: PLC0415 - seldom needed

        chosen = self._chosen
        names = [each.name for each in self._departments if each.active]
        dialog = RequestDialog(self.context, self, names, "" if chosen is None else chosen.name)
        if file is not None:
            dialog.take_file(file)
        dialog.accepted_key.connect(self._accepted)
        dialog.open()

    def save_certificate(self, fingerprint: str, name: str) -> None:
        """Ask where the certificate goes that the department installs."""
        workspace = self.workspace
        target = choose_target(self, self.tr("Save the certificate"), f"{name}.pem", "PEM (*.pem)")
        if target is None or workspace is None:
            return
        told = self.tr("The certificate of {name} is saved. Send the file to the department.").format(name=name)
        write = partial(_write, target, lambda: workspace.trusted.certificate(fingerprint))
        self.context.operations.write(self, write, lambda _done: self.tell(told), self.show_error)

    @property
    def _chosen(self) -> Department | None:
        code = self.table.about
        return next((each for each in self._departments if each.code == code), None)

    def _show(self, found: Found) -> None:
        self._departments, self._keys = found
        headings = (
            self.tr("Department"), self.tr("Contact person"), self.tr("Key"), self.tr("Reports"), self.tr("Boards"),
        )  # fmt: skip
        self.table.show_lines(headings, [self._line(each) for each in self._departments])
        if self.table.about is None and self._departments:
            self.table.select(lambda _about: True)
        there = bool(self._departments)
        for widget in (self.table, self._card):
            widget.setVisible(there)
        self.empty.setVisible(not there)
        self.adopt.setVisible(there and self._of_profile)
        self.empty.say(
            self.tr("No departments yet"),
            self.tr("Begin with those of the municipality profile, and change what is not right.")
            if self._of_profile
            else self.tr("The municipality profile names none. Add those who are to report, one by one."),
            self.adopt.text() if self._of_profile else self.new.text(),
        )
        self._show_keys()

    def _line(self, department: Department) -> TableLine:
        sign, word, tone = self._key_of(department)
        reports = self.tr("Yes") if department.active else self.tr("– No longer")
        words = (department.name, department.contact, f"{sign} {word}", reports, ", ".join(department.bodies))
        return TableLine(words, department.code, {2: tone})

    def _key_of(self, department: Department) -> tuple[str, str, str]:
        """Say of the key that counts: an approved one before any other."""
        of = [each for each in self._keys if each.department == department.code]
        if not of:
            return "◐", self.tr("None yet"), "warn"
        best = min(of, key=lambda each: list(_KEYS).index(each.status.value))
        sign, tone = _KEYS[best.status.value]
        return sign, self.context.language.label(f"cli.office.status.{best.status.value}").capitalize(), tone

    def _choose(self, about: object) -> None:
        found = next((each for each in self._departments if each.code == about), None)
        self._save()
        if found is not None and (self.form.department is None or found != self.form.department):
            self.form.show_department(found, self._unkept.get(found.code, {}))
        self._show_keys()

    def _save(self) -> None:
        workspace, department, changes = self.workspace, self.form.department, self.form.changes()
        if workspace is None or department is None:
            return
        if not changes:
            self._unkept.pop(department.code, None)
            return

        def work() -> Department:
            return workspace.departments.put(department.code, changes)

        self._unkept[department.code] = changes  # it may be refused when another is shown already
        self.context.operations.write(self, work, lambda saved: self._saved(saved, changes), self.show_error)

    def _saved(self, department: Department, sent: dict[str, object]) -> None:
        form = self.form
        if self._unkept.get(department.code) == sent:
            del self._unkept[department.code]
        if form.department is not None and form.department.code == department.code:
            form.department = department
            more = [name for name, value in form.changes().items() if sent.get(name) != value]
            if not more:  # what was tidied up when it was saved is shown as it is
                form.show_department(department, {})
        self.tell(self.tr("{name} is saved.").format(name=department.name))
        self.enter()

    def _added(self, name: str, department: Department) -> None:
        if department.code in {each.code for each in self._departments}:
            same = unit_code(department.name) == unit_code(name)
            told = self.tr("{name} is here already.") if same else self.tr("{old} is here already, by the name {name}.")
            self.tell(told.format(name=department.name, old=name))
        else:
            self.tell(self.tr("{name} is added.").format(name=department.name))
            self._departments = (*self._departments, department)
            self._show((self._departments, self._keys))
        self.table.select(lambda about: about == department.code)
        self.form.contact.setFocus()
        self.enter()

    def _begin(self) -> None:
        """Begin with what the profile names, or else with the first department."""
        if self._of_profile:
            self._adopt()
        else:
            self._begin_new()

    @property
    def _of_profile(self) -> bool:
        """Whether the profile names any."""
        return self.workspace is not None and bool(self.workspace.profile.units)

    def _adopt(self) -> None:
        workspace = self.workspace
        if workspace is not None:
            self.context.operations.write(self, workspace.departments.adopt, self._adopted, self.show_error)

    def _adopted(self, new: tuple[Department, ...]) -> None:
        told = self.tr("%n department(s) of the profile are added.", "", len(new))
        self.tell(told if new else self.tr("All those of the profile are here already."))
        self.enter()

    def _remove(self) -> None:
        workspace, chosen = self.workspace, self._chosen
        if workspace is None or chosen is None:
            return

        def removed(department: Department) -> None:
            self._unkept.pop(department.code, None)
            self.tell(self.tr("{name} is removed.").format(name=department.name))
            self.enter()

        self.form.department = None
        self.context.operations.write(self, partial(workspace.departments.remove, chosen.code), removed, self._refuse)

    def _refuse(self, error: object) -> None:
        self.show_error(error)  # type: ignore[arg-type] # an AppError, as the operations give it
        self.enter()

    def _begin_new(self) -> None:
        from desktop.ui.dialogs.office_name import NameDialog  # noqa: PLC0415 - seldom needed

        dialog = NameDialog(self.window())
        dialog.given.connect(self.add)
        dialog.open()

    def _accepted(self, accepted: Accepted) -> None:
        trusted = accepted.trusted
        self.tell(
            self.tr("The key of {name} is approved. Send the certificate to the department, which installs it.").format(
                name=trusted.name
            )
        )
        self.enter()
        self.save_certificate(trusted.fingerprint, trusted.name)

    def _show_keys(self) -> None:
        chosen = self._chosen
        of = [each for each in self._keys if chosen is not None and each.department == chosen.code]
        hint = self.tr("None yet. The department makes one under Keys, sends you the request, and reads 30 digits.")
        rows = [self._key_row(key) for key in reversed(of)]
        self._keys_rows.show_cards(rows or [PlainLabel(hint, "muted", wrap=True)])
        self.remove.setVisible(chosen is not None and not of)

    def _key_row(self, key: Trusted) -> QWidget:
        language = self.context.language
        sign, tone = _KEYS[key.status.value]
        status = language.label(f"cli.office.status.{key.status.value}").capitalize()
        day = language.formats.date(key.added.astimezone().date())
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(2)
        tag = {"ok": "ok-tag", "muted": "quiet-tag", "bad": "bad-tag"}[tone]
        about = PlainLabel(self.tr("checked by {who}, {day}").format(who=key.checked_by, day=day), "small", wrap=True)
        column.addLayout(in_a_row(PlainLabel(f"{sign} {status}", tag), about))
        column.addWidget(PlainLabel(self.tr("Fingerprint {start}…").format(start=key.fingerprint[:16]), "small"))
        if key.why and not key.why.startswith("next_key "):
            column.addWidget(PlainLabel(key.why, "small", wrap=True))
        buttons = []
        for name, text, deed in self._deeds(key):
            button = link_button(name)
            button.setProperty("tight", "true")
            button.setText(text)
            button.setAccessibleName(self.tr("{deed}: key of {day}").format(deed=text.rstrip("…"), day=day))
            button.clicked.connect(deed)
            buttons.append(button)
        column.addLayout(in_a_row(*buttons))
        return row

    def _deeds(self, key: Trusted) -> list[tuple[str, str, Callable[[], object]]]:
        deeds: list[tuple[str, str, Callable[[], object]]] = []
        if key.status.value != "revoked":
            text = self.tr("Save the certificate…")
            deeds.append(("key_certificate", text, lambda: self.save_certificate(key.fingerprint, key.name)))
            if key.status.value == "active":
                deeds.append(("key_retire", self.tr("Retire…"), lambda: self._change(key, "retire")))
            deeds.append(("key_revoke", self.tr("Revoke…"), lambda: self._change(key, "revoke")))
        return deeds

    def _change(self, key: Trusted, deed: str) -> None:
        from desktop.ui.dialogs.office_reason import ReasonDialog  # noqa: PLC0415 - seldom needed

        retire = deed == "retire"
        heading = self.tr("Retire the key of {name}") if retire else self.tr("Revoke the key of {name}")
        sentence = (
            self.tr("What it has signed until now still counts; nothing signed later does. A department that makes a "
                    "new key in Utblick does this by itself with its next bundle.")
            if retire
            else self.tr("Do this when the key may be in the wrong hands. Nothing it has signed is taken in any more; "
                         "what came before stays, and is flagged.")
        )  # fmt: skip
        text = self.tr("Retire") if retire else self.tr("Revoke")
        dialog = ReasonDialog(heading.format(name=key.name), sentence, text, self.window())
        dialog.given.connect(lambda why: self.change_key(key, deed, str(why)))
        dialog.open()

    def change_key(self, key: Trusted, deed: str, why: str) -> None:
        """Retire or revoke a key, with the reason for it."""
        workspace = self.workspace
        if workspace is not None:
            change = workspace.trusted.retire if deed == "retire" else workspace.trusted.revoke

            def changed(trusted: Trusted) -> None:
                told = self.context.language.text(f"cli.office.{trusted.status.value}", name=trusted.name)
                self.tell(told.rstrip())
                self.enter()

            self.context.operations.write(self, lambda: change(key.fingerprint, why), changed, self.show_error)

    def _print_slip(self) -> None:
        from desktop.ui.dialogs.other_papers import slip_dialog  # noqa: PLC0415 - seldom needed

        if self.workspace is not None:
            slip_dialog(self.context, self.workspace, self.window()).open()

    def _save_of_authority(self, *, revoked: bool) -> None:
        workspace = self.workspace
        name = self.tr("revoked certificates.crl") if revoked else self.tr("issuer.pem")
        heading = self.revoked.text() if revoked else self.authority.text()
        target = choose_target(self, heading.rstrip("…"), name)
        if workspace is None or target is None:
            return
        trusted = workspace.trusted
        give = trusted.revocation_list if revoked else trusted.authority
        sentence = self.tr("The office's own issuing key is sealed with a passphrase.")
        told = self.tr("Saved: {name}").format(name=target.name)
        self.with_key(sentence, lambda ask: _write(target, lambda: give(ask)), lambda _done: self.tell(told))

    def _connect(self) -> None:
        self.adopt.clicked.connect(self._adopt)
        self.empty.button.clicked.connect(self._begin)
        self.new.clicked.connect(self._begin_new)
        self.table.chosen.connect(self._choose)
        self.form.left.connect(self._save)
        self.request.clicked.connect(lambda: self.begin_request(None))
        self.remove.clicked.connect(self._remove)
        self.slip.clicked.connect(self._print_slip)
        self.authority.clicked.connect(lambda: self._save_of_authority(revoked=False))
        self.revoked.clicked.connect(lambda: self._save_of_authority(revoked=True))

    def _lay_out(self) -> None:
        self.head.addWidget(self.adopt)
        self.head.addWidget(self.new)
        inside = self._card.column
        for widget in (self.form, self._keys_heading, self._keys_rows):
            inside.addWidget(widget)
        inside.addLayout(in_a_row(self.request, self.remove))
        inside.addStretch()
        middle = QHBoxLayout()
        middle.setSpacing(14)
        middle.addWidget(self.table, 1)
        middle.addWidget(self._card)
        middle.addWidget(self.empty, 1)
        self.column.addWidget(self._about)
        self.column.addLayout(middle, 1)
        self.column.addWidget(self._foot_hint)
        self.column.addLayout(in_a_row(self.slip, self.authority, self.revoked))


def _write(target: Path, content: Callable[[], bytes]) -> None:
    from desktop.services.small_files import write_file  # noqa: PLC0415 - services are slow to load

    write_file(target, content(), replace=True)
