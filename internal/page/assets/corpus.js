// The behaviour of a corpus page: tables that can be sorted and searched.
"use strict";
for (const table of document.querySelectorAll("table")) {
	const body = table.tBodies[0], heads = [...table.tHead.rows[0].cells];
	heads.forEach((head, column) => {
		const button = head.querySelector("button");
		if (!button) return;
		button.disabled = false;
		button.addEventListener("click", () => {
			const cell = row => row.cells[column];
			const numbers = body.rows.length > 0 && "n" in cell(body.rows[0]).dataset;
			const now = head.getAttribute("aria-sort");
			const down = now ? now === "ascending" : numbers; // numbers begin with the largest
			const value = numbers
				? (a, b) => cell(a).dataset.n - cell(b).dataset.n
				: (a, b) => cell(a).textContent.localeCompare(cell(b).textContent, "en", { numeric: true });
			const rows = [...body.rows].sort((a, b) => (down ? -1 : 1) * value(a, b));
			for (const h of heads) h.removeAttribute("aria-sort");
			head.setAttribute("aria-sort", down ? "descending" : "ascending");
			body.append(...rows);
		});
	});
	const find = table.closest("section").querySelector(".find");
	if (!find) continue;
	find.hidden = false;
	find.addEventListener("input", () => {
		const wanted = find.value.trim().toLowerCase();
		for (const row of body.rows) row.hidden = !row.textContent.toLowerCase().includes(wanted);
	});
}
