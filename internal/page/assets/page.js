// The behaviour of an article's page: filters, and the card that tells why a
// quote is somebody's. start may be called again for another result.
"use strict";
const whosaid = (() => {
	const seconds = 1000;
	let stop = new AbortController();

	function start(root) {
		stop.abort();
		stop = new AbortController();
		const on = (target, type, f) => target.addEventListener(type, f, { signal: stop.signal });
		filters(root, on);
		card(root, on);
	}

	// filters show the quotes of the chosen voices and kinds; of none chosen, all.
	function filters(root, on) {
		const status = root.querySelector("#status"), all = root.querySelector("#all");
		if (!status) return;
		const buttons = [...root.querySelectorAll("[data-voice], [data-kind], [data-check]")].filter(b => b.tagName === "BUTTON");
		const items = [...root.querySelectorAll(".quotes li")];
		const pressed = b => b.getAttribute("aria-pressed") === "true";
		const chosen = key => new Set(buttons.filter(b => key in b.dataset && pressed(b)).map(b => b.dataset[key]));
		const marks = root.querySelectorAll("article [data-q]");
		function show() {
			const voices = chosen("voice"), kinds = chosen("kind"), check = chosen("check").size > 0;
			const shown = new Set();
			for (const li of items) {
				const yes = (!voices.size || voices.has(li.dataset.v)) && (!kinds.size || kinds.has(li.dataset.k)) && (!check || "check" in li.dataset);
				li.hidden = !yes;
				if (yes) shown.add(li.id.slice(1));
			}
			for (const m of marks)
				m.classList.toggle("off", !shown.has(m.dataset.q) && !(m.dataset.o || "").split(" ").some(q => shown.has(q)));
			all.hidden = shown.size === items.length;
			status.textContent = all.hidden ? "" : `Showing ${shown.size} of ${items.length} quotes.`;
		}
		for (const b of buttons) {
			b.disabled = false;
			on(b, "click", () => { b.setAttribute("aria-pressed", String(!pressed(b))); show(); });
		}
		on(all, "click", () => { for (const b of buttons) b.setAttribute("aria-pressed", "false"); show(); buttons[0].focus(); });
	}

	// card shows who, the chain and the certainty beside the quote under the
	// pointer or the focus. It stays while the pointer is on it; Escape closes it.
	function card(root, on) {
		const box = root.querySelector("#card"), article = root.querySelector("article");
		let quote = "", timer = 0;
		const each = (selector, f) => article.querySelectorAll(selector).forEach(f);
		function hide() {
			clearTimeout(timer);
			if (!quote) return;
			each(".on", e => e.classList.remove("on"));
			each(".near", e => e.classList.remove("near"));
			box.hidden = true;
			quote = "";
		}
		function show(at) {
			clearTimeout(timer);
			if (at.dataset.q === quote) return;
			const li = root.querySelector("#d" + at.dataset.q);
			if (!li || at.classList.contains("off")) return;
			hide();
			quote = at.dataset.q;
			each(`mark[data-q="${quote}"], u[data-q="${quote}"]`, e => e.classList.add("on"));
			if (li.dataset.v !== "0") each(`[data-m="${li.dataset.v}"]`, e => e.classList.add("near"));
			const why = li.querySelector(".why").cloneNode(true);
			why.removeAttribute("id");
			box.className = li.className;
			box.replaceChildren(why);
			box.hidden = false;
			place(at.getClientRects());
		}
		function place(lines) {
			// Under the quote's last line near the pointer, so that it hides none of the quote.
			const first = lines[0], last = lines[lines.length - 1];
			let bottom = last.bottom;
			each(`mark[data-q="${quote}"]`, mark => {
				for (const line of mark.getClientRects())
					if (line.bottom > bottom && line.bottom < last.bottom + 160) bottom = line.bottom;
			});
			const left = Math.max(8, Math.min(last.left, document.documentElement.clientWidth - box.offsetWidth - 8));
			const below = bottom + 6, above = first.top - box.offsetHeight - 6;
			box.style.left = left + scrollX + "px";
			box.style.top = (below + box.offsetHeight > innerHeight && above > 0 ? above : below) + scrollY + "px";
		}
		const later = () => { clearTimeout(timer); timer = setTimeout(hide, .4 * seconds); };
		const find = e => e.target.closest && e.target.closest("article [data-q]");
		on(article, "pointerover", e => { const at = find(e); if (at) show(at); else later(); });
		on(article, "pointerleave", later);
		on(box, "pointerenter", () => clearTimeout(timer));
		on(box, "pointerleave", later);
		on(article, "focusin", e => { const at = find(e); if (at) show(at); });
		on(article, "focusout", later);
		on(article, "click", e => { const at = find(e); if (at) show(at); });
		on(document, "keydown", e => { if (e.key === "Escape") hide(); });
	}

	const result = document.getElementById("result");
	if (result) start(result);
	return { start };
})();
