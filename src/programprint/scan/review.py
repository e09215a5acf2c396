"""What is unsure → a page for the browser, in one file, in which a person settles it: nothing is loaded, nothing is sent.

What is settled is saved as records, which “programprint log add” takes.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from html import escape

import cv2
import msgspec
from msgspec import Struct

from programprint.logbook.record import Record
from programprint.scan.codes import Points

_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
"""The page loads nothing and sends nothing."""
_STYLE = """
body { font: 16px/1.4 sans-serif; margin: 2rem auto; max-width: 46rem; padding: 0 1rem; color: #111; background: #fff }
h1 { font-size: 1.4rem } kbd { border: 1px solid #888; border-radius: 3px; padding: 0 .3em }
li { list-style: none; display: flex; gap: 1rem; align-items: center; padding: .6rem; border-top: 1px solid #ccc }
li.here { background: #fff6d6 } li.done { opacity: .55 } ol { padding: 0 } img { width: 9rem; image-rendering: pixelated }
input { width: 4rem } .words { flex: 1 } button.on { background: #111; color: #fff }
"""
_SCRIPT = """
const items = [...document.querySelectorAll('li')], data = JSON.parse(document.getElementById('records').textContent);
const answers = items.map(() => null);
let at = 0;
function show() {
  items.forEach((item, n) => {
    item.classList.toggle('here', n === at); item.classList.toggle('done', answers[n] !== null);
    item.querySelectorAll('button').forEach(b => b.classList.toggle('on', b.dataset.state === answers[n]));
  });
  items[at] && items[at].scrollIntoView({block: 'center'});
  document.getElementById('left').textContent = answers.filter(a => a === null).length;
}
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
    const typed = items[n].querySelector('input').value.trim().replace(',', '.');
    const made = {...record, state: answers[n], by};
    delete made.done;
    if (answers[n] === 'done') {
      if (typed !== '' && isFinite(typed)) made.done = Number(typed); else if (record.done !== undefined) made.done = record.done;
    }
    return JSON.stringify(made) + '\\n';
  }).join('');
}
document.addEventListener('keydown', event => {
  if (event.target.tagName === 'INPUT') { if (event.key === 'Enter') { event.target.blur(); settle(at, 'done'); } return; }
  if (event.key === 't') settle(at, 'done');
  else if (event.key === 'e') settle(at, 'not done');
  else if (event.key === 'ArrowDown') { at = Math.min(at + 1, items.length - 1); show(); }
  else if (event.key === 'ArrowUp') { at = Math.max(at - 1, 0); show(); }
  else if (/[0-9]/.test(event.key)) { const field = items[at].querySelector('input'); field.focus(); field.value = ''; }
});
items.forEach((item, n) => {
  item.addEventListener('click', event => {
    at = n;
    if (event.target.dataset.state) settle(n, event.target.dataset.state); else show();
  });
});
document.getElementById('save').addEventListener('click', () => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([lines()], {type: 'application/json'}));
  link.download = 'corrections.jsonl';
  link.click();
});
show();
"""


class Doubt(Struct, frozen=True):
    """A box that a person must look at: what it is of, as a *record* of the case that it is ticked; the picture that it is in, by
    name; and what is seen of it and around it."""

    record: Record
    picture: str
    seen: Points


def review(doubts: Sequence[Doubt]) -> str:
    """The page."""
    records = [json.loads(msgspec.json.encode(doubt.record)) | _amount(doubt.record) for doubt in doubts]
    listed = "\n".join(map(_item, doubts))
    data = json.dumps(records, ensure_ascii=True).replace("<", "\\u003c")
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>What is unsure</title>
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<style>{_STYLE}</style></head><body>
<h1>What is unsure: <span id="left">{len(doubts)}</span> left</h1>
<p><kbd>t</kbd> ticked, <kbd>e</kbd> empty, figures and <kbd>Enter</kbd> for how much was done, <kbd>↑</kbd> <kbd>↓</kbd> to move.
Confirmed by <input id="by" style="width: 10rem"> <button id="save">Save corrections.jsonl</button>, then:
<code>programprint log add LOG --program PROGRAM corrections.jsonl</code></p>
<ol>
{listed}
</ol>
<script type="application/json" id="records">{data}</script>
<script>{_SCRIPT}</script></body></html>
"""


def _amount(record: Record) -> dict[str, float]:
    return {} if record.done is None else {"done": float(record.done)}


def _item(doubt: Doubt) -> str:
    record = doubt.record
    side = {"L": ", left", "R": ", right"}.get(record.side, "")
    whose = record.athlete or "Nobody named"
    words = f"{whose} · week {record.week}, {record.session}, {record.exercise}, set {record.set}{side}"
    _, data = cv2.imencode(".png", doubt.seen)
    image = base64.b64encode(data.tobytes()).decode()
    return (
        f'<li><img alt="" src="data:image/png;base64,{image}"><div class="words">{escape(words)}<br>'
        f"<small>{escape(record.prescribed)} · {escape(doubt.picture)}</small></div>"
        '<input aria-label="done" inputmode="decimal"><button data-state="done">ticked</button>'
        '<button data-state="not done">empty</button></li>'
    )
