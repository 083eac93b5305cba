
// The worker: it unpacks the program, starts it, and hands it each text.
let program;
function decode(base64) {
	if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
	const letters = atob(base64), bytes = new Uint8Array(letters.length);
	for (let i = 0; i < bytes.length; i++) bytes[i] = letters.charCodeAt(i); // many times faster than Uint8Array.from
	return bytes;
}
async function load(base64) {
	const packed = decode(base64);
	const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
	const go = new Go();
	const { instance } = await WebAssembly.instantiate(await new Response(unpacked).arrayBuffer(), go.importObject);
	go.run(instance); // returns once the program waits for texts
}
onmessage = async ({ data }) => {
	if (data.program) {
		program = load(data.program);
		program.catch(() => {}); // told with the first text
		return;
	}
	try {
		await program;
		postMessage({ id: data.id, html: whosaidPage(data.text) });
	} catch (error) {
		postMessage({ id: data.id, error: "The program could not be run in this browser: " + error.message });
	}
};
