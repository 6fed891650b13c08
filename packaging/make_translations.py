"""Bring resources/translations up to date with the strings of the window, and compile it.

    python packaging/make_translations.py [--check]

lupdate and lrelease come with PySide6-Essentials. New strings are left unfinished in the .ts files, to be translated
there by hand; with --check nothing is written, and what is stale or unfinished is named.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("sv", "en")


def update(folder: Path) -> None:
    """Let lupdate find the strings; English, which the sources are written in, needs its plurals only."""
    sources = sorted(str(path) for path in (ROOT / "desktop" / "ui").rglob("*.py"))
    for language in LANGUAGES:
        target = str(folder / f"utblick_{language}.ts")
        only = ["-pluralonly"] if language == "en" else []
        languages = ["-source-language", "en", "-target-language", language]
        _run("lupdate", *sources, "-ts", target, "-no-obsolete", "-locations", "none", *only, *languages)


def compiled(folder: Path, language: str) -> bytes:
    """Give what lrelease makes of a .ts file."""
    with tempfile.TemporaryDirectory() as scratch:
        target = Path(scratch) / "out.qm"
        _run("lrelease", str(folder / f"utblick_{language}.ts"), "-qm", str(target))
        return target.read_bytes()


def unfinished(source: Path) -> list[str]:
    """Name the strings that have no translation, or only a part of one."""
    missing = []
    for message in ET.parse(source).getroot().iter("message"):  # noqa: S314 - our own file
        translation = message.find("translation")
        forms = [] if translation is None else [translation, *translation.findall("numerusform")]
        texts = [form.text for form in forms[1:] or forms]
        if translation is None or translation.get("type") == "unfinished" or not all(texts):
            missing.append(message.findtext("source", ""))
    return missing


def _run(tool: str, *arguments: str) -> None:
    spec = find_spec("PySide6")
    if spec is None or spec.origin is None:
        sys.exit("PySide6 is needed: it carries lupdate and lrelease")
    program = Path(spec.origin).parent / tool
    done = subprocess.run([str(program), *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)


def stale(folder: Path) -> list[str]:
    """Tell what is not as the sources and the .ts files would have it."""
    found = []
    with tempfile.TemporaryDirectory() as scratch:
        for language in LANGUAGES:
            name = f"utblick_{language}.ts"
            (Path(scratch) / name).write_bytes((folder / name).read_bytes())
        update(Path(scratch))
        for language in LANGUAGES:
            source, result = folder / f"utblick_{language}.ts", folder / f"utblick_{language}.qm"
            found += [f"{source.name}: unfinished: {text}" for text in unfinished(source)]
            if _lines(Path(scratch) / source.name) != _lines(source):
                found.append(f"{source.name} is older than the sources")
            if compiled(folder, language) != result.read_bytes():
                found.append(f"{result.name} is older than {source.name}")
    return found


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def main() -> None:
    """Update and compile, or with --check tell what is stale."""
    if "--check" in sys.argv:
        found = stale(FOLDER)
        if found:
            sys.exit("\n".join(found))
        return
    update(FOLDER)
    for language in LANGUAGES:
        (FOLDER / f"utblick_{language}.qm").write_bytes(compiled(FOLDER, language))
        for text in unfinished(FOLDER / f"utblick_{language}.ts"):
            print(f"{language}: {text}")


if __name__ == "__main__":
    main()
