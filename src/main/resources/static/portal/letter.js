// Suggests categories while the letter is written; without it the letter is sent just the same.
(() => {
	const text = document.getElementById('text');
	const box = document.getElementById('suggestions');
	const list = document.getElementById('suggestion-list');
	const least = 8;
	let waiting;
	let asked = '';
	let chosen = list.dataset.chosen;

	function choice(value, words) {
		const label = document.createElement('label');
		label.className = 'choice';
		const input = document.createElement('input');
		input.type = 'radio';
		input.name = 'category';
		input.value = value;
		input.checked = value === chosen;
		input.addEventListener('change', () => { chosen = value; });
		label.append(input, ' ', words);
		return label;
	}

	async function suggest() {
		const words = text.value.trim();
		if (words.length < least || words === asked) {
			return;
		}
		asked = words;
		try {
			const answer = await fetch('/api/app/suggestions', {
				method: 'POST',
				headers: { 'Content-Type': 'application/json', 'Accept-Language': box.dataset.lang },
				body: JSON.stringify({ text: words }),
			});
			if (!answer.ok) {
				return;
			}
			const { top: likely, decision } = await answer.json();
			// What was not understood gets no suggestion, as at an agent's desk.
			const top = decision === 'UNKNOWN' ? [] : likely;
			if (!top.some((category) => category.code === chosen)) {
				chosen = '';
			}
			list.replaceChildren(...top.map((category) => choice(category.code, category.name)), choice('', list.dataset.none));
			box.hidden = top.length === 0;
		}
		catch {
			// No network: the letter can be written on.
		}
	}

	text.addEventListener('input', () => {
		clearTimeout(waiting);
		waiting = setTimeout(suggest, 600);
	});
	suggest();

	const form = text.form;
	form.addEventListener('submit', () => {
		form.querySelector('button[type=submit]').disabled = true;
	});
	// Coming back by the browser's back button shows the form again.
	addEventListener('pageshow', () => {
		form.querySelector('button[type=submit]').disabled = false;
	});
})();
