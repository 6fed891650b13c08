"""The style sheet of an HTML paper, in the colours of the house."""

from __future__ import annotations

from typing import Final

from desktop.reports.colours import LIGHT
from desktop.reports.tones import GROUND_AND_STRIPE

_BOXES: Final = "\n".join(
    f".box.{tone} {{ border-color: {stripe}; background: {ground}; }}"
    for tone, (ground, stripe) in GROUND_AND_STRIPE.items()
)
_FIGURES: Final = "\n".join(
    f".figures .{tone} {{ border-color: {stripe}; }} .figures .{tone} dd {{ color: {stripe}; }}"
    for tone, (_, stripe) in GROUND_AND_STRIPE.items()
)
SHEET: Final = f"""\
:root {{ color-scheme: light; }}
body {{ font: 16px/1.5 "Fira Sans", "Segoe UI", system-ui, sans-serif; color: {LIGHT.text}; background: {LIGHT.base};
  max-width: 60rem; margin: 0 auto; padding: 1.5rem; overflow-wrap: anywhere; }}
header {{ display: flex; flex-wrap: wrap; justify-content: space-between; border-bottom: 1px solid {LIGHT.line};
  color: {LIGHT.muted}; font-size: .85rem; }}
header p {{ margin: 0 0 .4rem; }} header strong {{ color: {LIGHT.accent}; }} header .from {{ font-weight: 600; }}
h1 {{ font-size: 2rem; line-height: 1.2; margin: 1.2rem 0 .2rem; }}
h2 {{ font-size: 1.35rem; color: {LIGHT.accent}; margin: 1.8rem 0 .5rem; }}
h3 {{ font-size: 1.1rem; margin: 1.2rem 0 .3rem; }} h4 {{ font-size: 1rem; margin: 1rem 0 .2rem; }}
p {{ margin: 0 0 .7rem; }} .subtitle {{ color: {LIGHT.muted}; font-size: 1.1rem; }} .lead {{ font-size: 1.15rem; }}
small, .small {{ color: {LIGHT.muted}; font-size: .85rem; }}
dl {{ margin: 0 0 1rem; }} dd {{ margin: 0; }}
.facts div {{ display: grid; grid-template-columns: minmax(7rem, 30%) 1fr; gap: .8rem; padding: .15rem 0; }}
.facts dt {{ color: {LIGHT.muted}; font-size: .9rem; }}
.facts.in-2 {{ columns: 2 20rem; }} .facts.in-3 {{ columns: 3 16rem; }} .facts div {{ break-inside: avoid; }}
.figures {{ display: flex; flex-wrap: wrap; gap: 1rem 2rem; }}
.figures div {{ border-left: 3px solid; padding-left: .8rem; display: flex; flex-direction: column; }}
.figures dt {{ order: 1; font-weight: 600; font-size: .9rem; }} .figures dd+dd {{ order: 2; font-size: 1rem; }}
.figures dd {{ font-size: 1.9rem; line-height: 1.2; font-weight: 600; }}
{_FIGURES}
.figures small {{ font-weight: 400; }}
.wide {{ overflow-x: auto; margin-bottom: 1rem; }}
table {{ border-collapse: collapse; width: 100%; font-size: .9rem; }} table.dense {{ font-size: .8rem; }}
caption, .caption, figcaption {{ text-align: left; font-weight: 600; padding: .3rem 0; }}
th, td {{ text-align: left; vertical-align: top; padding: .35rem .6rem .35rem 0;
  border-bottom: 1px solid {LIGHT.line}; }}
thead th {{ border-bottom: 2px solid {LIGHT.edge}; color: {LIGHT.muted}; vertical-align: bottom; }}
tbody th {{ background: {LIGHT.window}; color: {LIGHT.accent}; }}
tfoot td {{ font-weight: 600; border-top: 2px solid {LIGHT.edge}; border-bottom: 0; }}
.number {{ text-align: right; font-variant-numeric: tabular-nums; }} .date {{ white-space: nowrap; }}
.box {{ border-left: 4px solid; padding: .8rem 1rem .2rem; margin: 0 0 1rem; }}
.box-title {{ font-weight: 600; }}
{_BOXES}
.columns {{ display: grid; grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr)); gap: 0 2rem; }}
.columns h3:first-child {{ margin-top: .4rem; }}
nav {{ margin: 1rem 0; }} nav ul {{ list-style: none; padding: 0; }} nav .level-2 {{ padding-left: 1.2rem; }}
.contents {{ font-weight: 600; margin: 0; }} a {{ color: {LIGHT.accent}; }}
figure {{ margin: 0 0 1.5rem; }} figure svg {{ display: block; }} details {{ font-size: .9rem; }}
.signatures {{ display: grid; grid-template-columns: 1fr 1fr; gap: 3.5rem 2rem; margin: 3.5rem 0 1rem; }}
.signatures p {{ border-top: 1px solid {LIGHT.edge}; color: {LIGHT.muted}; font-size: .85rem; }}
.ruled {{ height: 2.2rem; border-bottom: 1px solid {LIGHT.edge}; }}
.cards {{ display: flex; flex-wrap: wrap; }}
.card {{ box-sizing: border-box; border: 1px solid {LIGHT.line}; padding: 6mm; display: flex; flex-direction: column;
  justify-content: center; text-align: center; break-inside: avoid; }}
.card p {{ margin: 0; }} .huge {{ font-size: 3rem; font-weight: 600; }}
.large {{ font-size: 1.6rem; font-weight: 600; }}
.card .small {{ font-size: .8rem; }}
@media print {{ body {{ max-width: none; padding: 0; font-size: 10pt; }} .page-break {{ break-before: page; }}
  h2, h3, h4, .caption, figcaption {{ break-after: avoid; }} .box, .together, figure, tr {{ break-inside: avoid; }}
  details {{ display: none; }} }}
"""
