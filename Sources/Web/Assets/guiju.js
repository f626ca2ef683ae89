// Small comforts. Every page works without this file.
const one = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];

// Errors first: the cursor goes where the summary is.
const summary = one('#summary');
if (summary) summary.focus();

// Keys: j k move, Enter opens, / searches, ? helps. Never while typing or composing.
if (document.body.dataset.keys !== 'off') {
  let at = -1;
  const rows = all('table.keyed tbody tr');
  const go = (to) => {
    if (!rows.length) return;
    if (rows[at]) rows[at].classList.remove('here');
    at = Math.max(0, Math.min(rows.length - 1, to));
    rows[at].classList.add('here');
    one('a', rows[at]).focus();
  };
  document.addEventListener('keydown', (event) => {
    const busy = event.target.closest('input,textarea,select,[contenteditable]');
    if (event.isComposing || busy || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'j') go(at + 1);
    else if (event.key === 'k') go(at - 1);
    else if (event.key === '/') { event.preventDefault(); one('#find').focus(); }
    else if (event.key === '?') location.href = '/help';
  });
}

// A second press of the same button does nothing.
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = 'yes';
  setTimeout(() => delete form.dataset.sent, 8000);
});
addEventListener('pageshow', () => all('form').forEach((form) => delete form.dataset.sent));

const text = (form) => {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value);
  return body;
};

// Drafts: saved after a pause and on leaving; the answer says which questions apply now.
for (const form of all('form[data-draft]')) {
  let timer = 0;
  let changed = false;
  const told = one('#saved');
  const save = async () => {
    clearTimeout(timer);
    if (!changed) return;
    changed = false;
    try {
      const answer = await fetch(form.dataset.draft, { method: 'POST', body: text(form), headers: { Accept: 'application/json' } });
      const said = await answer.json();
      if (!answer.ok) {
        if (told && said.title) told.textContent = said.title;
        throw new Error(answer.status);
      }
      if (told) told.textContent = said.saved;
      for (const [id, applies] of Object.entries(said.applies || {})) {
        const field = document.getElementById('at-' + id);
        if (field) field.hidden = !applies;
      }
    } catch { changed = true; timer = setTimeout(save, 15000); }
  };
  const soon = (wait) => { changed = true; clearTimeout(timer); timer = setTimeout(save, wait); };
  form.addEventListener('input', () => soon(2500));
  form.addEventListener('change', () => soon(150));
  document.addEventListener('visibilitychange', () => { if (document.hidden) save(); });
  form.addEventListener('submit', () => { clearTimeout(timer); changed = false; });
}

// Questions that belong to one outcome show when it is chosen.
const groups = all('[data-outcome]');
if (groups.length) {
  const show = () => {
    const chosen = one('input[name=outcome]:checked');
    for (const group of groups) group.hidden = Boolean(group.dataset.outcome) && (!chosen || chosen.value !== group.dataset.outcome);
  };
  document.addEventListener('change', show);
  show();
}

// Live assessment: asked again shortly after each change; what moved is marked by the server.
const assess = one('form[data-fragment]');
if (assess) {
  const place = one('#assessment');
  let timer = 0;
  let turn = 0;
  const ask = async () => {
    const mine = ++turn;
    const answer = await fetch(assess.dataset.fragment, { method: 'POST', body: text(assess) });
    if (answer.ok && mine === turn) place.innerHTML = await answer.text();
  };
  const soon = (wait) => { clearTimeout(timer); timer = setTimeout(() => ask().catch(() => {}), wait); };
  assess.addEventListener('input', () => soon(350));
  assess.addEventListener('change', () => soon(60));
}
