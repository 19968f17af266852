/**
 * The script of pages: reads values under the pointer or by arrow keys, says in which cell of which
 * file a figure stands, and shows one pool of many. Without it the page has all the same. It writes
 * text only, so that no name is ever taken for markup.
 */
export const PAGE_SCRIPT = `
'use strict';
document.documentElement.classList.add('scripted');

/**
 * Fills the reading of a chart at a place; keeps to what the JSON beside it says. The reading is a
 * slider: who has it in focus hears its new text, and nobody else.
 */
function show(chart, index) {
  const { data, output, pictures } = chart;
  if (chart.index === index) return;
  chart.index = index;
  for (const picture of pictures) {
    const cursor = picture.querySelector('.cursor');
    const place = places(picture)[index];
    for (const end of ['1', '2']) cursor.setAttribute(data.axis + end, place);
    cursor.style.visibility = 'visible';
  }
  const [at, ...values] = data.rows[index];
  const head = document.createElement('b');
  head.append(cellElement(data, at));
  output.replaceChildren(head);
  values.forEach((value, position) => {
    if (value === null) return;
    const one = document.createElement('span');
    const [file, key] = at;
    const isPlain = typeof value === 'string';
    const cell = isPlain ? [file, key, data.columns[position], value] : value;
    one.append(data.names[position] + ' ', cellElement(data, cell));
    output.append(one, ' ');
  });
  tell(chart);
}

/** Takes what was read away again. */
function clear(chart) {
  if (chart.index < 0) return;
  chart.index = -1;
  for (const picture of chart.pictures) {
    picture.querySelector('.cursor').style.visibility = 'hidden';
  }
  // Of the height that it had: a page that moves takes what is below from under the pointer.
  chart.output.style.minHeight = chart.output.offsetHeight + 'px';
  chart.output.textContent = chart.hint;
  tell(chart);
}

function tell({ output, index }) {
  output.setAttribute('aria-valuenow', Math.max(index, 0));
  const parts = [...output.childNodes].map((part) => part.textContent.trim());
  output.setAttribute('aria-valuetext', parts.filter((part) => part !== '').join(', '));
}

function cellElement({ texts }, [file, key, column, shown]) {
  const element = document.createElement('data');
  element.dataset.cell = [file, key, column].map((number) => texts[number]).join(':');
  element.textContent = shown;
  return element;
}

function places(picture) {
  return picture.dataset.places.split(' ').map(Number);
}

/** The place that is nearest to the pointer. */
function nearest(picture, axis, event) {
  const box = picture.getBoundingClientRect();
  const size = picture.viewBox.baseVal;
  const at =
    axis === 'x'
      ? ((event.clientX - box.left) / box.width) * size.width
      : ((event.clientY - box.top) / box.height) * size.height;
  let best = 0;
  const all = places(picture);
  all.forEach((place, index) => {
    if (Math.abs(place - at) < Math.abs(all[best] - at)) best = index;
  });
  return best;
}

/** Over time as sliders have it, up is more; down a list, down is further. */
const STEPS = {
  x: { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 },
  y: { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1, PageUp: -10, PageDown: 10 },
};

/** The place that a key leads to: the first, from none; undefined where it leads nowhere. */
function keyed({ index, last, data }, { key }) {
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  const step = STEPS[data.axis][key];
  if (step === undefined) return undefined;
  return index < 0 ? 0 : Math.min(last, Math.max(0, index + step));
}

function onKey(chart, event) {
  // Those belong to the browser and to who listens.
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.key === 'Escape') clear(chart);
  const index = keyed(chart, event);
  if (index === undefined) return;
  event.preventDefault();
  show(chart, index);
}

for (const output of document.querySelectorAll('.reading')) {
  const figure = output.parentElement;
  const pictures = [...figure.querySelectorAll('svg[data-places]')];
  const data = JSON.parse(figure.querySelector('script').textContent);
  const last = data.rows.length - 1;
  if (last < 0) continue;
  const chart = { data, output, pictures, last, index: -1, hint: output.textContent };
  output.hidden = false;
  output.setAttribute('aria-valuemax', last);
  tell(chart);
  output.addEventListener('keydown', (event) => onKey(chart, event));
  output.addEventListener('blur', () => clear(chart));
  for (const picture of pictures) {
    const read = (event) => show(chart, nearest(picture, data.axis, event));
    picture.addEventListener('pointermove', read);
    picture.addEventListener('pointerdown', read);
    picture.addEventListener('click', () => output.focus({ preventScroll: true }));
    picture.addEventListener('pointerleave', ({ pointerType }) => {
      // A finger leaves whenever it is lifted.
      if (pointerType === 'mouse' && document.activeElement !== output) clear(chart);
    });
  }
}

/** Says at the foot of the window where the figure under the pointer stands. */
const source = document.createElement('p');
source.className = 'source-line';
source.ariaHidden = 'true';
source.hidden = true;
document.body.append(source);
document.addEventListener('pointerover', ({ target }) => {
  const cell = target.closest('[data-cell]');
  source.hidden = cell === null;
  if (cell === null) return;
  const [file, row, column] = cell.dataset.cell.split(':').map(decoded);
  source.textContent = file + ', row ' + row + ', column ' + column;
});
document.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') source.hidden = true;
});

/** Without the three signs that addresses keep for themselves. */
function decoded(part) {
  return part.replace(/%(25|2C|3A)/g, decodeURIComponent);
}

/** A table is a place to go to only where it scrolls; what opens or is chosen may come to. */
const sizes = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = target;
    const scrolls = scrollWidth > clientWidth || scrollHeight > clientHeight;
    if (scrolls) target.tabIndex = 0;
    else target.removeAttribute('tabindex');
    target.role = scrolls ? 'region' : 'presentation';
  }
});
for (const scroll of document.querySelectorAll('.scroll')) sizes.observe(scroll);

/** A list of choices shows the one part of the page that is chosen. */
for (const select of document.querySelectorAll('select[data-chooses]')) {
  const parts = [...document.querySelectorAll('[data-choice="' + select.dataset.chooses + '"]')];
  const choose = () => {
    parts.forEach((part, index) => part.classList.toggle('unchosen', index !== select.selectedIndex));
  };
  select.addEventListener('change', choose);
  choose();
}
`;
