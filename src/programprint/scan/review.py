"""What is unsure → a page for the browser, in one file, in which a person settles it: nothing is loaded, nothing is sent.

What is settled is saved as records, which “programprint log add” takes.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from html import escape

import cv2
from msgspec import Struct

from programprint.logbook.record import Record, written
from programprint.notation.scanner import plain
from programprint.scan.codes import Points
from programprint.scan.view import View, drawn

_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
"""The page loads nothing and sends nothing."""
_STYLE = """
body { font: 16px/1.4 sans-serif; margin: 2rem auto; max-width: 46rem; padding: 0 1rem; color: #111; background: #fff }
h1 { font-size: 1.4rem } kbd { border: 1px solid #888; border-radius: 3px; padding: 0 .3em }
li { list-style: none; display: flex; gap: 1rem; align-items: center; padding: .6rem; border-top: 1px solid #ccc }
li.here { background: #fff6d6 } li.done { opacity: .55 } ol { padding: 0 } img { width: 9rem; image-rendering: pixelated }
input { width: 4rem } label { display: flex; flex-direction: column; font-size: .8rem }
#view { position: fixed; inset: 0; overflow: auto; background: #fffe; padding: 1rem; text-align: center }
#view svg { max-width: 100%; max-height: 90vh } polygon { fill: none; stroke-width: 2; stroke: #888 }
polygon.ticked, polygon.sure { stroke: #080 } polygon.unsure { stroke: #c60; fill: #fa04; cursor: pointer }
polygon.here { stroke: #c00; stroke-width: 5 } polygon.settled { stroke: #06c; fill: none } [hidden] { display: none }
.crops { display: flex; flex-direction: column } .words { flex: 1 } button.on { background: #111; color: #fff }
"""
_SCRIPT = """
const items = [...document.querySelectorAll('li')], data = JSON.parse(document.getElementById('records').textContent);
const answers = items.map(() => null);
const figures = [...document.querySelectorAll('figure')], cells = [...document.querySelectorAll('polygon')];
let at = 0;
function show() {
  items.forEach((item, n) => {
    item.classList.toggle('here', n === at); item.classList.toggle('done', answers[n] !== null);
    item.querySelectorAll('button').forEach(b => b.classList.toggle('on', b.dataset.state === answers[n]));
  });
  items[at] && items[at].scrollIntoView({block: 'center'});
  document.getElementById('left').textContent = answers.filter(a => a === null).length;
  const page = items[at] && items[at].dataset.page;
  figures.forEach(figure => { figure.hidden = figure.dataset.page !== page; });
  cells.forEach(cell => {
    const n = itemOf(cell);
    cell.classList.toggle('here', n >= 0 && n === at); cell.classList.toggle('settled', n >= 0 && answers[n] !== null);
  });
}
function itemOf(cell) {
  const page = cell.closest('figure').dataset.page;
  return items.findIndex(item => item.dataset.page === page && item.dataset.cells.split(' ').includes(cell.dataset.cell));
}
function look() { const view = document.getElementById('view'); view.hidden = !view.hidden || !figures.length; }
function settle(n, state) {
  answers[n] = state;
  data[n].at = new Date().toISOString();
  at = answers.findIndex((a, k) => a === null && k > n);
  if (at < 0) at = answers.findIndex(a => a === null);
  if (at < 0) at = n;
  show();
}
function lines() {
  const by = document.getElementById('by').value.trim() || 'review';
  return data.map((record, n) => {
    if (answers[n] === null) return '';
    const made = {...record, state: answers[n], by};
    items[n].querySelectorAll('input').forEach(field => {
      const typed = field.value.trim().replace(',', '.');
      delete made[field.name];
      if (answers[n] === 'done' && typed !== '' && isFinite(typed)) made[field.name] = Number(typed);
    });
    for (const name of ['load', 'effort']) if (made[name] === undefined) { delete made[name]; delete made[name + '_unit']; }
    if (answers[n] !== 'done') delete made.done;
    return JSON.stringify(made) + '\\n';
  }).join('');
}
function next(field) {
  const fields = [...items[at].querySelectorAll('input')], after = fields[fields.indexOf(field) + 1];
  if (after) { after.focus(); after.select(); } else { field.blur(); settle(at, 'done'); }
}
function spread(field) {
  if (field.dataset.cell) document.querySelectorAll('input').forEach(other => {
    if (other !== field && other.dataset.cell === field.dataset.cell) other.value = field.value;
  });
}
document.addEventListener('keydown', event => {
  if (event.target.closest('li') && event.target.tagName === 'INPUT') { if (event.key === 'Enter') next(event.target); return; }
  if (event.target.tagName === 'INPUT') return;
  if (event.key === 't') settle(at, 'done');
  else if (event.key === 'e') settle(at, 'not done');
  else if (event.key === 'Enter') settle(at, 'done');
  else if (event.key === 'p') look();
  else if (event.key === 'Escape') document.getElementById('view').hidden = true;
  else if (event.key === 'ArrowDown') { at = Math.min(at + 1, items.length - 1); show(); }
  else if (event.key === 'ArrowUp') { at = Math.max(at - 1, 0); show(); }
  else if (/[0-9]/.test(event.key)) { const field = items[at].querySelector('input'); field.focus(); field.select(); }
});
items.forEach((item, n) => {
  item.addEventListener('input', event => spread(event.target));
  item.addEventListener('focusin', () => { if (at !== n) { at = n; show(); } });
  item.addEventListener('click', event => {
    at = n;
    if (event.target.dataset.state) settle(n, event.target.dataset.state); else show();
  });
});
cells.forEach(cell => cell.addEventListener('click', () => { const n = itemOf(cell); if (n >= 0) { at = n; show(); } }));
document.getElementById('look').addEventListener('click', look);
document.getElementById('close').addEventListener('click', look);
document.getElementById('save').addEventListener('click', () => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([lines()], {type: 'application/json'}));
  link.download = 'corrections.jsonl';
  link.click();
});
show();
"""


class Crop(Struct, frozen=True):
    """What is seen of a box or of a cell: which field of a record it is of (``tick``, ``done``, ``load``, ``effort``), the id of
    the cell, and how likely the suggestion is; 0 where there is none."""

    field: str
    cell: str
    seen: Points
    odds: float = 0.0


class Doubt(Struct, frozen=True):
    """A set that a person must look at: a *record* of the case that it was done, with what was read as suggestions; the picture
    that it is in, by name; what is seen of what is not sure; and the whole picture."""

    record: Record
    picture: str
    crops: tuple[Crop, ...]
    view: View | None = None


def review(doubts: Sequence[Doubt]) -> str:
    """The page."""
    records = [json.loads(written([doubt.record])) for doubt in doubts]
    views = {id(doubt.view): doubt for doubt in doubts if doubt.view}
    pages = {one: number for number, one in enumerate(views)}
    listed = "\n".join(_item(doubt, pages.get(id(doubt.view))) for doubt in doubts)
    figures = "\n".join(drawn(one.view, one.picture, pages[at]) for at, one in views.items() if one.view)
    data = json.dumps(records, ensure_ascii=True).replace("<", "\\u003c")
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>What is unsure</title>
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<style>{_STYLE}</style></head><body>
<h1>What is unsure: <span id="left">{len(doubts)}</span> left</h1>
<p><kbd>t</kbd> ticked, <kbd>e</kbd> empty, figures and <kbd>Enter</kbd> for how much was done, <kbd>↑</kbd> <kbd>↓</kbd> to move,
<kbd>p</kbd> for <button id="look">the page</button>: green was read, grey is empty, orange is unsure.
Confirmed by <input id="by" style="width: 10rem"> <button id="save">Save corrections.jsonl</button>, then:
<code>programprint log add LOG --program PROGRAM corrections.jsonl</code></p>
<ol>
{listed}
</ol>
<div id="view" hidden><button id="close">close</button>
{figures}
</div>
<script type="application/json" id="records">{data}</script>
<script>{_SCRIPT}</script></body></html>
"""


def _item(doubt: Doubt, page: int | None) -> str:
    """A question; *page* is the number of the view that it is in."""
    record = doubt.record
    side = {"L": ", left", "R": ", right"}.get(record.side, "")
    whose = record.athlete or "Nobody named"
    words = f"{whose} · week {record.week}, {record.session}, {record.exercise}, set {record.set}{side}"
    fields = {"done": record.unit, "load": record.load_unit, "effort": record.effort_unit}
    shown = [name for name, unit in fields.items() if name == "done" or unit]
    cells = {crop.field: crop for crop in doubt.crops}
    return (
        f'<li data-page="{"" if page is None else page}" data-cells="{escape(" ".join(crop.cell for crop in doubt.crops))}">'
        f'<div class="crops">{"".join(map(_image, doubt.crops))}</div><div class="words">{escape(words)}<br>'
        f"<small>asked for: {escape(record.prescribed) or 'open'} · {escape(doubt.picture)}</small></div>"
        f"{''.join(_input(name, fields[name], doubt, cells.get(name)) for name in shown)}"
        '<button data-state="done">ticked</button><button data-state="not done">empty</button></li>'
    )


def _image(crop: Crop) -> str:
    _, data = cv2.imencode(".png", crop.seen)
    return f'<img alt="" src="data:image/png;base64,{base64.b64encode(data.tobytes()).decode()}">'


def _input(name: str, unit: str, doubt: Doubt, crop: Crop | None) -> str:
    """A field to type in, with what was read as a suggestion, and how likely that is. The load of several sets is typed once."""
    value = getattr(doubt.record, name)
    text = "" if value is None else plain(value)
    likely = f"<small>read: {text}, {crop.odds:.0%}</small>" if crop and crop.odds and text else ""
    cell = f' data-cell="{escape(doubt.picture)} {escape(crop.cell)}"' if crop and name == "load" else ""
    return (
        f'<label>{escape(unit)}<input name="{name}" aria-label="{name}" inputmode="decimal" value="{text}"{cell}>'
        f"{likely}</label>"
    )
