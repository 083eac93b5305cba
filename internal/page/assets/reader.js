// The form of the pages that read a text. A script before this one defines
// readText, which promises the HTML page of a text.
(() => {
	const get = id => document.getElementById(id);
	const text = get("text"), output = get("output"), state = get("state"), problem = get("problem"), save = get("save");
	let turn = 0, page = "";

	async function read() {
		const mine = ++turn;
		problem.textContent = "";
		if (!text.value.trim()) {
			state.textContent = "";
			problem.textContent = "There is no text yet.";
			text.focus();
			return;
		}
		state.textContent = "Reading …";
		const begun = performance.now();
		try {
			const html = await readText(text.value);
			if (mine !== turn) return;
			const result = new DOMParser().parseFromString(html, "text/html").getElementById("result");
			output.replaceChildren(document.adoptNode(result));
			whosaid.start(result);
			page = html;
			save.hidden = false;
			state.textContent = `Read in ${((performance.now() - begun) / 1000).toFixed(1)} seconds.`;
			output.scrollIntoView();
		} catch (error) {
			if (mine !== turn) return;
			state.textContent = "";
			problem.textContent = error.message;
		}
	}

	async function open(file) {
		if (!file) return;
		text.value = await file.text();
		read();
	}

	get("form").addEventListener("submit", e => { e.preventDefault(); read(); });
	text.addEventListener("keydown", e => { if (e.key === "Enter" && (e.ctrlKey || e.metaKey)) read(); });
	// A text pasted into the empty field is read at once.
	text.addEventListener("paste", () => { if (!text.value) setTimeout(read); });
	get("example").addEventListener("click", () => { text.value = get("sample").content.textContent.trim(); read(); });
	get("file").addEventListener("change", e => open(e.target.files[0]));
	addEventListener("dragover", e => { e.preventDefault(); document.body.classList.add("drop"); });
	addEventListener("dragleave", e => { if (!e.relatedTarget) document.body.classList.remove("drop"); });
	addEventListener("drop", e => {
		e.preventDefault();
		document.body.classList.remove("drop");
		if (e.dataTransfer.files.length) open(e.dataTransfer.files[0]);
		else if (e.dataTransfer.getData("text")) { text.value = e.dataTransfer.getData("text"); read(); }
	});
	save.addEventListener("click", () => {
		const link = document.createElement("a");
		link.href = URL.createObjectURL(new Blob([page], { type: "text/html" }));
		link.download = "who-said-what.html";
		link.click();
		setTimeout(() => URL.revokeObjectURL(link.href), 60000);
	});
})();
