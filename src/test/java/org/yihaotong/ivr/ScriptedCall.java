package org.yihaotong.ivr;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.telephony.AudioListener;
import org.yihaotong.telephony.Call;
import org.yihaotong.telephony.CallerGone;
import org.yihaotong.telephony.ListenResult;

/**
 * A caller who does what a test says, one thing at each turn, and remembers what was said
 * to him.
 */
class ScriptedCall implements Call {

	static final PhoneNumber CALLER = new PhoneNumber("+8613800001234");

	final List<String> heard = new ArrayList<>();

	/** What happened to the call at last; empty while nothing did. */
	String end = "";

	private final ContactId contact = ContactId.random();

	private final Deque<Turn> turns = new ArrayDeque<>();

	private final PlayedSpeech speech;

	ScriptedCall(PlayedSpeech speech) {
		this.speech = speech;
	}

	/** What a caller may do. */
	sealed interface Turn {

		record Says(String text) implements Turn {
		}

		record Keys(String keys) implements Turn {
		}

		record Silent() implements Turn {
		}

		record NoMedia() implements Turn {
		}

		record HangsUp() implements Turn {
		}

	}

	ScriptedCall says(String text) {
		return then(new Turn.Says(text));
	}

	ScriptedCall keys(String keys) {
		return then(new Turn.Keys(keys));
	}

	ScriptedCall silent() {
		return then(new Turn.Silent());
	}

	ScriptedCall withoutMedia() {
		return then(new Turn.NoMedia());
	}

	ScriptedCall hangsUp() {
		return then(new Turn.HangsUp());
	}

	private ScriptedCall then(Turn turn) {
		this.turns.add(turn);
		return this;
	}

	@Override
	public ContactId contact() {
		return this.contact;
	}

	@Override
	public Optional<PhoneNumber> caller() {
		return Optional.of(CALLER);
	}

	@Override
	public String dialled() {
		return "12345";
	}

	@Override
	public Optional<Character> play(Path sound) {
		hear(sound);
		if (this.turns.peek() instanceof Turn.HangsUp) {
			throw new CallerGone("Test");
		}
		return Optional.empty();
	}

	@Override
	public String keys(Path sound, int maxDigits, Duration patience) {
		hear(sound);
		return switch (next()) {
			case Turn.Keys keys -> keys.keys();
			case Turn.HangsUp left -> throw new CallerGone("Test");
			case Turn.Says says -> "";
			case Turn.Silent silent -> "";
			case Turn.NoMedia noMedia -> "";
		};
	}

	@Override
	public ListenResult listen(Path sound, AudioListener listener, Duration limit) {
		hear(sound);
		return switch (next()) {
			case Turn.Says says -> {
				this.speech.spoken(says.text());
				yield new ListenResult.Spoken();
			}
			case Turn.Keys keys -> {
				if (keys.keys().length() > 1) {
					this.turns.addFirst(new Turn.Keys(keys.keys().substring(1)));
				}
				yield new ListenResult.Key(keys.keys().charAt(0));
			}
			case Turn.Silent silent -> new ListenResult.Silence();
			case Turn.NoMedia noMedia -> new ListenResult.NoMedia();
			case Turn.HangsUp left -> throw new CallerGone("Test");
		};
	}

	private Turn next() {
		Turn turn = this.turns.poll();
		return (turn != null) ? turn : new Turn.Silent();
	}

	private void hear(Path sound) {
		String text = String.valueOf(sound.getFileName());
		if (!text.endsWith(".wav")) {
			this.heard.add(text);
		}
	}

	@Override
	public void sendToWaiting() {
		this.end = "waiting";
	}

	@Override
	public void finish() {
		this.end = "finished";
	}

}
