// readText runs the program that the page carries, in a worker, so that the
// page can still be used while a text is read.
const readText = (() => {
	const source = id => document.getElementById(id).textContent;
	const waiting = new Map();
	let worker, last = 0;
	function begin() {
		const url = URL.createObjectURL(new Blob([source("engine"), source("worker")], { type: "text/javascript" }));
		worker = new Worker(url);
		URL.revokeObjectURL(url);
		worker.onmessage = ({ data: { id, html, error } }) => {
			const { resolve, reject } = waiting.get(id);
			waiting.delete(id);
			if (error) reject(new Error(error));
			else resolve(html);
		};
		worker.onerror = () => {
			for (const { reject } of waiting.values()) reject(new Error("The program could not be run in this browser."));
			waiting.clear();
		};
		worker.postMessage({ program: source("program") });
	}
	begin(); // so that it is ready when a text is
	return text => new Promise((resolve, reject) => {
		waiting.set(++last, { resolve, reject });
		worker.postMessage({ id: last, text });
	});
})();
