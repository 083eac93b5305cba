// readText asks the server that the page comes from.
async function readText(text) {
	let answer;
	try {
		answer = await fetch("/attribute", { method: "POST", body: text, headers: { "Content-Type": "text/plain; charset=utf-8", "Accept": "text/html" } });
	} catch {
		throw new Error("The program that serves this page does not answer. Is it still running?");
	}
	if (answer.ok) return answer.text();
	const { error } = await answer.json().catch(() => ({}));
	throw new Error(error || `The server answered ${answer.status}.`);
}
